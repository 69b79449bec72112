package io.glossa.corpus.filter;

import io.glossa.corpus.normalise.Mojibake;

/**
 * What the characters of a text are, in code points unless said otherwise.
 *
 * @param total all of them
 * @param letters of any script
 * @param scriptLetters of the language's own script
 * @param damaged replacement characters and traces of text decoded with the wrong character set
 * @param hashMarks number signs
 * @param ellipses runs of three or more full stops, and ellipsis characters
 * @param marks combining marks
 * @param digits of any script
 * @param spaces white space, line ends included
 * @param lineFeeds line ends
 * @param parentheses round, square and curly brackets
 * @param curlyBrackets those that program text is full of
 * @param longestRun UTF-16 units of the longest stretch without white space
 */
public record CharacterCounts(
        int total,
        int letters,
        int scriptLetters,
        int damaged,
        int hashMarks,
        int ellipses,
        int marks,
        int digits,
        int spaces,
        int lineFeeds,
        int parentheses,
        int curlyBrackets,
        int longestRun) {

    /** Counts a text. */
    static CharacterCounts of(String text, CharacterTable table) {
        return new Pass(table).over(text);
    }

    /** Share of the letters that belong to the language's script; 0 without letters. */
    public double scriptShare() {
        return letters == 0 ? 0 : (double) scriptLetters / letters;
    }

    /** Characters per character of the text, for characters of one kind. */
    public double share(int some) {
        return (double) some / Math.max(1, total);
    }

    /** One reading of a text. */
    private static final class Pass {
        private final CharacterTable table;
        private final int[] byClass;
        private final int[] supplementary = new int[Integer.SIZE];
        private int ellipses;
        private int longestRun;
        private int pairs;

        Pass(CharacterTable table) {
            this.table = table;
            this.byClass = new int[table.classes()];
        }

        CharacterCounts over(String text) {
            int length = text.length();
            int stops = 0;
            int runStart = 0;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                int characterClass = table.classOf(c);
                byClass[characterClass]++;
                stops = c == '.' ? stops + 1 : 0;
                if (stops == 3 || c == '…') {
                    ellipses++;
                } else if ((table.kindsOf(characterClass) & CharacterTable.SPACE) != 0) {
                    longestRun = Math.max(longestRun, i - runStart);
                    runStart = i + 1;
                } else if (Character.isHighSurrogate(c)) {
                    pair(text, i);
                }
            }
            longestRun = Math.max(longestRun, length - runStart);
            return counts(text);
        }

        private void pair(String text, int i) {
            int codePoint = text.codePointAt(i);
            if (Character.isSupplementaryCodePoint(codePoint)) {
                pairs++;
                for (int kinds = table.supplementaryKinds(codePoint); kinds != 0; kinds &= kinds - 1) {
                    supplementary[Integer.numberOfTrailingZeros(kinds)]++;
                }
            }
        }

        private CharacterCounts counts(String text) {
            return new CharacterCounts(
                    text.length() - pairs,
                    count(CharacterTable.LETTER),
                    count(CharacterTable.SCRIPT),
                    count(CharacterTable.TRACE) == 0 ? 0 : Mojibake.damaged(text),
                    count(CharacterTable.HASH),
                    ellipses,
                    count(CharacterTable.MARK),
                    count(CharacterTable.DIGIT),
                    count(CharacterTable.SPACE),
                    count(CharacterTable.FEED),
                    count(CharacterTable.PARENTHESIS),
                    count(CharacterTable.CURLY),
                    longestRun);
        }

        private int count(int kind) {
            int sum = supplementary[Integer.numberOfTrailingZeros(kind)];
            for (int i = 0; i < byClass.length; i++) {
                sum += (table.kindsOf(i) & kind) != 0 ? byClass[i] : 0;
            }
            return sum;
        }
    }
}
