package io.glossa.corpus.filter;

import io.glossa.corpus.lists.PhraseFinder;
import io.glossa.corpus.lists.WordList;

/**
 * Cuts lines into sentences and counts what they are.
 *
 * <p>A sentence ends with its line, or behind end marks (with closing quotation marks and brackets) that white space
 * follows. An abbreviation within a line therefore ends a sentence too; a decimal point does not.
 *
 * <p><b>Formula.</b> A sentence is questionable when it has under {@code short-sentence-characters} or over
 * {@code long-sentence-characters}; when more than {@value #TECHNICAL_SHARE} of its characters are digits or
 * <code>{}+/()&gt;</code>; when it has {@value #CASE_WORDS} words or more of which over {@value #CAPITAL_SHARE} begin with a
 * capital; when it contains a cursed phrase; or when a language identifier says that it is foreign.
 *
 * <p><b>Source.</b> Kudugunta et al. 2023 (MADLAD-400), section 2.3, with the numbers of datamap-rs.
 */
final class SentenceFinder {
    private static final double TECHNICAL_SHARE = 0.2;
    private static final double CAPITAL_SHARE = 0.5;
    private static final int CASE_WORDS = 12;

    private final CharacterTable table;
    private final SentenceLanguage language;
    private final PhraseFinder cursed = new PhraseFinder(WordList.builtIn("phrases/cursed.txt"));
    private final int shortest;
    private final int longest;
    private final Segments sentences = new Segments();

    private String text = "";
    private Segments words = sentences;
    private int word;
    private int questionable;
    private int ellipses;
    private long letters;
    private int longestLetters;

    SentenceFinder(CharacterTable table, Thresholds thresholds, SentenceLanguage language) {
        this.table = table;
        this.language = language;
        this.shortest = (int) thresholds.get(QuestionableSentences.SHORT);
        this.longest = (int) thresholds.get(QuestionableSentences.LONG);
    }

    /** Counts the sentences of a text whose lines and words are known. */
    SentenceCounts count(String document, Segments lines, Segments documentWords, LongCounter counter) {
        text = document;
        words = documentWords;
        word = 0;
        questionable = 0;
        ellipses = 0;
        letters = 0;
        longestLetters = 0;
        sentences.clear();
        for (int i = 0; i < lines.count(); i++) {
            cut(lines.start(i), lines.end(i));
        }
        RepeatedSegments repeated = RepeatedSegments.of(sentences, counter);
        return new SentenceCounts(
                sentences.count(),
                questionable,
                ellipses,
                letters,
                longestLetters,
                repeated.byCount(),
                repeated.byCharacters());
    }

    private void cut(int start, int end) {
        int from = start;
        int sentenceLetters = 0;
        int technical = 0;
        for (int i = start; i < end; i++) {
            int kinds = table.kinds(text.charAt(i));
            sentenceLetters += kinds & CharacterTable.LETTER;
            technical += (kinds & CharacterTable.TECHNICAL) != 0 ? 1 : 0;
            if ((kinds & CharacterTable.END) != 0) {
                int after = behindEnd(i + 1, end);
                if (after == end || (table.kinds(text.charAt(after)) & CharacterTable.SPACE) != 0) {
                    close(from, after, sentenceLetters, technical);
                    from = nextStart(after, end);
                    i = from - 1;
                    sentenceLetters = 0;
                    technical = 0;
                }
            }
        }
        if (from < end) {
            close(from, end, sentenceLetters, technical);
        }
    }

    private int behindEnd(int i, int end) {
        int after = i;
        int closing = CharacterTable.END | CharacterTable.QUOTE | CharacterTable.CLOSING;
        while (after < end && (table.kinds(text.charAt(after)) & closing) != 0) {
            after++;
        }
        return after;
    }

    private int nextStart(int i, int end) {
        int start = i;
        while (start < end && (table.kinds(text.charAt(start)) & CharacterTable.SPACE) != 0) {
            start++;
        }
        return start;
    }

    private void close(int start, int end, int sentenceLetters, int technical) {
        sentences.add(start, end, TextHash.lowerCase(text, start, end));
        letters += sentenceLetters;
        longestLetters = Math.max(longestLetters, sentenceLetters);
        int length = end - start;
        boolean trails = text.charAt(end - 1) == '…' || (length > 2 && text.startsWith("...", end - 3));
        ellipses += trails ? 1 : 0;
        boolean titled = isTitled(start, end);
        boolean suspect = titled
                || length < shortest
                || length > longest
                || technical > TECHNICAL_SHARE * length
                || cursed.find(text, start, end) >= 0
                || language.isForeign(text, start, end);
        questionable += suspect ? 1 : 0;
    }

    /** Whether a long sentence has most of its words capitalised; moves on to the words behind it. */
    private boolean isTitled(int start, int end) {
        while (word < words.count() && words.start(word) < start) {
            word++;
        }
        int count = 0;
        int capitals = 0;
        for (; word < words.count() && words.start(word) < end; word++) {
            count++;
            capitals += (table.kinds(text.charAt(words.start(word))) & CharacterTable.UPPER) != 0 ? 1 : 0;
        }
        return count >= CASE_WORDS && capitals > CAPITAL_SHARE * count;
    }
}
