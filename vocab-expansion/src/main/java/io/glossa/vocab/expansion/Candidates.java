package io.glossa.vocab.expansion;

import io.glossa.vocab.bpe.LongIntMap;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spellings that two neighbouring symbols may make, with their counts and the words they were seen in.
 *
 * <p>Spellings are looked up once for each pair of symbols; afterwards a pair leads to its candidate by one probe.
 */
final class Candidates {
    /** The piece of a candidate that is none yet. */
    static final int NO_PIECE = -1;

    private static final int REFUSED = Integer.MAX_VALUE;
    private static final int FIRST_SIZE = 1 << 12;

    private final ExpansionBase base;
    private final List<AddedPiece> added;
    private final PieceFilter filter;
    private final LongIntMap byPair;
    private final Map<String, Integer> bySpelling;
    private final List<String> spellings;
    private final List<String> lefts;
    private long[] weights;
    /** True occurrences; the weights themselves unless languages share. */
    private long[] counts;

    private final long[][] guarded;
    private long[] offered;
    private int[] pieces;
    private int[][] words;
    private int[] wordCounts;

    Candidates(ExpansionBase base, List<AddedPiece> added, PieceFilter filter, int guards, boolean weighted) {
        this.base = base;
        this.added = added;
        this.filter = filter;
        byPair = new LongIntMap(FIRST_SIZE);
        bySpelling = new HashMap<>();
        spellings = new ArrayList<>();
        lefts = new ArrayList<>();
        weights = new long[FIRST_SIZE];
        counts = weighted ? new long[FIRST_SIZE] : weights;
        guarded = new long[guards][FIRST_SIZE];
        offered = new long[FIRST_SIZE];
        pieces = new int[FIRST_SIZE];
        words = new int[FIRST_SIZE][];
        wordCounts = new int[FIRST_SIZE];
    }

    private Candidates(Candidates from, List<AddedPiece> added) {
        base = from.base;
        this.added = added;
        filter = from.filter;
        byPair = from.byPair.copy();
        bySpelling = new HashMap<>(from.bySpelling);
        spellings = new ArrayList<>(from.spellings);
        lefts = new ArrayList<>(from.lefts);
        weights = from.weights.clone();
        counts = from.counts == from.weights ? weights : from.counts.clone();
        guarded = new long[from.guarded.length][];
        Arrays.setAll(guarded, g -> from.guarded[g].clone());
        offered = from.offered.clone();
        pieces = from.pieces.clone();
        words = new int[from.words.length][];
        wordCounts = from.wordCounts.clone();
        for (int c = 0; c < spellings.size(); c++) {
            words[c] = Arrays.copyOf(from.words[c], Math.max(1, wordCounts[c]));
        }
    }

    /** The same candidates, to be learned from on their own. */
    Candidates copy(List<AddedPiece> toAddTo) {
        return new Candidates(this, toAddTo);
    }

    int size() {
        return spellings.size();
    }

    /** The candidate that two symbols make, or -1. */
    int of(int left, int right) {
        if (left == WordSegments.BARRIER || right == WordSegments.BARRIER) {
            return -1;
        }
        long pair = LongIntMap.pair(left, right);
        int known = byPair.get(pair);
        if (known == LongIntMap.MISSING) {
            known = find(left, right);
            byPair.put(pair, known);
        }
        return known == REFUSED ? -1 : known;
    }

    /** What its occurrences count for: the order of learning. */
    long weight(int candidate) {
        return weights[candidate];
    }

    /** Its occurrences. */
    long count(int candidate) {
        return counts[candidate];
    }

    /** Occurrences in the unchanged words of a guarded text. */
    long guarded(int guard, int candidate) {
        return guarded[guard][candidate];
    }

    /** Adds occurrences in a guarded text, negative to take them away. */
    void addGuarded(int guard, int candidate, long count) {
        guarded[guard][candidate] += count;
    }

    /** Adds a word that it occurs in, once more. */
    void add(int candidate, long weight, long count, int word) {
        change(candidate, weight, count);
        remember(candidate, word);
    }

    /** Takes away a word that it occurs in, once; the list of words keeps it. */
    void remove(int candidate, long weight, long count) {
        change(candidate, -weight, -count);
    }

    private void change(int candidate, long weight, long count) {
        weights[candidate] += weight;
        if (counts != weights) {
            counts[candidate] += count;
        }
    }

    private void remember(int candidate, int word) {
        if (pieces[candidate] == NO_PIECE) {
            int n = wordCounts[candidate];
            if (n > 0 && words[candidate][n - 1] == word) {
                return;
            }
            if (n == words[candidate].length) {
                words[candidate] = Arrays.copyOf(words[candidate], Math.max(2, n * 2));
            }
            words[candidate][n] = word;
            wordCounts[candidate]++;
        }
    }

    /** The words it was seen in, without repetition; some may hold it no longer. The memory of them is freed. */
    int[] takeWords(int candidate) {
        int[] seen = Arrays.copyOf(words[candidate], wordCounts[candidate]);
        words[candidate] = new int[0];
        wordCounts[candidate] = 0;
        return Arrays.stream(seen).sorted().distinct().toArray();
    }

    /** The piece it is, or {@link #NO_PIECE}. */
    int piece(int candidate) {
        return pieces[candidate];
    }

    void learned(int candidate, int piece) {
        pieces[candidate] = piece;
    }

    /** The highest count it stands in the heap with. */
    long offered(int candidate) {
        return offered[candidate];
    }

    void setOffered(int candidate, long count) {
        offered[candidate] = count;
    }

    /** The shorter spelling first, then the smaller. */
    int compareSpelling(int a, int b) {
        String left = spellings.get(a);
        String right = spellings.get(b);
        int byLength = Integer.compare(left.codePointCount(0, left.length()), right.codePointCount(0, right.length()));
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    /** Whether encoding merges one piece before another: base pieces by score, then added ones in order. */
    boolean precedes(int piece, int other) {
        boolean bothOfBase = piece < base.size() && other < base.size();
        return bothOfBase ? base.precedes(piece, other) : piece <= other;
    }

    String spelling(int candidate) {
        return spellings.get(candidate);
    }

    AddedPiece toPiece(int candidate) {
        String text = spellings.get(candidate);
        String left = lefts.get(candidate);
        return new AddedPiece(text, left, text.substring(left.length()), counts[candidate]);
    }

    private int find(int left, int right) {
        String leftText = text(left);
        String spelling = leftText + text(right);
        Integer known = bySpelling.get(spelling);
        if (known != null) {
            return known;
        }
        int id = base.joined(left, right, spelling);
        if (id < 0 && (base.isTaken(spelling) || !filter.admits(spelling))) {
            return REFUSED;
        }
        int candidate = spellings.size();
        grow(candidate);
        pieces[candidate] = id;
        words[candidate] = new int[2];
        spellings.add(spelling);
        lefts.add(leftText);
        bySpelling.put(spelling, candidate);
        return candidate;
    }

    private String text(int symbol) {
        return symbol < base.size()
                ? base.spelling(symbol)
                : added.get(symbol - base.size()).text();
    }

    private void grow(int index) {
        if (index == weights.length) {
            boolean weighted = counts != weights;
            weights = Arrays.copyOf(weights, index * 2);
            counts = weighted ? Arrays.copyOf(counts, index * 2) : weights;
            for (int g = 0; g < guarded.length; g++) {
                guarded[g] = Arrays.copyOf(guarded[g], index * 2);
            }
            offered = Arrays.copyOf(offered, index * 2);
            pieces = Arrays.copyOf(pieces, index * 2);
            words = Arrays.copyOf(words, index * 2);
            wordCounts = Arrays.copyOf(wordCounts, index * 2);
        }
    }
}
