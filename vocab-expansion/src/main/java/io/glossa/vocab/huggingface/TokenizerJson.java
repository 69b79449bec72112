package io.glossa.vocab.huggingface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.glossa.run.Json;
import io.glossa.vocab.sentencepiece.NormalizerSpec;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.TrainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SentencePiece model in the form of Hugging Face's {@code tokenizer.json}: the graph of the legacy Llama tokenizer,
 * which is what Llama 2, Mistral and TinyLlama ship with.
 *
 * <p>A model that removes extra spaces (a flag that the Llama graph does not know) gets three more replacements before it,
 * so that both files cut every text alike. One difference remains by design of Hugging Face: {@code <s>} written out in a
 * text is read as the control token, by SentencePiece as characters. Strip such strings from untrusted text.
 *
 * <p><b>Source.</b> {@code LlamaConverter} of huggingface/transformers, {@code convert_slow_tokenizer.py}.
 */
final class TokenizerJson {
    private static final String SPACE = String.valueOf(Piece.SPACE);

    /** Spaces that a model removes: before the text, behind it, and of every run all but one. */
    static final List<String> EXTRA_SPACES = List.of("\\A +", "[ " + SPACE + "]+\\z", " {2,}");

    private final SentencePieceModel model;

    TokenizerJson(SentencePieceModel model) {
        this.model = model;
    }

    /** The text of the file. */
    String text(Framing framing) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", "1.0");
        root.put("truncation", null);
        root.put("padding", null);
        root.put("added_tokens", addedTokens());
        root.put("normalizer", normalizer());
        root.put("pre_tokenizer", null);
        root.put("post_processor", postProcessor(framing));
        root.put("decoder", decoder());
        root.put("model", model.trainer().modelType() == TrainerSpec.UNIGRAM ? unigram() : bpe());
        return write(root);
    }

    /** In the order of the maps, not sorted: readers that stream the file expect the vocabulary by id. */
    private static String write(Map<String, Object> root) {
        try {
            return Json.mapper()
                            .writer()
                            .without(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .withDefaultPrettyPrinter()
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and texts are representable as JSON", e);
        }
    }

    private List<Object> addedTokens() {
        List<Object> tokens = new ArrayList<>();
        for (int id = 0; id < model.size(); id++) {
            Piece piece = model.pieces().get(id);
            if (piece.type() == PieceType.CONTROL || piece.type() == PieceType.UNKNOWN) {
                Map<String, Object> token = new LinkedHashMap<>();
                token.put("id", id);
                token.put("content", piece.text());
                token.put("single_word", false);
                token.put("lstrip", false);
                token.put("rstrip", false);
                token.put("normalized", false);
                token.put("special", true);
                tokens.add(token);
            }
        }
        return tokens;
    }

    private Map<String, Object> normalizer() {
        NormalizerSpec spec = model.normalizer();
        List<Object> steps = new ArrayList<>();
        if (spec.removeExtraWhitespaces()) {
            steps.add(replace(Map.of("Regex", EXTRA_SPACES.get(0)), ""));
            steps.add(replace(Map.of("Regex", EXTRA_SPACES.get(1)), ""));
            steps.add(replace(Map.of("Regex", EXTRA_SPACES.get(2)), " "));
        }
        if (spec.addDummyPrefix()) {
            steps.add(ordered("type", "Prepend", "prepend", SPACE));
        }
        steps.add(replace(Map.of("String", " "), SPACE));
        return ordered("type", "Sequence", "normalizers", steps);
    }

    private Map<String, Object> decoder() {
        List<Object> steps = new ArrayList<>();
        steps.add(replace(Map.of("String", SPACE), " "));
        steps.add(ordered("type", "ByteFallback"));
        steps.add(ordered("type", "Fuse"));
        if (model.normalizer().addDummyPrefix()) {
            steps.add(ordered("type", "Strip", "content", " ", "start", 1, "stop", 0));
        }
        return ordered("type", "Sequence", "decoders", steps);
    }

    private Object postProcessor(Framing framing) {
        List<String> before = framing.addBos() ? List.of(model.trainer().bosPiece()) : List.of();
        List<String> behind = framing.addEos() ? List.of(model.trainer().eosPiece()) : List.of();
        if (before.isEmpty() && behind.isEmpty()) {
            return null;
        }
        Map<String, Object> special = new LinkedHashMap<>();
        for (List<String> names : List.of(before, behind)) {
            for (String name : names) {
                special.put(
                        name,
                        ordered("id", name, "ids", List.of(model.id(name).orElseThrow()), "tokens", List.of(name)));
            }
        }
        return ordered(
                "type",
                "TemplateProcessing",
                "single",
                template(before, behind, List.of("A")),
                "pair",
                template(before, behind, List.of("A", "B")),
                "special_tokens",
                special);
    }

    private static List<Object> template(List<String> before, List<String> behind, List<String> sequences) {
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            int type = i;
            before.forEach(name -> steps.add(Map.of("SpecialToken", ordered("id", name, "type_id", type))));
            steps.add(Map.of("Sequence", ordered("id", sequences.get(i), "type_id", type)));
            behind.forEach(name -> steps.add(Map.of("SpecialToken", ordered("id", name, "type_id", type))));
        }
        return steps;
    }

    /** Every piece with its score, marks and bytes at 0 as Hugging Face's own converter has them. */
    private Map<String, Object> unigram() {
        List<Object> vocabulary = new ArrayList<>();
        int unknown = -1;
        for (int id = 0; id < model.size(); id++) {
            Piece piece = model.pieces().get(id);
            vocabulary.add(List.of(piece.text(), piece.type() == PieceType.NORMAL ? (double) piece.score() : 0.0));
            unknown = piece.type() == PieceType.UNKNOWN ? id : unknown;
        }
        return ordered(
                "type",
                "Unigram",
                "unk_id",
                unknown,
                "vocab",
                vocabulary,
                "byte_fallback",
                model.trainer().byteFallback());
    }

    private Map<String, Object> bpe() {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        String unknown = null;
        for (int id = 0; id < model.size(); id++) {
            Piece piece = model.pieces().get(id);
            vocabulary.put(piece.text(), id);
            unknown = piece.type() == PieceType.UNKNOWN ? piece.text() : unknown;
        }
        Map<String, Object> bpe = new LinkedHashMap<>();
        bpe.put("type", "BPE");
        bpe.put("dropout", null);
        bpe.put("unk_token", unknown);
        bpe.put("continuing_subword_prefix", null);
        bpe.put("end_of_word_suffix", null);
        bpe.put("fuse_unk", true);
        bpe.put("byte_fallback", model.trainer().byteFallback());
        bpe.put("ignore_merges", false);
        bpe.put("vocab", vocabulary);
        bpe.put("merges", MergeList.of(model));
        return bpe;
    }

    private static Map<String, Object> replace(Map<String, String> pattern, String content) {
        return ordered("type", "Replace", "pattern", pattern, "content", content);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
