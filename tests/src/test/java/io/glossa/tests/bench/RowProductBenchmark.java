package io.glossa.tests.bench;

import io.glossa.init.algebra.CosineTable;
import io.glossa.init.algebra.PackedMatrix;
import io.glossa.init.algebra.RowMatrix;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long the inner products of many queries with many keys take: the blocked product, on one core and as the table of cosines on all, and
 * a triple loop.
 *
 * <p>{@code ./mvnw -pl tests -am -Pbench -DskipTests process-test-classes -Dbench.class=io.glossa.tests.bench.RowProductBenchmark -Dbench="-p
 * queries=1000"}; the options are JMH's. 17,000 queries, 32,000 keys and a width of 100 are FOCUS for a new vocabulary of that size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class RowProductBenchmark {
    private static final int BLOCK = 32;

    /** Rows on the left. */
    @Param({"1000"})
    public int queries;

    /** Rows on the right. */
    @Param({"32000"})
    public int keys;

    /** Columns of both. */
    @Param({"100"})
    public int width;

    private float[] left;
    private float[] right;
    private RowMatrix rows;
    private CosineTable table;
    private PackedMatrix packed;

    /** Runs it with JMH's own options. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(RowProductBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    /** Makes the matrices. */
    @Setup
    public void prepare() {
        left = random(queries * width, 1);
        right = random(keys * width, 2);
        rows = new RowMatrix(left, queries, width);
        RowMatrix columns = new RowMatrix(right, keys, width);
        table = new CosineTable(columns);
        packed = PackedMatrix.transposed(columns);
    }

    /** Every product by itself, one core. */
    @Benchmark
    public void tripleLoop(Blackhole hole) {
        float[] products = new float[keys];
        for (int i = 0; i < queries; i++) {
            for (int j = 0; j < keys; j++) {
                float sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += left[i * width + k] * right[j * width + k];
                }
                products[j] = sum;
            }
            hole.consume(products);
        }
    }

    /** The blocked product, one core. */
    @Benchmark
    public void blockedProduct(Blackhole hole) {
        float[] products = new float[BLOCK * keys];
        for (int from = 0; from < queries; from += BLOCK) {
            packed.multiply(left, from * width, width, Math.min(BLOCK, queries - from), products);
            hole.consume(products);
        }
    }

    /** The blocked product as initialisers use it: lengths divided out, all cores. */
    @Benchmark
    public void cosineTable(Blackhole hole) {
        table.forEachRow(rows, (query, cosines) -> hole.consume(cosines[query % cosines.length]));
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
