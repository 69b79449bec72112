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

    private final ExpansionBase base;
    private final List<AddedPiece> added;
    private final PieceFilter filter;
    private final LongIntMap byPair = new LongIntMap(1 << 16);
    private final Map<String, Integer> bySpelling = new HashMap<>();
    private final List<String> spellings = new ArrayList<>();
    private final List<String> lefts = new ArrayList<>();
    private long[] counts = new long[1 << 12];
    private final long[][] guarded;
    private long[] offered = new long[1 << 12];
    private int[] pieces = new int[1 << 12];
    private int[][] words = new int[1 << 12][];
    private int[] wordCounts = new int[1 << 12];

    Candidates(ExpansionBase base, List<AddedPiece> added, PieceFilter filter, int guards) {
        guarded = new long[guards][1 << 12];
        this.base = base;
        this.added = added;
        this.filter = filter;
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

    /** Adds occurrences, negative to take them away, and remembers the word. */
    void add(int candidate, long count, int word) {
        counts[candidate] += count;
        remember(candidate, word, count >= 0);
    }

    private void remember(int candidate, int word, boolean present) {
        if (present && pieces[candidate] == NO_PIECE) {
            int n = wordCounts[candidate];
            if (n > 0 && words[candidate][n - 1] == word) {
                return;
            }
            if (n == words[candidate].length) {
                words[candidate] = Arrays.copyOf(words[candidate], n * 2);
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
        if (index == counts.length) {
            counts = Arrays.copyOf(counts, index * 2);
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
