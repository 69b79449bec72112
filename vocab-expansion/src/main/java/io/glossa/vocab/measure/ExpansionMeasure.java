package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * A set of texts cut by the base and by its expansion.
 *
 * @param base cut by the base
 * @param expanded cut by the expansion
 * @param tokenRatio tokens after / tokens before: the share of the cost that is left
 * @param unusedAddedPieces added pieces that these texts never use
 * @param linesWithoutScript lines without a character of the target script
 * @param changedLinesWithoutScript those of them that are cut differently; 0 for another script than the base's
 */
public record ExpansionMeasure(
        TextMeasure base,
        TextMeasure expanded,
        double tokenRatio,
        int unusedAddedPieces,
        long linesWithoutScript,
        long changedLinesWithoutScript) {

    /**
     * Measures texts, every one of them.
     *
     * @param bearsScript whether a line has a character of the target script
     */
    public static ExpansionMeasure of(
            Tokenizer base, Tokenizer expanded, Iterable<String> texts, Predicate<String> bearsScript) {
        TokenizerMeasure before = new TokenizerMeasure(base);
        TokenizerMeasure after = new TokenizerMeasure(expanded);
        long[] lines = new long[2];
        for (String text : texts) {
            before.add(text);
            after.add(text);
            text.lines().filter(line -> !bearsScript.test(line)).forEach(line -> {
                lines[0]++;
                lines[1] += Arrays.equals(base.encode(line), expanded.encode(line)) ? 0 : 1;
            });
        }
        TextMeasure old = before.result();
        TextMeasure now = after.result();
        int used = after.used().get(base.size(), expanded.size()).cardinality();
        return new ExpansionMeasure(
                old,
                now,
                TokenizerMeasure.ratio(now.tokens(), old.tokens()),
                expanded.size() - base.size() - used,
                lines[0],
                lines[1]);
    }
}
