package io.glossa.corpus.filter;

import io.glossa.corpus.language.WordAnalyser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts the words of a text that stand on a list, alone or as part of a phrase.
 *
 * <p>Entries are cut into words by the same analyser as the text, so that what the analyser does to hyphens and marks is done
 * to both. A word that bears a stop ending of the language, as Korean nouns bear particles, is looked up without it too. Of
 * overlapping matches the longest from the left counts.
 */
final class FlaggedWords {
    private static final int MOST_WORDS = 5;

    private final FunctionWords endings;
    /** Sorted hashes of the entries of n words, at place n. */
    private final long[][] entries = new long[MOST_WORDS + 1][];

    private final boolean empty;

    FlaggedWords(List<String> phrases, WordAnalyser.Scanner scanner, FunctionWords endings) {
        this.endings = endings;
        this.empty = phrases.isEmpty();
        LongStream.Builder[] byWords = new LongStream.Builder[MOST_WORDS + 1];
        Arrays.setAll(byWords, n -> LongStream.builder());
        Segments words = new Segments();
        for (String phrase : phrases) {
            words.clear();
            scanner.scan(phrase, (start, end) -> words.add(start, end, TextHash.lowerCase(phrase, start, end)));
            if (words.count() > 0 && words.count() <= MOST_WORDS) {
                long hash = 0;
                for (int i = 0; i < words.count(); i++) {
                    hash = join(hash, words.hash(i));
                }
                byWords[words.count()].add(hash);
            }
        }
        Arrays.setAll(entries, n -> byWords[n].build().sorted().distinct().toArray());
    }

    int count(String text, Segments words) {
        if (empty) {
            return 0;
        }
        int flagged = 0;
        for (int i = 0; i < words.count(); ) {
            int length = matchAt(text, words, i);
            flagged += length;
            i += Math.max(1, length);
        }
        return flagged;
    }

    /** Words of the longest entry that begins at a word; 0 for none. */
    private int matchAt(String text, Segments words, int first) {
        long hash = 0;
        int longest = 0;
        for (int n = 1; n <= MOST_WORDS && first + n <= words.count(); n++) {
            int word = first + n - 1;
            if (entries[n].length > 0 && isEntry(n, hash, text, words, word)) {
                longest = n;
            }
            hash = join(hash, words.hash(word));
        }
        return longest;
    }

    private boolean isEntry(int n, long before, String text, Segments words, int last) {
        if (Arrays.binarySearch(entries[n], join(before, words.hash(last))) >= 0) {
            return true;
        }
        int ending = endings.endingLength(text, words.start(last), words.end(last));
        long stem = ending == 0 ? 0 : TextHash.lowerCase(text, words.start(last), words.end(last) - ending);
        return ending > 0 && Arrays.binarySearch(entries[n], join(before, stem)) >= 0;
    }

    private static long join(long before, long word) {
        return before * TextHash.BASE + word;
    }
}
