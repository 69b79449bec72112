package io.glossa.vocab.bytelevel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A byte-level BPE model in Hugging Face's {@code tokenizer.json}. What is not understood but does not change ids
 * (post-processor, decoder, truncation) is kept; what would change ids and is not understood is refused.
 */
public final class ByteLevelJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String BEGIN_OF_TEXT = "<|begin_of_text|>";

    private ByteLevelJson() {}

    static ByteLevelModel parse(byte[] bytes, String source) {
        ObjectNode tree = JsonText.parse(bytes, source);
        JsonNode bpe = tree.path("model");
        require(
                source,
                "model.type",
                bpe.path("type").asText("BPE"),
                bpe.path("type").asText("BPE").equals("BPE"),
                "BPE");
        for (String affix : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
            String found = bpe.path(affix).asText("");
            require(source, "model." + affix, found, found.isEmpty() || found.equals("null"), "none");
        }
        require(
                source,
                "model.byte_fallback",
                "true",
                !bpe.path("byte_fallback").asBoolean(false),
                "false");
        Map<String, Integer> vocabulary = Gpt2Files.vocabulary(bpe.path("vocab"), source);
        List<AddedToken> added = addedTokens(tree.path("added_tokens"), source);
        // Added tokens listed in the vocabulary too are matched, never merged.
        added.forEach(token -> vocabulary.remove(token.text(), token.id()));
        return new ByteLevelModel(
                source,
                vocabulary,
                ListedMerges.parse(mergeLines(bpe.path("merges"), source), vocabulary, source),
                added,
                preTokenizer(tree.path("pre_tokenizer"), source),
                normalization(tree.path("normalizer"), source),
                bpe.path("ignore_merges").asBoolean(false));
    }

    /** The file of an expanded model: that of its base with vocabulary, merges and pre-tokenizer brought up to date. */
    public static byte[] expanded(byte[] base, ByteLevelModel model) {
        ObjectNode tree = JsonText.parse(base, model.source());
        boolean indented = base.length > 1 && (base[1] == '\n' || base[1] == '\r');
        ObjectNode bpe = (ObjectNode) tree.get("model");
        boolean pairs = bpe.path("merges").path(0).isArray();
        bpe.set("vocab", vocabulary(model));
        bpe.set("merges", merges(model, pairs));
        replaceExpressions(tree.path("pre_tokenizer"), model.preTokenizer());
        return indented ? JsonText.indented(tree) : JsonText.compact(tree);
    }

    /** A new file, for models that came from another format. */
    public static byte[] fresh(ByteLevelModel model) {
        ObjectNode tree = NODES.objectNode();
        tree.put("version", "1.0").putNull("truncation").putNull("padding");
        ArrayNode added = tree.putArray("added_tokens");
        for (AddedToken token : model.addedTokens()) {
            added.addObject()
                    .put("id", token.id())
                    .put("content", token.text())
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", token.special());
        }
        tree.set("normalizer", normalizerNode(model));
        tree.set("pre_tokenizer", preTokenizerNode(model.preTokenizer()));
        tree.set("post_processor", postProcessor(model));
        tree.set("decoder", byteLevel(false, false));
        ObjectNode bpe = tree.putObject("model");
        bpe.put("type", "BPE").putNull("dropout").putNull("unk_token");
        bpe.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        bpe.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", model.wholeWords());
        bpe.set("vocab", vocabulary(model));
        bpe.set("merges", merges(model, true));
        return JsonText.compact(tree);
    }

    /** A model with a token that begins documents only (Llama 3) puts it before every text, as its makers' own file does. */
    private static JsonNode postProcessor(ByteLevelModel model) {
        ObjectNode byteLevel = byteLevel(false, false);
        for (AddedToken token : model.addedTokens()) {
            if (token.special() && token.text().equals(BEGIN_OF_TEXT)) {
                ObjectNode template = NODES.objectNode().put("type", "TemplateProcessing");
                template(template.putArray("single"), token.text(), "A");
                template(template.putArray("pair"), token.text(), "A", "B");
                ObjectNode special = template.putObject("special_tokens").putObject(token.text());
                special.put("id", token.text()).putArray("ids").add(token.id());
                special.putArray("tokens").add(token.text());
                ObjectNode sequence = NODES.objectNode().put("type", "Sequence");
                sequence.putArray("processors").add(byteLevel).add(template);
                return sequence;
            }
        }
        return byteLevel;
    }

    private static void template(ArrayNode steps, String token, String... sequences) {
        for (int type = 0; type < sequences.length; type++) {
            steps.addObject().putObject("SpecialToken").put("id", token).put("type_id", type);
            steps.addObject().putObject("Sequence").put("id", sequences[type]).put("type_id", type);
        }
    }

    private static JsonNode normalizerNode(ByteLevelModel model) {
        return switch (model.normalization()) {
            case NONE -> NODES.nullNode();
            case NFC -> NODES.objectNode().put("type", "NFC");
        };
    }

    /**
     * Added tokens stand in the vocabulary too: Hugging Face numbers those that do not anew, behind the vocabulary, whatever
     * id the file gives them.
     */
    private static ObjectNode vocabulary(ByteLevelModel model) {
        Map<Integer, String> texts = new TreeMap<>();
        for (int id = 0; id < model.size(); id++) {
            if (!model.spelling(id).isEmpty()) {
                texts.put(id, model.spelling(id));
            }
        }
        model.addedTokens().forEach(token -> texts.put(token.id(), token.text()));
        ObjectNode vocabulary = NODES.objectNode();
        texts.forEach((id, text) -> vocabulary.put(text, id));
        return vocabulary;
    }

    private static ArrayNode merges(ByteLevelModel model, boolean pairs) {
        ArrayNode merges = NODES.arrayNode();
        for (ByteLevelModel.Merge merge : model.merges()) {
            String left = model.spelling(merge.left());
            String right = model.spelling(merge.right());
            if (pairs) {
                merges.addArray().add(left).add(right);
            } else {
                merges.add(left + " " + right);
            }
        }
        return merges;
    }

    private static List<String> mergeLines(JsonNode merges, String source) {
        if (!merges.isArray()) {
            throw new FormatException(source + ": found no model.merges, expected a list");
        }
        List<String> lines = new ArrayList<>(merges.size());
        for (JsonNode merge : merges) {
            boolean pair = merge.isArray() && merge.size() == 2;
            lines.add(pair ? merge.get(0).asText() + " " + merge.get(1).asText() : merge.asText());
        }
        return lines;
    }

    private static List<AddedToken> addedTokens(JsonNode nodes, String source) {
        Map<Integer, AddedToken> tokens = new TreeMap<>();
        for (JsonNode node : nodes) {
            String text = node.path("content").asText("");
            int id = node.path("id").asInt(-1);
            boolean special = node.path("special").asBoolean(false);
            if (text.isEmpty() || id < 0) {
                throw new FormatException(source + ": an added token lacks content or id: " + node);
            }
            for (String flag : List.of("single_word", "lstrip", "rstrip")) {
                require(
                        source,
                        flag + " of the added token '" + text + "'",
                        "true",
                        special || !node.path(flag).asBoolean(false),
                        "false for tokens that are not special");
            }
            if (tokens.putIfAbsent(id, new AddedToken(id, text, special)) != null) {
                throw new FormatException(source + ": two added tokens have the id " + id + "; expected every id once");
            }
        }
        return List.copyOf(tokens.values());
    }

    private static Normalization normalization(JsonNode node, String source) {
        if (node.isMissingNode() || node.isNull()) {
            return Normalization.NONE;
        }
        String type = node.path("type").asText();
        require(source, "normalizer", type, type.equals("NFC"), "none or NFC");
        return Normalization.NFC;
    }

    private static PreTokenizer preTokenizer(JsonNode node, String source) {
        List<String> expressions = new ArrayList<>();
        boolean prefix = false;
        boolean byteLevel = false;
        for (JsonNode step : steps(node)) {
            String type = step.path("type").asText();
            if (type.equals("ByteLevel")) {
                byteLevel = true;
                prefix = step.path("add_prefix_space").asBoolean(true);
                if (step.path("use_regex").asBoolean(true)) {
                    expressions.add(PreTokenizer.GPT2);
                }
            } else {
                String expression = step.path("pattern").path("Regex").asText("");
                boolean isolates = step.path("behavior").asText().equals("Isolated")
                        && !step.path("invert").asBoolean(false);
                require(
                        source,
                        "pre_tokenizer",
                        type,
                        type.equals("Split") && isolates && !expression.isEmpty() && !byteLevel,
                        "Split steps with a Regex and the behavior Isolated, then ByteLevel");
                expressions.add(expression);
            }
        }
        require(source, "pre_tokenizer", node.path("type").asText("none"), byteLevel, "one that ends with ByteLevel");
        return PreTokenizer.of(expressions, prefix, source);
    }

    private static List<JsonNode> steps(JsonNode node) {
        List<JsonNode> steps = new ArrayList<>();
        if (node.path("type").asText().equals("Sequence")) {
            node.path("pretokenizers").forEach(steps::add);
        } else if (node.isObject()) {
            steps.add(node);
        }
        return steps;
    }

    private static void replaceExpressions(JsonNode node, PreTokenizer preTokenizer) {
        int next = 0;
        for (JsonNode step : steps(node)) {
            if (step.path("type").asText().equals("Split")) {
                ((ObjectNode) step.get("pattern"))
                        .put("Regex", preTokenizer.expressions().get(next++));
            }
        }
    }

    private static ObjectNode preTokenizerNode(PreTokenizer preTokenizer) {
        if (preTokenizer.expressions().equals(List.of(PreTokenizer.GPT2))) {
            return byteLevel(preTokenizer.addPrefixSpace(), true);
        }
        ObjectNode sequence = NODES.objectNode().put("type", "Sequence");
        ArrayNode steps = sequence.putArray("pretokenizers");
        for (String expression : preTokenizer.expressions()) {
            ObjectNode split = steps.addObject().put("type", "Split");
            split.putObject("pattern").put("Regex", expression);
            split.put("behavior", "Isolated").put("invert", false);
        }
        steps.add(byteLevel(preTokenizer.addPrefixSpace(), false));
        return sequence;
    }

    private static ObjectNode byteLevel(boolean prefix, boolean regex) {
        return NODES.objectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefix)
                .put("trim_offsets", true)
                .put("use_regex", regex);
    }

    private static void require(String source, String key, String found, boolean holds, String expected) {
        if (!holds) {
            throw new FormatException(source + ": " + key + " is " + found + ", expected " + expected
                    + "; such a tokenizer cannot be extended or encoded exactly, choose another base model");
        }
    }
}
