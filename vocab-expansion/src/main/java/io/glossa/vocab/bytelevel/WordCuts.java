package io.glossa.vocab.bytelevel;

import io.glossa.vocab.Tokenizer;
import java.util.StringTokenizer;

/**
 * How many words a pre-tokenizer cuts inside, and what that costs. Merges never cross such a cut, so no expansion can make
 * the word one token: expressions that know letters but no combining marks cut Yoruba at every tone mark that has no
 * composed form.
 *
 * <p>A word is a stretch of letters and marks between white space; one with digits or punctuation is left out.
 *
 * <p><b>Formula.</b> Each cut costs one token at least, so of {@code tokens} the share {@code (preTokens - words) / tokens}
 * is what an expression without cuts could save at most.
 *
 * @param words words seen
 * @param cutWords words in two or more pre-tokens
 * @param preTokens pre-tokens of the words: no tokenizer behind it can use fewer tokens
 * @param tokens tokens of the words behind a space
 * @param cutShare cut words / words
 * @param leastFertility pre-tokens / words: the least tokens a word that any expansion can reach
 * @param avoidableShare share of the tokens that the cuts cost at most
 */
public record WordCuts(
        long words,
        long cutWords,
        long preTokens,
        long tokens,
        double cutShare,
        double leastFertility,
        double avoidableShare) {
    /** Counts the words of texts. */
    static WordCuts of(ByteLevelModel model, Iterable<String> texts) {
        return of(model, new ByteLevelTokenizer(model), texts);
    }

    /**
     * Counts the words of texts.
     *
     * @param model whose pre-tokenizer cuts
     * @param tokenizer whose tokens are counted: the model's own, or that of an expansion
     */
    public static WordCuts of(ByteLevelModel model, Tokenizer tokenizer, Iterable<String> texts) {
        long words = 0;
        long cut = 0;
        long all = 0;
        long tokens = 0;
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
                tokens += tokenizer.encode(" " + word).length;
            }
        }
        return new WordCuts(words, cut, all, tokens, ratio(cut, words), ratio(all, words), ratio(all - words, tokens));
    }

    /** Four decimal places are more than the text's sampling error; no words give 0. */
    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : Math.round(1e4 * part / whole) / 1e4;
    }

    private static boolean isLetterOrMark(int point) {
        int type = Character.getType(point);
        return Character.isLetter(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
