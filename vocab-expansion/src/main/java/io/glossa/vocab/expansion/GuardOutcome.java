package io.glossa.vocab.expansion;

/**
 * What learning under a guard came to.
 *
 * @param words occurrences of words in the guarded text
 * @param changedWords how many of them are cut differently
 * @param changedPerMillion the same of a million
 * @param mostChangedPerMillion what was allowed
 * @param lines lines that no piece was learned on; 0 when their share is not limited
 * @param changedLines how many of them are cut differently
 * @param mostChangedLines the share that was allowed
 * @param price the share of the target's tokens that a piece had to save for each share of guarded words that it changes
 */
public record GuardOutcome(
        long words,
        long changedWords,
        double changedPerMillion,
        double mostChangedPerMillion,
        int lines,
        int changedLines,
        double mostChangedLines,
        double price) {

    static GuardOutcome of(Guard guard, long changedWords, int changedLines, double price) {
        long words = guard.words().total();
        return new GuardOutcome(
                words,
                changedWords,
                Math.round(1e7 * changedWords / Math.max(1, words)) / 10.0,
                guard.mostChangedPerMillion(),
                guard.lines().size(),
                changedLines,
                guard.lines().mostChanged(),
                Math.round(1e3 * price) / 1e3);
    }
}
