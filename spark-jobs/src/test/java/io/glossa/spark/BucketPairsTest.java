package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.testng.annotations.Test;

public class BucketPairsTest {
    private static final int CAP = 4;

    /** Against the definition, over buckets of every size around the cap, with planted copies in some. */
    @Test
    public void proposesWhatTheDefinitionSays() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            TreeMap<Long, List<Long>> buckets = new TreeMap<>();
            LongRows rows = new LongRows(4, 40);
            long key = 0;
            for (int bucket = random.nextInt(12); bucket > 0; bucket--) {
                long band = random.nextLong();
                List<Long> documents = buckets.computeIfAbsent(band, b -> new ArrayList<>());
                for (int i = random.nextInt(10); i > 0; i--) {
                    rows.add(band, key, key, key % 3);
                    documents.add(key++);
                }
                for (int i = random.nextInt(4); i > 0; i--) {
                    long copy = Sketch.PLANTED | (key == 0 ? 99 : random.nextInt((int) key));
                    if (!documents.contains(copy)) {
                        rows.add(band, Long.MAX_VALUE, copy, copy % 3);
                        documents.add(copy);
                    }
                }
            }
            List<Edge> expected = new ArrayList<>();
            buckets.values().forEach(bucket -> expected.addAll(definition(bucket)));

            List<Edge> found = new ArrayList<>();
            new BucketPairs(rows.cursor(), CAP).forEachRemaining(found::add);

            assertThat(found).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<Edge> definition(List<Long> bucket) {
        List<Long> documents = bucket.stream().filter(k -> !Sketch.isPlanted(k)).toList();
        boolean whole = documents.size() <= CAP;
        List<Edge> edges = new ArrayList<>();
        for (int second = 0; second < documents.size(); second++) {
            for (int first = 0; first < second; first++) {
                if (whole || first == 0 || first == second - 1) {
                    edges.add(edge(documents.get(second), documents.get(first)));
                }
            }
        }
        for (long copy : bucket.stream().filter(Sketch::isPlanted).toList()) {
            int place = documents.indexOf(copy & ~Sketch.PLANTED);
            if (place == 0 || (place > 0 && whole)) {
                edges.add(edge(copy, documents.get(place)));
            }
        }
        return edges;
    }

    private static Edge edge(long second, long first) {
        return new Edge(second, (int) (second % 3), first, (int) (first % 3));
    }
}
