package io.glossa.vocab.bytelevel;

import java.util.StringTokenizer;

/**
 * How many words a pre-tokenizer cuts inside. Merges never cross such a cut, so no expansion can make the word one token:
 * expressions that know letters but no combining marks cut Yoruba at every tone mark that has no composed form.
 *
 * <p>A word is a stretch of letters and marks between white space; one with digits or punctuation is left out.
 *
 * @param words words seen
 * @param cutWords words in two or more pre-tokens
 * @param preTokens pre-tokens of the words: no tokenizer behind it can use fewer tokens
 */
public record WordCuts(long words, long cutWords, long preTokens) {
    /** Counts the words of texts. */
    public static WordCuts of(ByteLevelModel model, Iterable<String> texts) {
        long words = 0;
        long cut = 0;
        long all = 0;
        for (String text : texts) {
            for (StringTokenizer parts =
                            new StringTokenizer(model.normalization().apply(text));
                    parts.hasMoreTokens(); ) {
                String word = parts.nextToken();
                if (!word.codePoints().allMatch(WordCuts::isLetterOrMark)) {
                    continue;
                }
                long[] pieces = {0};
                model.preTokenizer().forEach(" " + word, piece -> pieces[0]++);
                words++;
                cut += pieces[0] > 1 ? 1 : 0;
                all += pieces[0];
            }
        }
        return new WordCuts(words, cut, all);
    }

    /** Share of the words that are cut. */
    public double share() {
        return words == 0 ? 0 : (double) cutWords / words;
    }

    /** The least tokens a word that any expansion can reach. */
    public double leastFertility() {
        return words == 0 ? 0 : (double) preTokens / words;
    }

    private static boolean isLetterOrMark(int point) {
        int type = Character.getType(point);
        return Character.isLetter(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
