package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The {@code config.json} of a model: a typed view with the defaults that Transformers has for its family, over all the keys of
 * the file, which are kept as they are when it is written again.
 *
 * <p><b>Errors.</b> {@link FormatException} naming file, key, what was found and what is expected, when the model type is
 * of no known {@link ModelFamily}, a number is missing its sense, or the rotary scaling is of a kind that Glossa does not compute.
 *
 * <p><b>Source.</b> The configuration classes of Hugging Face Transformers.
 */
public final class ModelConfig {
    /** Name of the file. */
    public static final String FILE = "config.json";

    private final String source;
    private final ObjectNode tree;
    private final ModelFamily family;
    private final RotaryScaling rotaryScaling;

    private ModelConfig(String source, ObjectNode tree) {
        this.source = source;
        this.tree = tree;
        SortedMap<String, ModelFamily> families = ModelFamilies.all();
        String type = tree.path("model_type").asText();
        if (!families.containsKey(type)) {
            throw new FormatException(
                    source + ": model_type: " + NearestName.unknown("model type", type, families.keySet())
                            + "; convert the checkpoint to one of these, or choose another base");
        }
        this.family = families.get(type);
        check();
        this.rotaryScaling = RotaryScaling.of(rotaryParameters(), contextLength(), source);
    }

    /** Reads the file of a model directory. */
    public static ModelConfig read(Path directory) {
        Path file = directory.resolve(FILE);
        return of(Json.read(file), file.toString());
    }

    /** Views a tree; {@code source} names it in messages. */
    public static ModelConfig of(JsonNode tree, String source) {
        if (!(tree instanceof ObjectNode object)) {
            throw new FormatException(source + ": expected a JSON object");
        }
        return new ModelConfig(source, object.deepCopy());
    }

    /** A copy with one key changed or added. */
    public ModelConfig with(String key, JsonNode value) {
        ObjectNode copy = tree.deepCopy();
        copy.set(key, value);
        return new ModelConfig(source, copy);
    }

    /** A copy for a vocabulary of another size. */
    public ModelConfig withVocabularySize(int size) {
        return with("vocab_size", tree.numberNode(size));
    }

    /**
     * A copy whose blocks are these of its own, in this order: their number, and what the file says block by block.
     *
     * @param sources numbers from 0, ascending, each once or more often
     */
    public ModelConfig withBlocks(List<Integer> sources) {
        ObjectNode copy = tree.deepCopy();
        copy.put("num_hidden_layers", sources.size());
        if (tree.get("layer_types") instanceof ArrayNode types) {
            if (types.size() != layers()) {
                throw new FormatException(source + ": layer_types has " + types.size()
                        + " entries; expected one for each of the " + layers() + " blocks");
            }
            ArrayNode moved = copy.putArray("layer_types");
            sources.forEach(layer -> moved.add(types.get(layer)));
        }
        JsonNode most = tree.path("max_window_layers");
        boolean usual = flag("use_sliding_window") && family.defaults().containsKey("max_window_layers");
        if (most.isInt() || usual) {
            // Blocks from this one on have the window; one beyond the last stays beyond.
            int first = most.isInt() ? most.intValue() : integer("max_window_layers");
            int below = (int) sources.stream().filter(layer -> layer < first).count();
            copy.put("max_window_layers", below + Math.max(0, first - layers()));
        }
        return new ModelConfig(source, copy);
    }

    /** A copy of all keys. */
    public ObjectNode toJson() {
        return tree.deepCopy();
    }

    /** Writes {@code config.json} into a directory. */
    public void write(Path directory) {
        Json.write(directory.resolve(FILE), tree);
    }

    /** Such as {@code llama}. */
    public String modelType() {
        return family.modelType();
    }

    /** What models of this type have in common. */
    public ModelFamily family() {
        return family;
    }

    /** Rows of the embedding matrix. */
    public int vocabularySize() {
        return integer("vocab_size");
    }

    /** Width of the residual stream. */
    public int hiddenSize() {
        return integer("hidden_size", 4096);
    }

    /** Width inside the feed-forward blocks. */
    public int intermediateSize() {
        return integer("intermediate_size");
    }

    /** Transformer blocks. */
    public int layers() {
        return integer("num_hidden_layers", 32);
    }

    /** Query heads. */
    public int attentionHeads() {
        return integer("num_attention_heads", 32);
    }

    /** Key and value heads; as many as query heads unless file or family say otherwise. */
    public int keyValueHeads() {
        return integer("num_key_value_heads", family.defaults().getOrDefault("num_key_value_heads", attentionHeads()));
    }

    /** Width of a head. */
    public int headSize() {
        return integer("head_dim", family.defaults().getOrDefault("head_dim", hiddenSize() / attentionHeads()));
    }

    /** Longest sequence the model was made for, in tokens. */
    public int contextLength() {
        return integer("max_position_embeddings");
    }

    /**
     * Tokens that each position of a block sees at most, counting itself; the context length where there is no sliding window.
     *
     * @param layer from 0
     */
    public int attentionWindow(int layer) {
        return Math.min(contextLength(), family.attentionWindow(this, layer));
    }

    /** The narrowest window of all blocks. */
    public int narrowestWindow() {
        return IntStream.range(0, layers()).map(this::attentionWindow).min().orElse(contextLength());
    }

    /** Whether a block is Llama's own: no biases, and no norms of queries and keys. */
    public boolean plainBlocks() {
        return family.biasedModules(this).isEmpty() && !family.normalisesQueriesAndKeys();
    }

    /** The value of {@code sliding_window}, where the family has a default for it and the file does not say null. */
    OptionalInt slidingWindow() {
        boolean off = tree.has("sliding_window") && tree.get("sliding_window").isNull();
        return off ? OptionalInt.empty() : OptionalInt.of(integer("sliding_window"));
    }

    /**
     * The window of a family in which {@code layer_types} says block by block, or {@code use_sliding_window} switches it on for
     * the blocks from {@code max_window_layers} on.
     */
    int layerWindow(int layer) {
        JsonNode types = tree.path("layer_types");
        boolean slides = types.isArray()
                ? types.path(layer).asText().equals("sliding_attention")
                : flag("use_sliding_window") && layer >= integer("max_window_layers");
        return slides ? slidingWindow().orElse(contextLength()) : contextLength();
    }

    /** Whether a key that is off by default is on. */
    boolean flag(String key) {
        return tree.path(key).asBoolean(false);
    }

    /** The term that keeps RMS normalisation from dividing by zero. */
    public double normEpsilon() {
        return number(tree, "rms_norm_eps", 1e-6);
    }

    /** Base of the rotary frequencies. */
    public double rotaryBase() {
        return number(tree.has("rope_theta") ? tree : rotaryParameters(), "rope_theta", 10000);
    }

    /** How the rotary frequencies are stretched for a longer context. */
    public RotaryScaling rotaryScaling() {
        return rotaryScaling;
    }

    /**
     * The angle, in radians, that each pair of a head's dimensions turns by from one position to the next.
     *
     * <p><b>Shapes.</b> {@code [headSize / 2]}. <b>Formula.</b> {@code base^(-2i / headSize)}, then scaled.
     */
    public double[] rotaryFrequencies() {
        double[] frequencies = new double[headSize() / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.pow(rotaryBase(), -2.0 * i / headSize());
        }
        return rotaryScaling.scale(frequencies, rotaryBase());
    }

    /** Whether one matrix serves as input embedding and as head. */
    public boolean tiedEmbeddings() {
        return tree.path("tie_word_embeddings").asBoolean(false);
    }

    /** Activation of the gate in the feed-forward blocks. */
    public String activation() {
        return tree.path("hidden_act").asText("silu");
    }

    /** Standard deviation that Transformers draws fresh weights with. */
    public double initializerRange() {
        return number(tree, "initializer_range", 0.02);
    }

    /** Id of the token that begins a text, if the model has one. */
    public OptionalInt bosTokenId() {
        JsonNode id = tree.path("bos_token_id");
        if (id.isInt()) {
            return OptionalInt.of(id.intValue());
        }
        Integer usual = id.isNull() ? null : family.defaults().get("bos_token_id");
        return usual == null ? OptionalInt.empty() : OptionalInt.of(usual);
    }

    /** Ids of the tokens that end a text; some models have several. */
    public List<Integer> eosTokenIds() {
        JsonNode ids = tree.path("eos_token_id");
        List<Integer> all = new ArrayList<>();
        if (ids.isArray()) {
            ids.forEach(id -> all.add(id.asInt()));
        } else if (ids.isInt()) {
            all.add(ids.intValue());
        } else if (ids.isMissingNode() && family.defaults().containsKey("eos_token_id")) {
            all.add(family.defaults().get("eos_token_id"));
        }
        return List.copyOf(all);
    }

    /** The element type the file declares under {@code dtype} or {@code torch_dtype}; {@code float32} without either. */
    public String declaredType() {
        String type = tree.path("dtype").asText(tree.path("torch_dtype").asText("float32"));
        return type.equals("null") ? "float32" : type;
    }

    private JsonNode rotaryParameters() {
        return tree.has("rope_parameters") ? tree.path("rope_parameters") : tree.path("rope_scaling");
    }

    /** A number that the family has a default for. */
    private int integer(String key) {
        return integer(key, family.defaults().get(key));
    }

    private int integer(String key, int defaultValue) {
        JsonNode value = tree.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return defaultValue;
        }
        if (!value.isInt() || value.intValue() <= 0) {
            throw new FormatException(source + ": " + key + " is " + value + "; expected a whole number above 0");
        }
        return value.intValue();
    }

    private double number(JsonNode tree, String key, double defaultValue) {
        JsonNode value = tree.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return defaultValue;
        }
        if (!value.isNumber() || !(value.doubleValue() > 0) || Double.isInfinite(value.doubleValue())) {
            throw new FormatException(source + ": " + key + " is " + value + "; expected a number above 0");
        }
        return value.doubleValue();
    }

    private void check() {
        if (!activation().equals("silu")) {
            throw new FormatException(source + ": hidden_act is " + activation() + "; only silu is supported");
        }
        vocabularySize();
        intermediateSize();
        layers();
        contextLength();
        attentionWindow(0);
        normEpsilon();
        rotaryBase();
        initializerRange();
        if (attentionHeads() % keyValueHeads() != 0) {
            throw new FormatException(source + ": num_attention_heads " + attentionHeads()
                    + " is not a multiple of num_key_value_heads " + keyValueHeads());
        }
        if (!tree.hasNonNull("head_dim") && hiddenSize() % attentionHeads() != 0) {
            throw new FormatException(source + ": hidden_size " + hiddenSize()
                    + " is not a multiple of num_attention_heads " + attentionHeads() + " and head_dim is not given");
        }
        if (headSize() % 2 != 0) {
            throw new FormatException(source + ": head_dim " + headSize() + " is odd; rotary positions need pairs");
        }
    }
}
