package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokenizers side by side on the same texts.
 *
 * <p>Loss is not among the numbers, and fertilities of two languages do not compare: words are not the same thing in Korean, isiZulu and
 * English. What compares is one text under several tokenizers, and parity, which asks for the same meaning.
 *
 * @param tokenizers size of each vocabulary by name, the first being what the others are set against
 * @param texts by name of the text, then of the tokenizer
 * @param parallel parity by name of the pairs, then of the tokenizer
 */
public record TokenizerComparison(
        Map<String, Integer> tokenizers,
        Map<String, Map<String, Row>> texts,
        Map<String, Map<String, ParityMeasure>> parallel) {
    /**
     * One tokenizer on one set of texts.
     *
     * @param measure how it cuts them
     * @param tokenRatio its tokens / those of the first tokenizer
     */
    public record Row(TextMeasure measure, double tokenRatio) {}

    /**
     * Measures.
     *
     * @param tokenizers by name, at least one; orders of all maps are kept
     * @param texts by name
     * @param pairs by name
     */
    public static TokenizerComparison of(
            Map<String, Tokenizer> tokenizers,
            Map<String, ? extends Iterable<String>> texts,
            Map<String, List<ParityMeasure.Pair>> pairs) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        tokenizers.forEach((name, tokenizer) -> sizes.put(name, tokenizer.size()));
        Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
        texts.forEach((text, documents) -> {
            Map<String, Row> measured = new LinkedHashMap<>();
            long[] first = {-1};
            tokenizers.forEach((name, tokenizer) -> {
                TextMeasure measure = TextMeasure.of(tokenizer, documents);
                first[0] = first[0] < 0 ? measure.tokens() : first[0];
                measured.put(name, new Row(measure, TokenCounter.ratio(measure.tokens(), first[0])));
            });
            rows.put(text, measured);
        });
        Map<String, Map<String, ParityMeasure>> parities = new LinkedHashMap<>();
        pairs.forEach((name, sides) -> {
            Map<String, ParityMeasure> measured = new LinkedHashMap<>();
            tokenizers.forEach((tokenizer, opened) -> measured.put(tokenizer, ParityMeasure.of(opened, sides)));
            parities.put(name, measured);
        });
        return new TokenizerComparison(sizes, rows, parities);
    }
}
