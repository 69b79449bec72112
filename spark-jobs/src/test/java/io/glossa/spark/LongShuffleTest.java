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

    /** Rows that outgrow the buffer many times come back as from memory, for each of several cursors. */
    @Test
    public void rowsBeyondTheBufferAreMergedFromDisk() {
        Random random = new Random(11);
        for (int count : new int[] {0, 1, 99, 100, 101, 20_000}) {
            LongRows large = new LongRows(3);
            LongRows small = new LongRows(3, 300);
            for (int row = 0; row < count; row++) {
                long[] numbers = random.longs(3, -20, 20).toArray();
                large.add(numbers);
                small.add(numbers);
            }
            LongRows.Cursor expected = large.cursor();
            LongRows.Cursor first = small.cursor();
            LongRows.Cursor second = small.cursor();
            for (int row = 0; row < count; row++) {
                assertThat(expected.next() && first.next()).isTrue();
                for (int column = 0; column < 3; column++) {
                    assertThat(first.get(column)).as("%s, %s", row, column).isEqualTo(expected.get(column));
                }
                if (row % 7 == 0) {
                    assertThat(second.next()).isTrue();
                }
            }
            assertThat(expected.next() || first.next()).isFalse();
        }
    }

    @Test
    public void keysAreFoundInOrderAndAfterGoingBack() {
        LongRows rows = new LongRows(3, 6);
        rows.add(0, 5, 50, 0, 5, 51, 0, 9, 90, 0, 2, 20);
        KeyedRows keyed = new KeyedRows(rows);

        assertThat(keyed.isEmpty()).isFalse();
        assertThat(keyed.find(1)).isFalse();
        assertThat(keyed.find(2)).isTrue();
        assertThat(keyed.find(2)).isTrue();
        assertThat(keyed.get(2)).isEqualTo(20);
        assertThat(keyed.find(5)).isTrue();
        assertThat(keyed.get(2)).isEqualTo(50);
        assertThat(keyed.next()).isTrue();
        assertThat(keyed.get(2)).isEqualTo(51);
        assertThat(keyed.next()).isFalse();
        assertThat(keyed.find(9)).isTrue();
        assertThat(keyed.find(10)).isFalse();
        assertThat(keyed.find(2)).isTrue();
        assertThat(new KeyedRows(new LongRows(2)).isEmpty()).isTrue();
    }

    static ArrayList<long[]> rows(LongRows sorted) {
        ArrayList<long[]> rows = new ArrayList<>();
        LongRows.Cursor cursor = sorted.cursor();
        while (cursor.next()) {
            rows.add(new long[] {cursor.get(0), cursor.get(1)});
        }
        return rows;
    }
}
