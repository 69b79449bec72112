package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.testng.annotations.Test;

public class LongShuffleTest {
    @Test
    public void aTableSortsAsListsOfItsRowsDo() {
        Random random = new Random(5);
        for (int width = 1; width <= 4; width++) {
            LongTable table = new LongTable(width);
            List<long[]> expected = new ArrayList<>();
            for (int row = 0; row < 3_000; row++) {
                long[] numbers = random.longs(width, -4, 5).toArray();
                table.add(numbers);
                expected.add(numbers);
            }
            expected.sort(Arrays::compare);
            table.sort();
            for (int row = 0; row < expected.size(); row++) {
                for (int column = 0; column < width; column++) {
                    assertThat(table.get(row, column)).isEqualTo(expected.get(row)[column]);
                }
            }
        }
    }

    @Test
    public void groupsEndWhereTheFirstColumnsChange() {
        LongTable table = new LongTable(2);
        table.add(1, 5, 1, 6, 2, 0, 7, 7);
        assertThat(table.groupEnd(0, 1)).isEqualTo(2);
        assertThat(table.groupEnd(0, 2)).isEqualTo(1);
        assertThat(table.groupEnd(3, 1)).isEqualTo(4);
        assertThat(table.find(2)).isEqualTo(2);
        assertThat(table.find(3)).isEqualTo(-1);
        assertThat(table.withoutFirst().get(2, 0)).isZero();
        assertThat(new LongTable(3).find(1)).isEqualTo(-1);
    }

    /** More rows than one chunk holds, from several parts: each key's rows meet in one table, in order. */
    @Test
    public void rowsOfAKeyMeetInOneTableWhateverTheParts() {
        JavaSparkContext context = SparkSessions.context(SparkSettings.local(2, 3));
        List<Integer> seeds = List.of(1, 2, 3, 4);
        TreeMap<Long, TreeSet<Long>> expected = new TreeMap<>();
        for (int seed : seeds) {
            for (int i = 0; i < 30_000; i++) {
                expected.computeIfAbsent((long) (i % 97), k -> new TreeSet<>()).add(1_000_000L * seed + i);
            }
        }
        for (int parts : new int[] {1, 5}) {
            TreeMap<Long, TreeSet<Long>> found = new TreeMap<>();
            LongShuffle.sorted(context.parallelize(seeds, 3), 2, parts, LongShuffle.Target.HASH, (part, seed, sink) -> {
                        for (int i = 0; i < 30_000; i++) {
                            sink.add(i % 97, 1_000_000L * seed + i);
                        }
                    })
                    .map(LongShuffleTest::rows)
                    .collect()
                    .forEach(rows -> {
                        TreeSet<Long> ofTable = new TreeSet<>();
                        long[] before = {Long.MIN_VALUE, 0};
                        for (long[] row : rows) {
                            assertThat(Arrays.compare(before, row)).isNegative();
                            before = row;
                            ofTable.add(row[0]);
                            found.computeIfAbsent(row[0], k -> new TreeSet<>()).add(row[1]);
                        }
                        assertThat(ofTable).allMatch(key -> found.get(key).equals(expected.get(key)));
                    });
            assertThat(found).isEqualTo(expected);
        }
    }

    private static ArrayList<long[]> rows(LongTable table) {
        ArrayList<long[]> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.add(new long[] {table.get(row, 0), table.get(row, 1)});
        }
        return rows;
    }
}
