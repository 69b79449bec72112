package io.glossa.train.snippet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds every occurrence of many sequences of ids in one pass, overlapping ones too.
 *
 * <p><b>Cost.</b> Building: in proportion to the ids of all sequences, some 40 bytes each. Searching: in proportion to the text and what
 * is found, whatever the number of sequences. Immutable and thread-safe once made.
 *
 * <p><b>Source.</b> Aho and Corasick, Efficient String Matching, CACM 18(6), 1975.
 */
final class SpellingMatcher {
    private static final int NONE = -1;

    private final int[] lengths;
    /** The number of the sequence that ends at a node. */
    private final int[] ending;
    /** The node of the longest proper suffix that is in the tree. */
    private final int[] suffix;
    /** The longest proper suffix at which a sequence ends. */
    private final int[] shorter;

    private final Edges edges;
    private int nodes = 1;

    /** Is told of what is found. */
    interface Found {
        /**
         * A sequence occurs.
         *
         * @param number of the sequence
         * @param from its first id in the text
         * @param to behind its last
         */
        void at(int number, int from, int to);
    }

    /** Makes a matcher of sequences of ids from 0; empty ones are never found, of equal ones the first. */
    SpellingMatcher(List<int[]> sequences) {
        int most = 1 + sequences.stream().mapToInt(sequence -> sequence.length).sum();
        lengths = sequences.stream().mapToInt(sequence -> sequence.length).toArray();
        ending = new int[most];
        suffix = new int[most];
        shorter = new int[most];
        Arrays.fill(ending, NONE);
        Arrays.fill(shorter, NONE);
        edges = new Edges(most);
        int[] parents = new int[most];
        int[] symbols = new int[most];
        int[] depths = new int[most];
        for (int number = 0; number < sequences.size(); number++) {
            int node = 0;
            for (int symbol : sequences.get(number)) {
                int next = edges.get(node, symbol);
                if (next == NONE) {
                    next = nodes++;
                    edges.put(node, symbol, next);
                    parents[next] = node;
                    symbols[next] = symbol;
                    depths[next] = depths[node] + 1;
                }
                node = next;
            }
            if (node != 0 && ending[node] == NONE) {
                ending[node] = number;
            }
        }
        link(parents, symbols, depths);
    }

    /** Suffixes are shorter, so shallow nodes go first. */
    private void link(int[] parents, int[] symbols, int[] depths) {
        int[] shallowFirst = IntStream.range(1, nodes)
                .boxed()
                .sorted(Comparator.comparingInt(node -> depths[node]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int node : shallowFirst) {
            suffix[node] = parents[node] == 0 ? 0 : next(suffix[parents[node]], symbols[node]);
            shorter[node] = ending[suffix[node]] == NONE ? shorter[suffix[node]] : suffix[node];
        }
    }

    /** Searches part of a text; a negative id belongs to no sequence. */
    void search(int[] text, int from, int to, Found found) {
        int node = 0;
        for (int i = from; i < to; i++) {
            node = next(node, text[i]);
            for (int hit = ending[node] == NONE ? shorter[node] : node; hit != NONE; hit = shorter[hit]) {
                found.at(ending[hit], i + 1 - lengths[ending[hit]], i + 1);
            }
        }
    }

    private int next(int node, int symbol) {
        int at = node;
        int next = edges.get(at, symbol);
        while (next == NONE && at != 0) {
            at = suffix[at];
            next = edges.get(at, symbol);
        }
        return next == NONE ? 0 : next;
    }

    /** Which node an id leads to, by open addressing. */
    private static final class Edges {
        private final long[] keys;
        private final int[] targets;
        private final int mask;

        Edges(int most) {
            int size = Integer.highestOneBit(Math.max(2, most)) * 4;
            keys = new long[size];
            targets = new int[size];
            Arrays.fill(targets, NONE);
            mask = size - 1;
        }

        int get(int node, int symbol) {
            return targets[place(key(node, symbol))];
        }

        void put(int node, int symbol, int target) {
            int place = place(key(node, symbol));
            keys[place] = key(node, symbol);
            targets[place] = target;
        }

        private int place(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int place = (int) (mixed >>> 32) & mask;
            while (targets[place] != NONE && keys[place] != key) {
                place = (place + 1) & mask;
            }
            return place;
        }

        private static long key(int node, int symbol) {
            return ((long) node << 32) | (symbol & 0xFFFFFFFFL);
        }
    }
}
