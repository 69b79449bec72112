package io.glossa.spark;

import static io.glossa.spark.PlantedCorpus.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.read.Storages;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ExitCode;
import io.glossa.run.Failpoint;
import io.glossa.run.GlossaException;
import io.glossa.run.Json;
import io.glossa.run.Manifest;
import io.glossa.run.Progress;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import org.testng.annotations.Test;

/** A corpus step that was killed goes on where it was, and ends with the bytes of one that was not. */
public class ResumeTest {
    private static final SparkSettings SPARK = SparkSettings.local(1, 2);

    @Test
    public void aFinishedSliceIsNotJudgedAgain() throws IOException {
        PlantedCorpus corpus = corpus();
        CorpusSettings settings = settings();
        Path whole = Files.createTempDirectory("whole");
        CorpusJob.run(settings, corpus.folder(), 2, SPARK, whole, Progress.NONE);

        Path out = Files.createTempDirectory("resumed");
        List<FileSlice> slices = FileSlice.plan(settings, corpus.folder(), Storages.plain());
        assertThat(slices).hasSize(3);
        for (FileSlice slice : slices.subList(0, 2)) {
            JudgedSlice.of(slice, settings, out.resolve("judged")).judge(judge(settings));
        }
        // Judged again, a file of empty lines would give nothing. The third slice was never begun.
        for (FileSlice slice : slices.subList(0, 2)) {
            Files.writeString(Path.of(slice.path()), "\n".repeat((int) Files.size(Path.of(slice.path()))));
        }
        CorpusJob.run(settings, corpus.folder(), 2, SPARK, out, Progress.NONE);

        assertThat(PlantedCorpus.bytes(out)).isEqualTo(PlantedCorpus.bytes(whole));
    }

    @Test
    public void aSliceJudgedUnderOtherSettingsIsNotTaken() throws IOException {
        PlantedCorpus corpus = corpus();
        CorpusSettings settings = settings();
        CorpusSettings others =
                new CorpusSettings(settings.sources(), null, null, null, List.of("too-short"), null, null, null, null);
        FileSlice slice =
                FileSlice.plan(settings, corpus.folder(), Storages.plain()).get(0);
        Path folder = Files.createTempDirectory("judged");
        JudgedSlice.of(slice, others, folder).judge(judge(others));

        assertThat(JudgedSlice.of(slice, others, folder).isFinished()).isTrue();
        assertThat(JudgedSlice.of(slice, settings, folder).isFinished()).isFalse();
    }

    @Test
    public void rowsComeBackAsTheyWere() throws IOException {
        PlantedCorpus corpus = corpus();
        FileSlice slice =
                FileSlice.plan(settings(), corpus.folder(), Storages.plain()).get(0);
        JudgedSlice judged = JudgedSlice.of(slice, settings(), Files.createTempDirectory("judged"));
        Account account = judged.judge(judge(settings()));

        List<String> expected = new ArrayList<>();
        judge(settings()).decisions(slice).forEachRemaining(row -> {
            if (!(row instanceof Account)) {
                expected.add(Json.line(row));
            }
        });
        List<String> read = new ArrayList<>();
        judged.accepted()
                .forEachRemaining(
                        row -> read.add(Json.line(row.with(row.stored().load()))));
        judged.refused().forEachRemaining(row -> read.add(Json.line(row)));
        assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Json.line(judged.judge(judge(settings())).steps())).isEqualTo(Json.line(account.steps()));

        for (String kind : List.of(".texts", ".accepted")) {
            Path file = Path.of(judged.files() + kind);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> judged.accepted().forEachRemaining(Judged.Accepted::text))
                    .as(kind)
                    .isInstanceOfSatisfying(
                            GlossaException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_OUTPUT))
                    .hasMessageContaining(file + ": the file is cut short");
        }
    }

    private static Judge judge(CorpusSettings settings) {
        return new Judge(
                new Pipelines(settings),
                Storages.plain(),
                new ReadingProgress.Counters(new LongAccumulator(), new LongAccumulator()));
    }

    /** Kills a run in a process of its own at every place it commits something, and runs it again. */
    @Test(groups = "slow")
    public void killedAtEveryFailpointARunEndsWithTheSameBytes() throws Exception {
        PlantedCorpus corpus = corpus();
        Path folder = Files.createTempDirectory("corpus-kill");
        Path list = folder.resolve("failpoints");
        assertThat(child(corpus, folder.resolve("whole"), "-D" + Failpoint.LIST_PROPERTY + "=" + list))
                .isZero();
        Map<String, String> expected = bytes(folder.resolve("whole"));
        List<String> places = Files.readAllLines(list);
        assertThat(places)
                .contains("corpus.slice.rows", "corpus.slice", "corpus.judged", "corpus.clustered", "corpus.manifest")
                .containsSubsequence(
                        "corpus.search.rows",
                        "corpus.search.copies",
                        "corpus.search.pairs",
                        "corpus.search.compared",
                        "corpus.search.components",
                        "corpus.search.decisions");
        for (String place : places) {
            // The second slice, so that there is a finished one to keep.
            String armed = place.startsWith("corpus.slice") ? place + "#2" : place;
            Path killed = folder.resolve(place);
            assertThat(child(corpus, killed, "-D" + Failpoint.PROPERTY + "=" + armed))
                    .as(armed)
                    .isEqualTo(Failpoint.STATUS);
            if (place.equals("corpus.slice")) {
                assertThat(marks(folder.resolve(place + ".partial"))).isEqualTo(2);
            }
            Path passed = folder.resolve(place + ".passed");
            assertThat(child(corpus, killed, "-D" + Failpoint.LIST_PROPERTY + "=" + passed))
                    .as(armed)
                    .isZero();
            assertThat(bytes(killed)).as(armed).isEqualTo(expected);
            if (place.startsWith("corpus.search.") && !place.endsWith("rows")) {
                // Nothing is judged or searched again: rounds of components but the last follow the first.
                assertThat(Files.readAllLines(passed))
                        .as(armed)
                        .doesNotContainAnyElementsOf(places.subList(0, places.indexOf(place)).stream()
                                .filter(done -> done.matches("corpus.(slice.*|search.(?!rows|components).*)"))
                                .toList());
            }
        }
        AtomicFiles.delete(folder);
    }

    /** The step in a process of its own: sources' folder, then the step's directory. */
    public static void main(String[] folders) {
        CorpusSettings settings = settings();
        Step step = Step.of("corpus", Path.of(folders[1]), Map.of(), settings).resuming();
        StepRunner.run(step, partial -> CorpusJob.run(settings, Path.of(folders[0]), 2, SPARK, partial, Progress.NONE));
        SparkSessions.stop();
    }

    private static int child(PlantedCorpus corpus, Path directory, String... options) throws Exception {
        Path said = directory.resolveSibling(directory.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent"))
                .toList());
        // Set in this process only, not on its command line.
        command.add("-Dglossa.root=" + System.getProperty("glossa.root"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ResumeTest.class.getName(),
                corpus.folder().toString(),
                directory.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
    }

    private static long marks(Path partial) throws IOException {
        try (Stream<Path> files = Files.list(partial.resolve("judged"))) {
            return files.filter(file -> file.toString().endsWith(".account")).count();
        }
    }

    private static Map<String, String> bytes(Path directory) throws IOException {
        assertThat(Manifest.find(directory)).isPresent();
        Map<String, String> bytes = PlantedCorpus.bytes(directory);
        bytes.remove("timing.json");
        return bytes;
    }

    private static CorpusSettings settings() {
        return PlantedCorpus.settings("one.jsonl", "two.jsonl", "three.jsonl");
    }

    /** Three files with documents, copies across them, and records that are refused. */
    private static PlantedCorpus corpus() throws IOException {
        PlantedCorpus corpus = new PlantedCorpus();
        List<String> prose = PlantedCorpus.prose(24);
        List<List<String>> files = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < prose.size(); i++) {
            files.get(i % 3).add(record("d" + i, prose.get(i)));
            if (i % 5 == 0) {
                files.get((i + 1) % 3).add(record("copy-of-" + i, prose.get(i)));
                files.get((i + 2) % 3).add(record("short-" + i, "짧다."));
                files.get(i % 3).add("{broken");
            }
        }
        corpus.write("one.jsonl", files.get(0));
        corpus.write("two.jsonl", files.get(1));
        corpus.write("three.jsonl", files.get(2));
        return corpus;
    }
}
