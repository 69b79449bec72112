package io.glossa.spark;

import io.glossa.corpus.dedup.Jaccard;
import io.glossa.corpus.dedup.Shingles;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shingles of the documents that others were compared with last: the first of a bucket that thousands of pages share is
 * compared with all of them, and is cut once.
 *
 * <p><b>Cost.</b> {@value #MOST} sets of at most half a megabyte.
 */
final class RecentSets {
    private static final int MOST = 8;
    /** A longer document is cut each time. */
    private static final int LONGEST = 1 << 16;

    /** By key of the document, the one that was not asked for the longest first. */
    private final Map<Long, long[]> sets = new LinkedHashMap<>(2 * MOST, 0.75f, true);

    /** The shingles of a document. */
    long[] of(JudgedDocuments.Text document, Shingles shingles) {
        long[] known = sets.get(document.key());
        if (known != null) {
            return known;
        }
        long[] set = Jaccard.shingleSet(document.text(), shingles);
        if (set.length <= LONGEST) {
            sets.put(document.key(), set);
        }
        if (sets.size() > MOST) {
            Iterator<Long> eldest = sets.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return set;
    }
}
