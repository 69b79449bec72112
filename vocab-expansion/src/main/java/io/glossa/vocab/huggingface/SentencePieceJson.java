package io.glossa.vocab.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.vocab.sentencepiece.NormalizerSpec;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.TrainerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the {@code tokenizer.json} of a SentencePiece BPE model (Llama 2, Mistral, TinyLlama) back into a SentencePiece
 * model, for bases that come without {@code tokenizer.model}.
 *
 * <p>Scores are not in the file; they are given so that they fall in the order in which merges first make each piece. The
 * result is refused unless its merges are exactly those of the file, so that both cut every text alike.
 */
public final class SentencePieceJson {
    private SentencePieceJson() {}

    /** Whether a file's tree is of this kind: BPE over characters with spaces written {@code ▁}. */
    public static boolean matches(JsonNode tree) {
        JsonNode model = tree.path("model");
        return model.path("type").asText("BPE").equals("BPE")
                && (model.path("byte_fallback").asBoolean(false)
                        || model.path("vocab").has("\u2581"));
    }

    /** Reads a file. */
    public static SentencePieceModel read(Path file) {
        return parse(Json.read(file), file.toString());
    }

    static SentencePieceModel parse(JsonNode tree, String source) {
        if (!(tree instanceof ObjectNode) || !matches(tree)) {
            throw new FormatException(source + ": expected the tokenizer.json of a SentencePiece BPE model");
        }
        JsonNode bpe = tree.get("model");
        List<String> merges = new ArrayList<>();
        bpe.path("merges")
                .forEach(m -> merges.add(
                        m.isArray() ? m.get(0).asText() + " " + m.get(1).asText() : m.asText()));
        List<Piece> pieces = pieces(tree, bpe, merges, source);
        SentencePieceModel model =
                SentencePieceModel.of(source, pieces, trainer(bpe, pieces, source), normalizer(tree, source));
        List<String> implied = MergeList.of(model);
        Set<String> listed = new HashSet<>(merges);
        if (listed.size() != implied.size() || !listed.containsAll(implied)) {
            throw new FormatException(
                    source + ": its " + listed.size() + " merges are not those that its pieces imply (" + implied.size()
                            + "); expected the tokenizer.json of a SentencePiece model as Hugging Face converts it");
        }
        return model;
    }

    private static List<Piece> pieces(JsonNode tree, JsonNode bpe, List<String> merges, String source) {
        Map<String, Integer> order = new HashMap<>();
        for (String merge : merges) {
            order.putIfAbsent(merge.replace(" ", ""), order.size());
        }
        Set<String> special = new HashSet<>();
        tree.path("added_tokens").forEach(t -> {
            if (t.path("special").asBoolean(false)) {
                special.add(t.path("content").asText());
            }
        });
        String unknown = bpe.path("unk_token").asText("<unk>");
        int size = bpe.path("vocab").size();
        List<Piece> pieces = new ArrayList<>(Collections.nCopies(size, (Piece) null));
        // Characters without a merge lie behind all merges, as SentencePiece's own training puts them.
        int[] next = {order.size()};
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        entries.addAll(bpe.get("vocab").properties());
        entries.sort(Comparator.comparingInt(e -> e.getValue().asInt()));
        for (Map.Entry<String, JsonNode> entry : entries) {
            String text = entry.getKey();
            int id = entry.getValue().asInt(-1);
            if (id < 0 || id >= size || pieces.get(id) != null) {
                throw new FormatException(source + ": piece '" + text + "' has the id " + entry.getValue()
                        + "; expected every id from 0 to " + (size - 1) + " once");
            }
            Integer rank = order.get(text);
            PieceType type = text.equals(unknown)
                    ? PieceType.UNKNOWN
                    : special.contains(text)
                            ? PieceType.CONTROL
                            : text.matches("<0x[0-9A-F]{2}>") ? PieceType.BYTE : PieceType.NORMAL;
            float score = type != PieceType.NORMAL ? 0 : -(float) (rank != null ? rank : next[0]++);
            pieces.set(id, new Piece(text, score, type));
        }
        return pieces;
    }

    private static TrainerSpec trainer(JsonNode bpe, List<Piece> pieces, String source) {
        boolean bytes = bpe.path("byte_fallback").asBoolean(false);
        if (bpe.path("ignore_merges").asBoolean(false)) {
            throw new FormatException(
                    source + ": model.ignore_merges is true, expected false for a SentencePiece model");
        }
        return TrainerSpec.defaults().withSize(pieces.size()).withByteFallback(bytes);
    }

    /** Replacements of the three kinds that {@link TokenizerJson} writes and the Llama converter's; anything else changes ids. */
    private static NormalizerSpec normalizer(JsonNode tree, String source) {
        boolean prefix = false;
        boolean removesSpaces = false;
        for (JsonNode step : steps(tree.path("normalizer"), "normalizers")) {
            String type = step.path("type").asText();
            String expression = step.path("pattern").path("Regex").asText("");
            boolean space = step.path("pattern").path("String").asText("").equals(" ");
            if (type.equals("Prepend")) {
                prefix = true;
            } else if (type.equals("Replace") && TokenizerJson.EXTRA_SPACES.contains(expression)) {
                removesSpaces = true;
            } else if (!type.equals("Replace") || !space) {
                throw refused(source, "normalizer", step);
            }
        }
        for (JsonNode step : steps(tree.path("pre_tokenizer"), "pretokenizers")) {
            if (!step.path("type").asText().equals("Metaspace")
                    || step.path("split").asBoolean(false)) {
                throw refused(source, "pre_tokenizer", step);
            }
            String scheme = step.path("prepend_scheme")
                    .asText(step.path("add_prefix_space").asBoolean(true) ? "always" : "never");
            prefix |= !scheme.equals("never");
        }
        return new NormalizerSpec("identity", 0, prefix, removesSpaces, true);
    }

    private static List<JsonNode> steps(JsonNode node, String children) {
        List<JsonNode> steps = new ArrayList<>();
        if (node.path("type").asText().equals("Sequence")) {
            node.path(children).forEach(steps::add);
        } else if (node.isObject()) {
            steps.add(node);
        }
        return steps;
    }

    private static FormatException refused(String source, String key, JsonNode step) {
        return new FormatException(source + ": " + key + " has the step " + step
                + ", expected only those that write spaces as \u2581: text would be changed before it is cut; such a tokenizer"
                + " cannot be extended or encoded exactly, choose another base model");
    }
}
