package io.glossa.vocab.training;

import io.glossa.vocab.bpe.LongIntMap;
import java.util.Arrays;

/**
 * Pairs of symbols with their counts and the places where they stand.
 *
 * <p>A place is the index of the pair's first symbol. All places of a pair are noted in the step in which the later of its
 * halves comes to be, in rising order; later they only go, which is noticed when they are looked at.
 */
final class PairTable {
    static final int NONE = -1;

    private static final int REFUSED = Integer.MAX_VALUE;

    private final Spellings spellings;
    private final PieceRules rules;
    private final LongIntMap ids = new LongIntMap(1 << 18);
    private int size;
    private int[] left = new int[1 << 16];
    private int[] right = new int[1 << 16];
    private long[] counts = new long[1 << 16];
    private int[][] places = new int[1 << 16][];
    private int[] placeCounts = new int[1 << 16];
    private String[] texts = new String[1 << 16];

    PairTable(Spellings spellings, PieceRules rules) {
        this.spellings = spellings;
        this.rules = rules;
    }

    int size() {
        return size;
    }

    /** The pair of two symbols, or {@link #NONE} when what it spells may not be a piece. */
    int of(int leftSymbol, int rightSymbol) {
        if (leftSymbol < 0 || rightSymbol < 0) {
            return NONE;
        }
        long key = LongIntMap.pair(leftSymbol, rightSymbol);
        int known = ids.get(key);
        if (known == LongIntMap.MISSING) {
            String text = spellings.of(leftSymbol) + spellings.of(rightSymbol);
            known = rules.admits(text) ? add(leftSymbol, rightSymbol, text) : REFUSED;
            ids.put(key, known);
        }
        return known == REFUSED ? NONE : known;
    }

    private int add(int leftSymbol, int rightSymbol, String text) {
        if (size == left.length) {
            int capacity = size * 2;
            left = Arrays.copyOf(left, capacity);
            right = Arrays.copyOf(right, capacity);
            counts = Arrays.copyOf(counts, capacity);
            places = Arrays.copyOf(places, capacity);
            placeCounts = Arrays.copyOf(placeCounts, capacity);
            texts = Arrays.copyOf(texts, capacity);
        }
        left[size] = leftSymbol;
        right[size] = rightSymbol;
        texts[size] = text;
        places[size] = new int[2];
        return size++;
    }

    int left(int pair) {
        return left[pair];
    }

    int right(int pair) {
        return right[pair];
    }

    String text(int pair) {
        return texts[pair];
    }

    long count(int pair) {
        return counts[pair];
    }

    void setCount(int pair, long count) {
        counts[pair] = count;
    }

    void addCount(int pair, long count) {
        counts[pair] += count;
    }

    void addPlace(int pair, int place) {
        int n = placeCounts[pair]++;
        if (n == places[pair].length) {
            places[pair] = Arrays.copyOf(places[pair], n * 2);
        }
        places[pair][n] = place;
    }

    int[] places(int pair) {
        return places[pair];
    }

    int placeCount(int pair) {
        return placeCounts[pair];
    }

    void setPlaceCount(int pair, int count) {
        placeCounts[pair] = count;
    }

    /** Frees the places of a pair that will not be joined any more. */
    void close(int pair) {
        places[pair] = null;
        placeCounts[pair] = 0;
        counts[pair] = 0;
    }

    /** Makes room for new places of a pair that was closed. */
    void reopen(int pair) {
        places[pair] = new int[2];
    }

    boolean isClosed(int pair) {
        return places[pair] == null;
    }
}
