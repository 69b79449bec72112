package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ExitCode;
import io.glossa.run.GlossaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.testng.annotations.Test;

public class SearchStepsTest {
    private static final List<Edge> EDGES = List.of(
            new Edge(7, 1, 3, 0),
            new Edge(Sketch.PLANTED | 7, 1, 7, 1),
            new Edge(Long.MAX_VALUE, 5_000, 0, 0),
            new Edge(9, 2, 7, 1));

    private final AtomicInteger computed = new AtomicInteger();

    @Test
    public void aFinishedStepIsNotRunAgain() {
        SearchSteps steps = steps();
        computed.set(0);
        SearchSteps.Found<Edge, BandBuckets.Sizes> first = run(steps);
        SearchSteps.Found<Edge, BandBuckets.Sizes> again = run(new SearchSteps(steps.context(), steps.folder()));

        assertThat(computed).hasValue(1);
        assertThat(first.rows().collect()).containsExactlyInAnyOrderElementsOf(EDGES);
        assertThat(again.rows().collect()).containsExactlyInAnyOrderElementsOf(EDGES);
        assertThat(again.summary()).isEqualTo(first.summary()).isEqualTo(new BandBuckets.Sizes(1, 70, 70));
    }

    /** The rows are there, perhaps not all of them: only the mark says that they are. */
    @Test
    public void aStepWithoutItsMarkIsRunAgain() throws IOException {
        SearchSteps steps = steps();
        computed.set(0);
        run(steps);
        Files.delete(steps.folder().resolve("pairs/mark.json"));
        Files.delete(steps.folder().resolve("pairs/rows/0"));

        assertThat(run(steps).rows().collect()).containsExactlyInAnyOrderElementsOf(EDGES);
        assertThat(computed).hasValue(2);
    }

    @Test
    public void aStepOfNothingIsFinishedToo() {
        SearchSteps steps = steps();
        Supplier<JavaRDD<Edge>> nothing = steps.context()::emptyRDD;
        assertThat(steps.run("copies", nothing, new Edge.Format()).collect()).isEmpty();
        assertThat(steps.run("copies", () -> null, new Edge.Format()).collect()).isEmpty();
    }

    @Test
    public void rowsThatAreCutShortAreAnError() throws IOException {
        SearchSteps steps = steps();
        JavaRDD<Edge> rows = run(steps).rows();
        Path file = steps.folder().resolve("pairs/rows/1");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 12));

        assertThatThrownBy(() -> SparkFailures.unwrapped(rows::collect))
                .isInstanceOfSatisfying(
                        GlossaException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_OUTPUT))
                .hasMessageContaining(file.toString());
    }

    private SearchSteps.Found<Edge, BandBuckets.Sizes> run(SearchSteps steps) {
        return steps.run(
                "pairs",
                () -> {
                    computed.incrementAndGet();
                    return steps.context().parallelize(EDGES, 2);
                },
                new Edge.Format(),
                BandBuckets.Sizes.class,
                rows -> new BandBuckets.Sizes(1, 70, 70));
    }

    private static SearchSteps steps() {
        JavaSparkContext context = SparkSessions.context(SparkSettings.local(2, 3));
        return new SearchSteps(context, PlantedCorpus.scratch().resolve("search"));
    }
}
