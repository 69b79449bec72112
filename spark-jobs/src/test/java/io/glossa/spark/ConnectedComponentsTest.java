package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.testng.annotations.Test;
import scala.Tuple2;

public class ConnectedComponentsTest {
    private static final SparkSettings SPARK = SparkSettings.local(2, 3);

    @Test
    public void agreesWithUnionFindOnRandomGraphs() {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            int nodes = 20 + random.nextInt(60);
            List<Tuple2<Long, Long>> edges = new ArrayList<>();
            for (int i = random.nextInt(2 * nodes); i > 0; i--) {
                edges.add(new Tuple2<>((long) random.nextInt(nodes), (long) random.nextInt(nodes)));
            }
            assertThat(components(edges, 1 + (int) seed % 3)).as("seed " + seed).isEqualTo(unionFind(edges));
        }
    }

    @Test
    public void aLongPathInAnyOrderIsOneComponent() {
        List<Tuple2<Long, Long>> path = new ArrayList<>();
        for (long node = 0; node < 64; node++) {
            path.add(new Tuple2<>(node * 7919 % 65, (node + 1) * 7919 % 65));
        }
        Collections.shuffle(path, new Random(3));

        Map<Long, Long> roots = components(path, 3);

        assertThat(roots).hasSize(64);
        assertThat(roots.values()).containsOnly(0L);
    }

    @Test
    public void aGraphWithoutEdgesHasNoComponents() {
        assertThat(components(List.of(), 2)).isEmpty();
        assertThat(components(List.of(new Tuple2<>(5L, 5L)), 2)).isEmpty();
    }

    private static Map<Long, Long> components(List<Tuple2<Long, Long>> edges, int tasks) {
        JavaSparkContext context = SparkSessions.context(SPARK);
        SearchSteps steps = new SearchSteps(context, PlantedCorpus.scratch());
        JavaRDD<ConnectedComponents.Link> links =
                context.parallelize(edges, tasks).map(edge -> new ConnectedComponents.Link(edge._1, edge._2, false));
        Map<Long, Long> roots = new TreeMap<>();
        ConnectedComponents.of(links, tasks, steps)
                .roots()
                .collect()
                .forEach(link ->
                        assertThat(roots.put(link.node(), link.smaller())).isNull());
        return roots;
    }

    /** The least node of every other node's component, by the textbook method on one machine. */
    private static Map<Long, Long> unionFind(List<Tuple2<Long, Long>> edges) {
        Map<Long, Long> parent = new TreeMap<>();
        for (Tuple2<Long, Long> edge : edges) {
            long a = find(parent, edge._1);
            long b = find(parent, edge._2);
            parent.put(Math.max(a, b), Math.min(a, b));
        }
        Map<Long, Long> roots = new TreeMap<>();
        for (long node : parent.keySet()) {
            if (find(parent, node) != node) {
                roots.put(node, find(parent, node));
            }
        }
        return roots;
    }

    private static long find(Map<Long, Long> parent, long node) {
        long root = node;
        while (parent.getOrDefault(root, root) != root) {
            root = parent.get(root);
        }
        return root;
    }
}
