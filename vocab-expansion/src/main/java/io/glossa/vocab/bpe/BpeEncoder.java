package io.glossa.vocab.bpe;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Byte-pair encoding of prepared text by a {@link MergeTable}, token for token as C++ SentencePiece does it.
 *
 * <p><b>Formula.</b> Begin with one symbol a character; of all neighbours that join to a piece take the pair of highest
 * score, the leftmost of equal ones; repeat until none joins.
 *
 * <p><b>Determinism.</b> A pure function of the text; thread-safe. Words are remembered up to a bound, which changes the
 * speed only.
 *
 * <p><b>Cost.</b> O(n log n) for a stretch of n characters that cannot be cut into words, else about O(n).
 *
 * <p><b>Source.</b> {@code bpe_model.cc} of google/sentencepiece; Sennrich et al. 2016, arXiv:1508.07909.
 */
public final class BpeEncoder {
    /** How a space is written in prepared text. */
    public static final char SPACE = '\u2581';

    /** Words remembered: about 10 MB; natural text repeats its words, so later ones gain little. */
    private static final int REMEMBERED_WORDS = 1 << 16;
    /** Longer words are rare and would make the memory's bound meaningless. */
    private static final int REMEMBERED_CHARACTERS = 32;

    private static final int[] NOTHING = {};

    private final MergeTable table;
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    /** An encoder over a table. */
    public BpeEncoder(MergeTable table) {
        this.table = table;
    }

    /**
     * Encodes prepared text.
     *
     * @param text with {@link #SPACE} for every space
     * @return ids in order; a character that is no piece is given as {@code -1 - codePoint}
     */
    public int[] encode(String text) {
        if (!table.isWordBound()) {
            return merge(text);
        }
        int[] out = NOTHING;
        int length = 0;
        for (int start = 0, end; start < text.length(); start = end) {
            end = wordEnd(text, start);
            int[] word = word(text, start, end);
            if (start == 0 && end == text.length()) {
                return word.clone();
            }
            if (length + word.length > out.length) {
                out = Arrays.copyOf(out, Math.max(length + word.length, out.length * 2 + 64));
            }
            System.arraycopy(word, 0, out, length, word.length);
            length += word.length;
        }
        return Arrays.copyOf(out, length);
    }

    /** A word is a run of spaces with what follows it up to the next space. */
    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == SPACE) {
            at++;
        }
        int end = text.indexOf(SPACE, at);
        return end < 0 ? text.length() : end;
    }

    private int[] word(String text, int start, int end) {
        String word = text.substring(start, end);
        int[] known = remembered.get(word);
        if (known != null) {
            return known;
        }
        int[] ids = merge(word);
        if (word.length() <= REMEMBERED_CHARACTERS && remembered.size() < REMEMBERED_WORDS) {
            remembered.put(word, ids);
        }
        return ids;
    }

    private int[] merge(String text) {
        int[] points = text.codePoints().toArray();
        int n = points.length;
        int[] symbols = new int[n];
        int[] next = new int[n];
        int[] previous = new int[n];
        for (int i = 0; i < n; i++) {
            symbols[i] = table.symbol(points[i]);
            next[i] = i + 1 < n ? i + 1 : -1;
            previous[i] = i - 1;
        }
        LongHeap agenda = new LongHeap(n);
        for (int i = 0; i + 1 < n; i++) {
            offer(agenda, symbols, i, i + 1);
        }
        while (!agenda.isEmpty()) {
            long best = agenda.pop();
            int left = (int) best;
            int right = next[left];
            // A pair is stale when its left symbol is gone or it no longer joins with the rank it was offered at.
            int joined = right < 0 ? LongIntMap.MISSING : table.find(symbols[left], symbols[right]);
            if (joined == LongIntMap.MISSING || table.rank(joined) != (int) (best >>> 32)) {
                continue;
            }
            symbols[left] = table.result(joined);
            symbols[right] = MergeTable.OUTSIDE;
            next[left] = next[right];
            next[right] = -1;
            if (next[left] >= 0) {
                previous[next[left]] = left;
                offer(agenda, symbols, left, next[left]);
            }
            if (previous[left] >= 0) {
                offer(agenda, symbols, previous[left], left);
            }
        }
        int[] ids = new int[n];
        int length = 0;
        for (int i = 0; i >= 0 && n > 0; i = next[i]) {
            ids[length++] = symbols[i] >= 0 && symbols[i] < table.size() ? symbols[i] : -1 - points[i];
        }
        return Arrays.copyOf(ids, length);
    }

    private void offer(LongHeap agenda, int[] symbols, int left, int right) {
        int joined = table.find(symbols[left], symbols[right]);
        if (joined != LongIntMap.MISSING) {
            agenda.push((long) table.rank(joined) << 32 | left);
        }
    }
}
