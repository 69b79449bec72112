package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;

/**
 * The connected components of a graph too large for one machine, named by their least node.
 *
 * <p><b>Formula.</b> Two steps alternate until neither moves an edge. <i>Large star</i>: every node u connects each larger
 * neighbour to the least of u and its neighbours. <i>Small star</i>: every node u connects itself and each smaller
 * neighbour to the least of them. Both keep the components and only ever lower an edge's end; when nothing moves, every
 * component is a star around its least node. The stop is exact: the edges that moved are counted, nothing is estimated.
 *
 * <p><b>Determinism.</b> The result depends on the graph alone.
 *
 * <p><b>Cost.</b> Of the order of log² n rounds in the worst case (a path of 64 nodes takes 6), each two shuffles of all
 * edges. A star takes two, the second of which finds that it is one. The neighbours of a node come sorted and are looked at
 * one by one, so memory does not grow with them. A round is a step of its own: see {@link SearchSteps}.
 *
 * <p><b>Source.</b> Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii, Connected Components in MapReduce and Beyond, 2014,
 * algorithms 1 to 3.
 */
final class ConnectedComponents {
    /** Far beyond what any graph needs; a guard against an endless job should the invariant ever break. */
    private static final int MAX_ROUNDS = 100;

    private ConnectedComponents() {}

    /**
     * The components.
     *
     * @param roots for every node that is not the least of its component, a row of it and that least node
     * @param rounds of both steps that it took, the last of which moved nothing
     */
    record Result(JavaRDD<Link> roots, int rounds) {}

    /**
     * An edge from a node to a smaller one.
     *
     * @param moved whether the round that wrote it moved it, or another of the node's, there
     */
    record Link(long node, long smaller, boolean moved) implements Serializable {}

    /**
     * The components of a graph.
     *
     * @param edges in any direction, repeated or not; loops are ignored
     * @param tasks parts that nodes are divided into
     * @param steps where the rounds are kept
     */
    static Result of(JavaRDD<Link> edges, int tasks, SearchSteps steps) {
        JavaRDD<Link> current = edges.filter(e -> e.node != e.smaller)
                .map(e -> new Link(Math.max(e.node, e.smaller), Math.min(e.node, e.smaller), false));
        for (int round = 0; round < MAX_ROUNDS; round++) {
            JavaRDD<Link> before = current;
            SearchSteps.Found<Link, Long> after = steps.run(
                    name(round),
                    () -> smallStar(largeStar(before, tasks), tasks),
                    new LinkFormat(),
                    Long.class,
                    links -> links.filter(Link::moved).count());
            if (round > 0) {
                steps.forget(name(round - 1));
            }
            current = after.rows();
            if (after.summary() == 0) {
                return new Result(current, round + 1);
            }
        }
        throw new IllegalStateException("components did not settle in " + MAX_ROUNDS + " rounds");
    }

    private static String name(int round) {
        return String.format(Locale.ROOT, "components-%02d", round);
    }

    private static JavaRDD<Link> largeStar(JavaRDD<Link> edges, int tasks) {
        return LongShuffle.sorted(edges, 2, tasks, LongShuffle.Target.HASH, (part, e, sink) -> {
                    sink.add(e.node, e.smaller);
                    sink.add(e.smaller, e.node);
                })
                .flatMap(rows -> new Stars(rows.cursor(), Stars.Kind.LARGE));
    }

    private static JavaRDD<Link> smallStar(JavaRDD<Link> edges, int tasks) {
        return LongShuffle.sorted(
                        edges,
                        3,
                        tasks,
                        LongShuffle.Target.HASH,
                        (part, e, sink) -> sink.add(e.node, e.smaller, e.moved ? 0 : 1))
                .flatMap(rows -> new Stars(rows.cursor(), Stars.Kind.SMALL));
    }

    /** The new edges of node after node, whose neighbours follow each other from the least on. */
    private static final class Stars implements Iterator<Link> {
        private enum Kind {
            LARGE,
            SMALL
        }

        private final LongRows.Cursor rows;
        private final Kind kind;
        private boolean hasRow;
        private boolean begun;
        private long node;
        private long least;
        private long neighbour;
        private Link next;

        Stars(LongRows.Cursor rows, Kind kind) {
            this.rows = rows;
            this.kind = kind;
            this.hasRow = rows.next();
            settle();
        }

        private void settle() {
            next = null;
            while (next == null && hasRow) {
                boolean first = !begun || rows.get(0) != node;
                boolean repeated = !first && rows.get(1) == neighbour;
                if (first) {
                    begun = true;
                    node = rows.get(0);
                    least = Math.min(node, rows.get(1));
                }
                neighbour = rows.get(1);
                if (!repeated) {
                    next = kind == Kind.LARGE ? large() : small(first);
                }
                hasRow = rows.next();
            }
        }

        private Link large() {
            return neighbour > node ? new Link(neighbour, least, least != node) : null;
        }

        /** Of equal rows those that the large star moved come first. */
        private Link small(boolean first) {
            return first ? new Link(node, least, rows.get(2) == 0) : new Link(neighbour, least, true);
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Link next() {
            Link link = next;
            settle();
            return link;
        }
    }

    private static final class LinkFormat implements RowFormat<Link> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Link link) throws IOException {
            out.writeLong(link.node());
            out.writeLong(link.smaller());
            out.writeBoolean(link.moved());
        }

        @Override
        public Link read(DataInputStream in) throws IOException {
            return new Link(in.readLong(), in.readLong(), in.readBoolean());
        }
    }
}
