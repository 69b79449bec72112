package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.testng.annotations.Test;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

public class RowSerializerTest {
    private static final ClassTag<Object> ANY = ClassTag$.MODULE$.Any();

    @Test
    public void whatIsWrittenComesBackAndThenTheEnd() {
        List<Object> objects = List.of(
                7,
                -1,
                new ShardKey(3, "한국어~둘.jsonl#5", "웹", -9),
                new Comparison.Place(Sketch.PLANTED | 4, 4),
                new long[0],
                new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE},
                new byte[0],
                new byte[] {1, 0, -1});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SerializationStream out = new RowSerializer().newInstance().serializeStream(bytes)) {
            objects.forEach(object -> out.writeObject(object, ANY));
        }

        List<Object> read = new ArrayList<>();
        try (DeserializationStream in =
                new RowSerializer().newInstance().deserializeStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            objects.forEach(object -> read.add(in.readObject(ANY)));
            assertThatThrownBy(() -> in.readObject(ANY)).isInstanceOf(EOFException.class);
        }
        assertThat(read).usingRecursiveComparison().isEqualTo(objects);
    }

    @Test
    public void anythingElseIsRefused() {
        SerializationStream out = new RowSerializer().newInstance().serializeStream(new ByteArrayOutputStream());
        assertThatThrownBy(() -> out.writeObject("a text", ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    /** Few parts and more than two hundred: Spark writes them in different ways. */
    @Test
    public void partsAreSortedHoweverManyThereAre() {
        JavaSparkContext context = SparkSessions.context(SparkSettings.local(2, 3));
        List<Tuple2<Integer, byte[]>> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(new Tuple2<>(i * 7_919 % 10_007 % 300, new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        JavaPairRDD<Integer, byte[]> pairs = context.parallelizePairs(rows, 4);
        for (int parts : new int[] {1, 3, 300}) {
            TreeMap<Integer, Integer> found = new TreeMap<>();
            List<List<Integer>> sorted = RowShuffle.sorted(pairs, new HashPartitioner(parts))
                    .keys()
                    .glom()
                    .collect();
            assertThat(sorted).hasSize(parts);
            sorted.forEach(part -> {
                assertThat(part).isSorted();
                part.forEach(key -> found.merge(key, 1, Integer::sum));
            });
            TreeMap<Integer, Integer> expected = new TreeMap<>();
            rows.forEach(row -> expected.merge(row._1, 1, Integer::sum));
            assertThat(found).as(parts + " parts").isEqualTo(expected);
        }
    }
}
