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
    private final int[] ranks;
    private final LongIntMap merges;
    private final int[] basicSymbols;
    private final Map<Integer, Integer> furtherSymbols = new HashMap<>();
    private final boolean wordBound;

    /**
     * Builds the table.
     *
     * @param pieces spellings in id order
     * @param scores higher joins earlier; equal scores join from the left
     * @param isText which ids are text that merging may form
     */
    public MergeTable(List<String> pieces, float[] scores, IntPredicate isText) {
        size = pieces.size();
        ranks = ranks(scores);
        basicSymbols = new int[BASIC_PLANE];
        Arrays.fill(basicSymbols, OUTSIDE);
        Map<String, Integer> symbols = new HashMap<>(size * 2);
        List<Integer> text = new ArrayList<>();
        for (int id = 0; id < size; id++) {
            if (isText.test(id)) {
                text.add(id);
                symbols.put(pieces.get(id), id);
            }
        }
        int next = size;
        boolean bound = true;
        for (int id : text) {
            String piece = pieces.get(id);
            bound &= !holdsInnerSpace(piece);
            for (int i = 0; i < piece.length(); ) {
                int point = piece.codePointAt(i);
                int end = i + Character.charCount(point);
                Integer symbol = symbols.putIfAbsent(piece.substring(i, end), next);
                next += symbol == null ? 1 : 0;
                setSymbol(point, symbol == null ? next - 1 : symbol);
                i = end;
            }
        }
        wordBound = bound;
        merges = new LongIntMap(text.size() * 4);
        for (int id : text) {
            String piece = pieces.get(id);
            for (int i = nextPoint(piece, 0); i < piece.length(); i = nextPoint(piece, i)) {
                Integer left = symbols.get(piece.substring(0, i));
                Integer right = left == null ? null : symbols.get(piece.substring(i));
                if (right != null) {
                    merges.put(LongIntMap.pair(left, right), id);
                }
            }
        }
    }

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /** Whether no piece runs on from one word into the next, so that words can be cut apart before merging. */
    boolean isWordBound() {
        return wordBound;
    }

    /** The piece that two symbols join to, or {@link LongIntMap#MISSING}. */
    int merged(int left, int right) {
        return left < 0 || right < 0 ? LongIntMap.MISSING : merges.get(LongIntMap.pair(left, right));
    }

    /** The order of a piece: 0 joins first; equal scores have equal ranks. */
    int rank(int id) {
        return ranks[id];
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
