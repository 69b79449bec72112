package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import java.util.Arrays;

/**
 * How much of a text an expansion cuts otherwise than its base: what a guarded language pays.
 *
 * <p><b>Formulas.</b> A line changes when its ids are not all the same. A token of the base stays when the expansion has a token of
 * the same id over the same bytes; the others change. Shares are of the lines, and of the base's tokens. A changed line costs the model
 * nothing by itself, but its new rows then stand in text that it knew.
 *
 * <p><b>Units.</b> Lines without text are left out; shares are rounded to six decimal places, for a guard's are small.
 *
 * @param lines lines with text
 * @param changedLines those that are cut otherwise
 * @param changedLineShare changed lines / lines
 * @param tokens the base's tokens of the lines
 * @param changedTokens those that the expansion does not have at their place
 * @param changedTokenShare changed tokens / tokens
 */
public record Drift(
        long lines,
        long changedLines,
        double changedLineShare,
        long tokens,
        long changedTokens,
        double changedTokenShare) {

    /** Compares every line of texts. */
    public static Drift of(Tokenizer base, Tokenizer expanded, Iterable<String> texts) {
        Counter counter = new Counter(base, expanded);
        texts.forEach(text -> text.lines().forEach(counter::add));
        return counter.result();
    }

    /** Adds up lines. */
    static final class Counter {
        private final Tokenizer base;
        private final Tokenizer expanded;
        private long lines;
        private long changedLines;
        private long tokens;
        private long changedTokens;

        Counter(Tokenizer base, Tokenizer expanded) {
            this.base = base;
            this.expanded = expanded;
        }

        /** Adds a line and answers whether it is cut otherwise. */
        boolean add(String line) {
            if (line.isBlank()) {
                return false;
            }
            int[] before = base.encode(line);
            int[] after = expanded.encode(line);
            boolean changed = !Arrays.equals(before, after);
            lines++;
            tokens += before.length;
            if (changed) {
                changedLines++;
                changedTokens += before.length - kept(before, after);
            }
            return changed;
        }

        /** Both cut the same prepared text, so that bytes before a token tell its place. */
        private int kept(int[] before, int[] after) {
            int kept = 0;
            long beforeEnd = 0;
            long afterEnd = 0;
            int j = 0;
            for (int id : before) {
                while (j < after.length && afterEnd < beforeEnd) {
                    afterEnd += expanded.byteLength(after[j++]);
                }
                if (j < after.length && afterEnd == beforeEnd && after[j] == id) {
                    kept++;
                    afterEnd += expanded.byteLength(after[j++]);
                }
                beforeEnd += base.byteLength(id);
            }
            return kept;
        }

        Drift result() {
            return new Drift(
                    lines,
                    changedLines,
                    share(changedLines, lines),
                    tokens,
                    changedTokens,
                    share(changedTokens, tokens));
        }

        private static double share(long part, long whole) {
            return whole == 0 ? 0 : Math.round(1e6 * part / whole) / 1e6;
        }
    }
}
