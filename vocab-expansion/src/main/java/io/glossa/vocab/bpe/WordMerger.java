package io.glossa.vocab.bpe;

/**
 * Joins the symbols of one word. Its arrays are used again for every word, so it serves one thread.
 *
 * <p><b>Cost.</b> A word of n symbols: for up to {@value #SHORT} symbols a scan of all neighbours for each join, which beats a
 * queue by its simplicity; for longer ones O(n log n).
 */
final class WordMerger {
    private static final int SHORT = 100;
    private static final MergeDropout NO_DROPOUT = new MergeDropout(0, 0);
    /** The arrays of a longer stretch, which is rare, are given back. */
    private static final int MOST_KEPT = 1 << 14;

    private final MergeTable table;
    private int[] symbols = new int[256];
    /** What each symbol was made of, for those that turn out to be no piece. */
    private int[] origins = new int[256];
    /** Of each symbol with the one behind it: the order of joining above, what they join to below. */
    private long[] joins = new long[256];

    private int size;

    WordMerger(MergeTable table) {
        this.table = table;
    }

    void begin(int most) {
        size = 0;
        if (most > symbols.length) {
            allocate(most);
        }
    }

    private void allocate(int length) {
        symbols = new int[length];
        origins = new int[length];
        joins = new long[length];
    }

    void add(int symbol, int origin) {
        symbols[size] = symbol;
        origins[size++] = origin;
    }

    /** Joins what was added; a symbol that is no piece is given as {@code -1 - origin}. */
    int[] merge() {
        if (size <= SHORT) {
            mergeByScanning();
        } else {
            mergeByQueue(NO_DROPOUT);
        }
        return ids();
    }

    /** The same with chance; of a word of n symbols O(n log n), however short. */
    int[] merge(MergeDropout dropout) {
        mergeByQueue(dropout);
        return ids();
    }

    private int[] ids() {
        int[] ids = new int[size];
        for (int i = 0; i < size; i++) {
            ids[i] = symbols[i] >= 0 && symbols[i] < table.size() ? symbols[i] : -1 - origins[i];
        }
        if (symbols.length > MOST_KEPT) {
            allocate(256);
        }
        return ids;
    }

    private void mergeByScanning() {
        for (int i = 0; i + 1 < size; i++) {
            joins[i] = table.join(symbols[i], symbols[i + 1]);
        }
        while (true) {
            int best = -1;
            long least = JoinTable.NEVER;
            for (int i = 0; i + 1 < size; i++) {
                // By rank alone: of equal ranks the leftmost joins.
                if ((joins[i] >>> 32) < (least >>> 32)) {
                    least = joins[i];
                    best = i;
                }
            }
            if (best < 0) {
                return;
            }
            symbols[best] = (int) least;
            size--;
            System.arraycopy(symbols, best + 2, symbols, best + 1, size - best - 1);
            System.arraycopy(origins, best + 2, origins, best + 1, size - best - 1);
            System.arraycopy(joins, best + 2, joins, best + 1, Math.max(0, size - best - 2));
            if (best + 1 < size) {
                joins[best] = table.join(symbols[best], symbols[best + 1]);
            }
            if (best > 0) {
                joins[best - 1] = table.join(symbols[best - 1], symbols[best]);
            }
        }
    }

    /**
     * Takes the first of the agenda that is not passed over. What was passed over is there again for the next choice, so each
     * choice is made among all pairs, as if each had been thrown for; those behind the chosen one need no throw.
     */
    private void mergeByQueue(MergeDropout dropout) {
        int n = size;
        int[] next = new int[n];
        int[] previous = new int[n];
        for (int i = 0; i < n; i++) {
            next[i] = i + 1 < n ? i + 1 : -1;
            previous[i] = i - 1;
        }
        LongHeap agenda = new LongHeap(n);
        for (int i = 0; i + 1 < n; i++) {
            offer(agenda, i, i + 1);
        }
        LongHeap passed = new LongHeap(0);
        while (!agenda.isEmpty()) {
            long best = agenda.pop();
            int left = (int) best;
            int right = next[left];
            // A pair is stale when its left symbol is gone or it no longer joins with the rank it was offered at.
            long join = right < 0 ? JoinTable.NEVER : table.join(symbols[left], symbols[right]);
            if (join == JoinTable.NEVER || (int) (join >>> 32) != (int) (best >>> 32)) {
                continue;
            }
            if (!dropout.isNone() && dropout.passesOver()) {
                passed.push(best);
                continue;
            }
            while (!passed.isEmpty()) {
                agenda.push(passed.pop());
            }
            symbols[left] = (int) join;
            symbols[right] = MergeTable.OUTSIDE;
            next[left] = next[right];
            next[right] = -1;
            if (next[left] >= 0) {
                previous[next[left]] = left;
                offer(agenda, left, next[left]);
            }
            if (previous[left] >= 0) {
                offer(agenda, previous[left], left);
            }
        }
        size = 0;
        for (int i = 0; i >= 0; i = next[i]) {
            symbols[size] = symbols[i];
            origins[size++] = origins[i];
        }
    }

    private void offer(LongHeap agenda, int left, int right) {
        long join = table.join(symbols[left], symbols[right]);
        if (join != JoinTable.NEVER) {
            agenda.push(((join >>> 32) << 32) | left);
        }
    }
}
