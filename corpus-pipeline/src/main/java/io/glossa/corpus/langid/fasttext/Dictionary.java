package io.glossa.corpus.langid.fasttext;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Finds the rows of a text: those of its known words, of the subwords of all words, and of runs of words.
 *
 * <p><b>Formula.</b> The hash of a subword is FNV-1a over its UTF-8 bytes, each taken as a signed number: that was once a
 * mistake and is now the format. A run of words hashes as h · 116049371 + next, in 64 bits.
 */
final class Dictionary {
    private static final String WHITE_SPACE = " \n\r\t\u000B\f\0";
    private static final String END_OF_LINE = "</s>";
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 16_777_619;
    private static final long RUN_FACTOR = 116_049_371;

    private final Map<String, Integer> words = new HashMap<>();
    private final FastTextFile.Arguments arguments;
    private final boolean pruned;
    private final int[] prunedFrom;
    private final int[] prunedTo;
    private final int wordCount;

    /**
     * A dictionary.
     *
     * @param pruned whether only the rows of {@code prunedFrom} were kept
     * @param prunedFrom hashes in rising order
     * @param prunedTo the row that each has now
     */
    Dictionary(List<String> words, FastTextFile.Arguments arguments, boolean pruned, int[] prunedFrom, int[] prunedTo) {
        for (int i = 0; i < words.size(); i++) {
            this.words.put(words.get(i), i);
        }
        this.wordCount = words.size();
        this.arguments = arguments;
        this.pruned = pruned;
        this.prunedFrom = prunedFrom;
        this.prunedTo = prunedTo;
    }

    /** The rows of a text, read as one line. */
    int[] rows(CharSequence text) {
        Rows rows = new Rows();
        StringTokenizer tokens = new StringTokenizer(text.toString(), WHITE_SPACE);
        int[] hashes = new int[tokens.countTokens() + 1];
        for (int i = 0; i < hashes.length; i++) {
            String token = i < hashes.length - 1 ? tokens.nextToken() : END_OF_LINE;
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            hashes[i] = hash(bytes, 0, bytes.length);
            Integer word = words.get(token);
            if (word != null) {
                rows.add(word);
            }
            if (arguments.maxN() > 0 && !token.equals(END_OF_LINE)) {
                subwords(('<' + token + '>').getBytes(StandardCharsets.UTF_8), rows);
            }
        }
        for (int i = 0; i < hashes.length; i++) {
            long hash = hashes[i];
            for (int j = i + 1; j < hashes.length && j < i + arguments.wordRuns(); j++) {
                hash = hash * RUN_FACTOR + hashes[j];
                bucket((int) Long.remainderUnsigned(hash, arguments.buckets()), rows);
            }
        }
        return rows.toArray();
    }

    private void subwords(byte[] word, Rows rows) {
        for (int i = 0; i < word.length; i++) {
            if (isContinuation(word[i])) {
                continue;
            }
            int end = i;
            for (int n = 1; end < word.length && n <= arguments.maxN(); n++) {
                end++;
                while (end < word.length && isContinuation(word[end])) {
                    end++;
                }
                if (n >= arguments.minN() && !(n == 1 && (i == 0 || end == word.length))) {
                    bucket(Integer.remainderUnsigned(hash(word, i, end), arguments.buckets()), rows);
                }
            }
        }
    }

    private void bucket(int bucket, Rows rows) {
        if (!pruned) {
            rows.add(wordCount + bucket);
            return;
        }
        int at = Arrays.binarySearch(prunedFrom, bucket);
        if (at >= 0) {
            rows.add(wordCount + prunedTo[at]);
        }
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * FNV_PRIME;
        }
        return hash;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** A growing list of row numbers. */
    private static final class Rows {
        private int[] values = new int[256];
        private int size;

        void add(int row) {
            values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
            values[size++] = row;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
