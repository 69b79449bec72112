package io.glossa.spark;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;

/** Brings the members of clusters to where their documents are. */
final class ClusterMembers {
    private static final int PLACE = 0;
    private static final int ROOT = 1;

    private ClusterMembers() {}

    /**
     * A row of part, key and root of its cluster for every document that has duplicates, in the documents' parts.
     *
     * @param edges which say where a document is
     * @param roots of all documents in them but the roots themselves
     */
    static JavaRDD<LongRows> of(JavaRDD<Edge> edges, JavaRDD<ConnectedComponents.Link> roots, int tasks, int parts) {
        JavaRDD<LongRows> places = LongShuffle.sorted(edges, 2, tasks, LongShuffle.Target.HASH, (part, e, sink) -> {
            sink.add(e.second(), e.secondPart());
            sink.add(e.first(), e.firstPart());
        });
        JavaRDD<LongRows> members = LongShuffle.sorted(roots, 2, tasks, LongShuffle.Target.HASH, (part, r, sink) -> {
            sink.add(r.node(), r.smaller());
            sink.add(r.smaller(), r.smaller());
        });
        JavaRDD<long[]> joined = places.zipPartitions(
                members,
                (ofPlaces, ofMembers) ->
                        new Joined(ofPlaces.next().cursor(), ofMembers.next().cursor()));
        return LongShuffle.sorted(joined, 3, parts, LongShuffle.Target.PART, (part, row, sink) -> sink.add(row));
    }

    /** A row of root and part for every part that a cluster has members in. */
    static JavaRDD<long[]> parts(JavaRDD<LongRows> members, int tasks) {
        return LongShuffle.sorted(
                        members.flatMap(rows -> new RootParts(rows.cursor(), 2, 0)),
                        2,
                        tasks,
                        LongShuffle.Target.HASH,
                        (part, row, sink) -> sink.add(row))
                .flatMap(rows -> new RootParts(rows.cursor(), 0, 1));
    }

    /** Rows of key and place with those of key and root; a key may have several of either, the first of which count. */
    private static final class Joined implements Iterator<long[]> {
        private final LongRows.Cursor[] sides;
        private final boolean[] hasRow = new boolean[2];
        private long[] next;

        Joined(LongRows.Cursor places, LongRows.Cursor roots) {
            this.sides = new LongRows.Cursor[] {places, roots};
            hasRow[PLACE] = places.next();
            hasRow[ROOT] = roots.next();
            settle();
        }

        private void settle() {
            next = null;
            while (next == null && hasRow[PLACE] && hasRow[ROOT]) {
                long place = sides[PLACE].get(0);
                long root = sides[ROOT].get(0);
                if (place == root) {
                    next = new long[] {sides[PLACE].get(1), place, sides[ROOT].get(1)};
                    pass(ROOT, place);
                }
                pass(place <= root ? PLACE : ROOT, Math.min(place, root));
            }
        }

        private void pass(int side, long key) {
            do {
                hasRow[side] = sides[side].next();
            } while (hasRow[side] && sides[side].get(0) == key);
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public long[] next() {
            long[] row = next;
            settle();
            return row;
        }
    }

    /** Root and part of row after row, but of those that follow each other only the first. */
    private static final class RootParts implements Iterator<long[]> {
        private final LongRows.Cursor rows;
        private final int root;
        private final int part;
        private long[] next;

        RootParts(LongRows.Cursor rows, int root, int part) {
            this.rows = rows;
            this.root = root;
            this.part = part;
            next = rows.next() ? row() : null;
        }

        private long[] row() {
            return new long[] {rows.get(root), rows.get(part)};
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public long[] next() {
            long[] row = next;
            next = null;
            while (next == null && rows.next()) {
                if (rows.get(root) != row[0] || rows.get(part) != row[1]) {
                    next = row();
                }
            }
            return row;
        }
    }
}
