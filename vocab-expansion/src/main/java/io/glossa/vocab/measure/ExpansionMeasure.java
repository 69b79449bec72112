package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import java.util.function.Predicate;

/**
 * A set of texts cut by the base and by its expansion.
 *
 * <p><b>Formulas.</b> token ratio = tokens after / tokens before, RedWhale's 0.57 for Korean and what others call normalised sequence
 * length; unused added pieces = added ids that never occur; added-token share = tokens that are added ids / tokens after.
 *
 * <p>Expected speed-up per byte = 1 / token ratio where the model is not known, else {@link ExpansionCost#speedUp}.
 *
 * <p><b>Source.</b> RedWhale, arXiv:2408.11294, for the token ratio.
 *
 * @param base cut by the base
 * @param expanded cut by the expansion
 * @param tokenRatio tokens after / tokens before: the share of the tokens that is left
 * @param unusedAddedPieces added pieces that these texts never use
 * @param addedTokenShare share of the tokens after that are added pieces
 * @param expectedSpeedUp how many times less work a byte of these texts is expected to take; 0 for texts without tokens
 * @param drift lines and tokens that are cut otherwise, of all lines
 * @param linesWithoutScript lines without a character of the target script
 * @param changedLinesWithoutScript those of them that are cut differently; 0 for another script than the base's
 */
public record ExpansionMeasure(
        TextMeasure base,
        TextMeasure expanded,
        double tokenRatio,
        int unusedAddedPieces,
        double addedTokenShare,
        double expectedSpeedUp,
        Drift drift,
        long linesWithoutScript,
        long changedLinesWithoutScript) {

    /**
     * Measures texts, every one of them.
     *
     * @param bearsScript whether a line has a character of the target script
     */
    public static ExpansionMeasure of(
            Tokenizer base, Tokenizer expanded, Iterable<String> texts, Predicate<String> bearsScript) {
        TokenCounter before = new TokenCounter(base);
        TokenCounter after = new TokenCounter(expanded);
        Drift.Counter drift = new Drift.Counter(base, expanded);
        long[] lines = new long[2];
        for (String text : texts) {
            before.add(text);
            after.add(text);
            text.lines().forEach(line -> {
                boolean changed = drift.add(line);
                if (!bearsScript.test(line)) {
                    lines[0]++;
                    lines[1] += changed ? 1 : 0;
                }
            });
        }
        TextMeasure old = before.result();
        TextMeasure now = after.result();
        int used = 0;
        long addedTokens = 0;
        for (int id = base.size(); id < expanded.size(); id++) {
            used += after.occurrences()[id] > 0 ? 1 : 0;
            addedTokens += after.occurrences()[id];
        }
        double tokenRatio = TokenCounter.ratio(now.tokens(), old.tokens());
        return new ExpansionMeasure(
                old,
                now,
                tokenRatio,
                expanded.size() - base.size() - used,
                TokenCounter.ratio(addedTokens, now.tokens()),
                tokenRatio > 0 ? TokenCounter.rounded(1 / tokenRatio) : 0,
                drift.result(),
                lines[0],
                lines[1]);
    }

    /** The same with the cost of the added rows in the expected speed-up. */
    public ExpansionMeasure withCost(ExpansionCost cost) {
        return new ExpansionMeasure(
                base,
                expanded,
                tokenRatio,
                unusedAddedPieces,
                addedTokenShare,
                cost.speedUp(tokenRatio),
                drift,
                linesWithoutScript,
                changedLinesWithoutScript);
    }
}
