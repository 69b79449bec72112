package io.glossa.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

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
 * edges; the neighbours of one node in memory.
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
     * @param roots for every node that is not the least of its component, that least node
     * @param rounds of both steps that it took, the last of which moved nothing
     */
    record Result(JavaPairRDD<Long, Long> roots, int rounds) {}

    /** An edge from a node to a smaller one, and whether the step that wrote it moved it there. */
    private record Edge(long node, long smaller, boolean moved) implements Serializable {}

    /** The components of the graph with the given edges, in any direction, repeated or not; loops are ignored. */
    static Result of(JavaPairRDD<Long, Long> edges, Partitioner partitioner) {
        JavaRDD<Edge> current = edges.filter(e -> !e._1.equals(e._2))
                .map(e -> new Edge(Math.max(e._1, e._2), Math.min(e._1, e._2), true))
                .persist(StorageLevel.MEMORY_AND_DISK());
        int round = 0;
        for (boolean moved = !current.isEmpty(); moved; round++) {
            if (round == MAX_ROUNDS) {
                throw new IllegalStateException("components did not settle in " + MAX_ROUNDS + " rounds");
            }
            JavaRDD<Edge> large = largeStar(current, partitioner).persist(StorageLevel.MEMORY_AND_DISK());
            JavaRDD<Edge> small = smallStar(large, partitioner).persist(StorageLevel.MEMORY_AND_DISK());
            // Both are counted: that also computes what the next round reads, before its origin is let go.
            moved = small.filter(Edge::moved).count()
                            + large.filter(Edge::moved).count()
                    > 0;
            current.unpersist(false);
            large.unpersist(false);
            current = small;
        }
        JavaPairRDD<Long, Long> roots =
                current.mapToPair(e -> new Tuple2<>(e.node, e.smaller)).reduceByKey(partitioner, Math::min);
        return new Result(roots, round);
    }

    private static JavaRDD<Edge> largeStar(JavaRDD<Edge> edges, Partitioner partitioner) {
        return edges.flatMapToPair(e -> List.of(new Tuple2<>(e.node, e.smaller), new Tuple2<>(e.smaller, e.node))
                        .iterator())
                .groupByKey(partitioner)
                .flatMap(star -> {
                    long node = star._1;
                    TreeSet<Long> neighbours = distinct(star._2);
                    long least = Math.min(node, neighbours.first());
                    List<Edge> out = new ArrayList<>();
                    for (long larger : neighbours.tailSet(node, false)) {
                        out.add(new Edge(larger, least, least != node));
                    }
                    return out.iterator();
                });
    }

    private static JavaRDD<Edge> smallStar(JavaRDD<Edge> edges, Partitioner partitioner) {
        return edges.mapToPair(e -> new Tuple2<>(e.node, e.smaller))
                .groupByKey(partitioner)
                .flatMap(star -> {
                    TreeSet<Long> smaller = distinct(star._2);
                    long least = smaller.pollFirst();
                    List<Edge> out = new ArrayList<>();
                    out.add(new Edge(star._1, least, false));
                    for (long neighbour : smaller) {
                        out.add(new Edge(neighbour, least, true));
                    }
                    return out.iterator();
                });
    }

    private static TreeSet<Long> distinct(Iterable<Long> nodes) {
        TreeSet<Long> set = new TreeSet<>();
        nodes.forEach(set::add);
        return set;
    }
}
