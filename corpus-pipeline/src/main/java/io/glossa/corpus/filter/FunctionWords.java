package io.glossa.corpus.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Recognises the stop words and stop endings of a language. */
final class FunctionWords {
    /** Hashes of the words in an open table at most half full. */
    private final long[] hashes;
    /** Number of the word in each slot; -1 where none is. */
    private final int[] numbers;

    private final int words;
    private final List<String> endings;
    private final char[] lastLetters;
    private final int size;

    FunctionWords(List<String> words, List<String> endings) {
        long[] sorted = words.stream()
                .mapToLong(w -> TextHash.lowerCase(w, 0, w.length()))
                .sorted()
                .distinct()
                .toArray();
        this.words = sorted.length;
        this.hashes = new long[Integer.highestOneBit(Math.max(1, sorted.length)) * 4];
        this.numbers = new int[hashes.length];
        Arrays.fill(numbers, -1);
        for (int number = 0; number < sorted.length; number++) {
            int slot = slot(sorted[number]);
            hashes[slot] = sorted[number];
            numbers[slot] = number;
        }
        this.endings = new ArrayList<>(endings);
        this.endings.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        StringBuilder last = new StringBuilder();
        endings.forEach(e -> last.append(e.charAt(e.length() - 1)));
        this.lastLetters = last.toString().toCharArray();
        Arrays.sort(lastLetters);
        this.size = sorted.length + endings.size();
    }

    /** Words and endings. */
    int size() {
        return size;
    }

    /** Number of the stop word that a word is, or of the longest stop ending that it bears; -1 for neither. */
    int find(String text, int start, int end, long hash) {
        int word = numbers[slot(hash)];
        if (word >= 0) {
            return word;
        }
        int ending = ending(text, start, end);
        return ending < 0 ? -1 : words + ending;
    }

    /** Where a hash stands, or would stand. */
    private int slot(long hash) {
        int slot = (int) (hash ^ (hash >>> 32)) & (hashes.length - 1);
        while (numbers[slot] >= 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    /** Length of the longest stop ending that a word bears; 0 for none. */
    int endingLength(String text, int start, int end) {
        int ending = ending(text, start, end);
        return ending < 0 ? 0 : endings.get(ending).length();
    }

    private int ending(String text, int start, int end) {
        if (Arrays.binarySearch(lastLetters, text.charAt(end - 1)) < 0) {
            return -1;
        }
        for (int i = 0; i < endings.size(); i++) {
            int from = end - endings.get(i).length();
            if (from > start && text.startsWith(endings.get(i), from)) {
                return i;
            }
        }
        return -1;
    }
}
