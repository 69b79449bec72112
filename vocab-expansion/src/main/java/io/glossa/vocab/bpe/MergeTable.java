package io.glossa.vocab.bpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Which two neighbouring symbols join to which piece, and in which order.
 *
 * <p>A <i>symbol</i> is the id of a piece, or, for a character that occurs inside pieces without being one itself, a
 * number from {@link #size()} upwards; any other character is {@link #OUTSIDE}. SentencePiece joins any two neighbours
 * whose concatenation is a piece; since a symbol is always a piece or one character, all joins are known beforehand.
 *
 * <p><b>Cost.</b> One entry for every split of every piece whose halves are both symbols: about three per piece.
 */
public final class MergeTable {
    /** The symbol of a character that no piece contains. */
    static final int OUTSIDE = -1;

    private static final int BASIC_PLANE = 0x10000;

    private final int size;
    private final JoinTable joins;
    private final int[] basicSymbols;
    private final Map<Integer, Integer> furtherSymbols = new HashMap<>();
    private final boolean wordBound;

    private MergeTable(int size, int expected, boolean wordBound) {
        this.size = size;
        this.wordBound = wordBound;
        joins = new JoinTable(expected);
        basicSymbols = new int[BASIC_PLANE];
        Arrays.fill(basicSymbols, OUTSIDE);
    }

    /**
     * A table of every join whose result is spelled like its halves, as SentencePiece joins.
     *
     * @param pieces spellings in id order
     * @param scores higher joins earlier; equal scores join from the left
     * @param isText which ids are text that merging may form
     */
    public static MergeTable ofScores(List<String> pieces, float[] scores, IntPredicate isText) {
        int size = pieces.size();
        Map<String, Integer> symbols = new HashMap<>(size * 2);
        List<Integer> text = new ArrayList<>();
        boolean bound = true;
        for (int id = 0; id < size; id++) {
            if (isText.test(id)) {
                text.add(id);
                symbols.put(pieces.get(id), id);
                bound &= !holdsInnerSpace(pieces.get(id));
            }
        }
        MergeTable table = new MergeTable(size, text.size() * 4 + 16, bound);
        int next = size;
        for (int id : text) {
            String piece = pieces.get(id);
            for (int i = 0; i < piece.length(); ) {
                int point = piece.codePointAt(i);
                int end = i + Character.charCount(point);
                Integer symbol = symbols.putIfAbsent(piece.substring(i, end), next);
                next += symbol == null ? 1 : 0;
                table.setSymbol(point, symbol == null ? next - 1 : symbol);
                i = end;
            }
        }
        int[] order = ranks(scores);
        for (int id : text) {
            String piece = pieces.get(id);
            for (int i = nextPoint(piece, 0); i < piece.length(); i = nextPoint(piece, i)) {
                Integer left = symbols.get(piece.substring(0, i));
                Integer right = left == null ? null : symbols.get(piece.substring(i));
                if (right != null) {
                    table.joins.put(left, right, order[id], id);
                }
            }
        }
        return table;
    }

    /**
     * A table of listed joins only, as byte-level tokenizers join.
     *
     * @param size how many ids there are
     * @param letters code points of the alphabet
     * @param symbols their ids
     * @param left first halves
     * @param right second halves
     * @param result what they join to
     * @param rank lower joins earlier; equal ranks join from the left
     */
    public static MergeTable ofMerges(
            int size, int[] letters, int[] symbols, int[] left, int[] right, int[] result, int[] rank) {
        MergeTable table = new MergeTable(size, left.length + 16, false);
        for (int i = 0; i < letters.length; i++) {
            table.setSymbol(letters[i], symbols[i]);
        }
        for (int i = 0; i < left.length; i++) {
            table.joins.put(left[i], right[i], rank[i], result[i]);
        }
        return table;
    }

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /** Whether no piece runs on from one word into the next, so that words can be cut apart before merging. */
    boolean isWordBound() {
        return wordBound;
    }

    /** The piece that two symbols join to, or -1. */
    public int joined(int left, int right) {
        long join = join(left, right);
        return join == JoinTable.NEVER ? -1 : (int) join;
    }

    /** {@code rank << 32 | piece} of two symbols, 0 being the first rank and equal scores having equal ranks, or {@link JoinTable#NEVER}. */
    long join(int left, int right) {
        return left < 0 || right < 0 ? JoinTable.NEVER : joins.get(left, right);
    }

    /** The symbol of a character. */
    int symbol(int codePoint) {
        return codePoint < BASIC_PLANE ? basicSymbols[codePoint] : furtherSymbols.getOrDefault(codePoint, OUTSIDE);
    }

    private void setSymbol(int codePoint, int symbol) {
        if (codePoint < BASIC_PLANE) {
            basicSymbols[codePoint] = symbol;
        } else {
            furtherSymbols.put(codePoint, symbol);
        }
    }

    private static int nextPoint(String text, int index) {
        return index + Character.charCount(text.codePointAt(index));
    }

    private static boolean holdsInnerSpace(String piece) {
        int start = 0;
        while (start < piece.length() && piece.charAt(start) == BpeEncoder.SPACE) {
            start++;
        }
        return piece.indexOf(BpeEncoder.SPACE, start) >= 0;
    }

    private static int[] ranks(float[] scores) {
        float[] sorted = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            // Adding zero turns -0.0 into 0.0, which C++ holds equal and Java's sort does not.
            sorted[i] = scores[i] + 0.0f;
        }
        Arrays.sort(sorted);
        int[] ranks = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            ranks[i] = sorted.length - 1 - lastIndex(sorted, scores[i] + 0.0f);
        }
        return ranks;
    }

    private static int lastIndex(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
