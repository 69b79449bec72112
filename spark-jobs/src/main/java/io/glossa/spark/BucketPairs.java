package io.glossa.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The pairs that buckets propose, bucket by bucket.
 *
 * <p><b>Cost.</b> Memory: the rows of one bucket up to the cap, however many it has.
 *
 * @see BandBuckets
 */
final class BucketPairs implements Iterator<Edge> {
    private final LongRows.Cursor rows;
    /** Key and part of the bucket's first documents: all of them, or those up to the cap and one. */
    private final LongTable held = new LongTable(2);

    private final int cap;
    private boolean whole;
    private boolean hasRow;
    private long band;
    private long before;
    private int beforePart;
    private Edge waiting;
    private int second;
    private int first;
    private Edge next;

    /**
     * Pairs of sorted rows.
     *
     * @param cap documents of a bucket up to which every pair is proposed
     */
    BucketPairs(LongRows.Cursor rows, int cap) {
        this.rows = rows;
        this.cap = cap;
        this.hasRow = rows.next();
        begin();
        next = propose();
    }

    /** Reads the documents of the next bucket up to the cap and one. */
    private void begin() {
        held.clear();
        first = 0;
        second = 1;
        if (!hasRow) {
            return;
        }
        band = rows.get(0);
        while (isDocument() && held.rows() <= cap) {
            before = rows.get(BandBuckets.KEY);
            beforePart = (int) rows.get(BandBuckets.PART);
            held.add(before, beforePart);
            hasRow = rows.next();
        }
        whole = held.rows() <= cap;
    }

    private boolean inBucket() {
        return hasRow && rows.get(0) == band;
    }

    /** Planted copies stand behind the documents. */
    private boolean isDocument() {
        return inBucket() && !Sketch.isPlanted(rows.get(BandBuckets.KEY));
    }

    private Edge propose() {
        while (true) {
            Edge edge = waiting != null ? waiting : heldPair();
            waiting = null;
            if (edge == null && isDocument()) {
                edge = chained();
            }
            while (edge == null && inBucket()) {
                edge = planted();
            }
            if (edge != null || !hasRow) {
                return edge;
            }
            begin();
        }
    }

    /** Each of the documents held with each before it; in a bucket beyond the cap with the first and the one before it. */
    private Edge heldPair() {
        if (second >= held.rows()) {
            return null;
        }
        Edge edge = pair(held.get(second, 0), (int) held.get(second, 1), first);
        first = whole ? first + 1 : first == 0 && second > 1 ? second - 1 : second;
        if (first == second) {
            second++;
            first = 0;
        }
        return edge;
    }

    private Edge pair(long key, int part, int row) {
        return new Edge(key, part, held.get(row, 0), (int) held.get(row, 1));
    }

    /** A document beyond the cap, with the first of its bucket and the one before it. */
    private Edge chained() {
        long key = rows.get(BandBuckets.KEY);
        int part = (int) rows.get(BandBuckets.PART);
        Edge edge = pair(key, part, 0);
        waiting = new Edge(key, part, before, beforePart);
        before = key;
        beforePart = part;
        hasRow = rows.next();
        return edge;
    }

    /** A planted copy with its original alone, if the bucket would have proposed a document in its place. */
    private Edge planted() {
        long copy = rows.get(BandBuckets.KEY);
        int part = (int) rows.get(BandBuckets.PART);
        int last = whole ? held.rows() : 1;
        Edge edge = null;
        for (int i = 0; i < last && edge == null; i++) {
            if (held.get(i, 0) == (copy & ~Sketch.PLANTED)) {
                edge = pair(copy, part, i);
            }
        }
        hasRow = rows.next();
        return edge;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Edge next() {
        if (next == null) {
            throw new NoSuchElementException("no bucket is left");
        }
        Edge edge = next;
        next = propose();
        return edge;
    }
}
