package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The {@code config.json} of a model of the Llama family: a typed view with the defaults that Transformers has, over all
 * the keys of the file, which are kept as they are when it is written again.
 *
 * <p><b>Errors.</b> {@link FormatException} naming file, key, what was found and what is expected, when the model type is
 * not of the family, a number is missing its sense, or the rotary scaling is of a kind that Glossa does not compute.
 *
 * <p><b>Source.</b> {@code LlamaConfig} and {@code MistralConfig} of Hugging Face Transformers.
 */
public final class ModelConfig {
    /** Name of the file. */
    public static final String FILE = "config.json";

    private static final List<String> FAMILY = List.of("llama", "mistral");

    private final String source;
    private final ObjectNode tree;
    private final RotaryScaling rotaryScaling;

    private ModelConfig(String source, ObjectNode tree) {
        this.source = source;
        this.tree = tree;
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

    /** A copy of all keys. */
    public ObjectNode toJson() {
        return tree.deepCopy();
    }

    /** Writes {@code config.json} into a directory. */
    public void write(Path directory) {
        Json.write(directory.resolve(FILE), tree);
    }

    /** {@code llama} or {@code mistral}. */
    public String modelType() {
        return tree.path("model_type").asText();
    }

    /** Rows of the embedding matrix. */
    public int vocabularySize() {
        return integer("vocab_size", 32000);
    }

    /** Width of the residual stream. */
    public int hiddenSize() {
        return integer("hidden_size", 4096);
    }

    /** Width inside the feed-forward blocks. */
    public int intermediateSize() {
        return integer("intermediate_size", isMistral() ? 14336 : 11008);
    }

    /** Transformer blocks. */
    public int layers() {
        return integer("num_hidden_layers", 32);
    }

    /** Query heads. */
    public int attentionHeads() {
        return integer("num_attention_heads", 32);
    }

    /** Key and value heads; as many as query heads unless the file says otherwise. */
    public int keyValueHeads() {
        return integer("num_key_value_heads", isMistral() ? 8 : attentionHeads());
    }

    /** Width of a head. */
    public int headSize() {
        return integer("head_dim", hiddenSize() / attentionHeads());
    }

    /** Longest sequence the model was made for, in tokens. */
    public int contextLength() {
        return integer("max_position_embeddings", isMistral() ? 131072 : 2048);
    }

    /** Tokens each position sees at most, counting itself; the context length where there is no sliding window. */
    public int attentionWindow() {
        if (!isMistral()
                || (tree.has("sliding_window") && tree.get("sliding_window").isNull())) {
            return contextLength();
        }
        return Math.min(contextLength(), integer("sliding_window", 4096));
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
            frequencies[i] = rotaryScaling.scale(Math.pow(rotaryBase(), -2.0 * i / headSize()));
        }
        return frequencies;
    }

    /** Whether one matrix serves as input embedding and as head. */
    public boolean tiedEmbeddings() {
        return tree.path("tie_word_embeddings").asBoolean(false);
    }

    /** Whether the attention projections have biases. */
    public boolean attentionBias() {
        return tree.path("attention_bias").asBoolean(false);
    }

    /** Whether the feed-forward projections have biases. */
    public boolean feedForwardBias() {
        return tree.path("mlp_bias").asBoolean(false);
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
        return id.isNull() ? OptionalInt.empty() : OptionalInt.of(id.asInt(1));
    }

    /** Ids of the tokens that end a text; some models have several. */
    public List<Integer> eosTokenIds() {
        JsonNode ids = tree.path("eos_token_id");
        List<Integer> all = new ArrayList<>();
        if (ids.isArray()) {
            ids.forEach(id -> all.add(id.asInt()));
        } else if (!ids.isNull()) {
            all.add(ids.asInt(2));
        }
        return List.copyOf(all);
    }

    /** The element type the file declares under {@code dtype} or {@code torch_dtype}; {@code float32} without either. */
    public String declaredType() {
        String type = tree.path("dtype").asText(tree.path("torch_dtype").asText("float32"));
        return type.equals("null") ? "float32" : type;
    }

    private boolean isMistral() {
        return modelType().equals("mistral");
    }

    private JsonNode rotaryParameters() {
        return tree.has("rope_parameters") ? tree.path("rope_parameters") : tree.path("rope_scaling");
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
        if (!FAMILY.contains(modelType())) {
            throw new FormatException(source + ": model_type: " + NearestName.unknown("model type", modelType(), FAMILY)
                    + "; convert the checkpoint to one of these, or choose another base");
        }
        if (!activation().equals("silu")) {
            throw new FormatException(source + ": hidden_act is " + activation() + "; only silu is supported");
        }
        vocabularySize();
        intermediateSize();
        layers();
        contextLength();
        attentionWindow();
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
