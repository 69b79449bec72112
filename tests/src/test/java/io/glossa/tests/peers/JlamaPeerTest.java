package io.glossa.tests.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.IntNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.train.LanguageModel;
import io.glossa.train.export.ExportSettings;
import io.glossa.train.export.ModelExport;
import io.glossa.train.export.RunReports;
import io.glossa.train.model.LanguageModels;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/**
 * An exported directory opened by jlama, an independent Java implementation of Llama: it must find the same
 * probabilities. Runs with {@code -Ppeers,slow} where a Java 20 or later is installed.
 */
@Test(groups = "slow")
public class JlamaPeerTest {
    private static final Path BASE = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");

    /** jlama needs widths of whole vectors; stories260k has 172. */
    private static final int VECTOR = 8;

    private static final int LEAST_JAVA = 20;

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("jlama");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void jlamaFindsTheSameProbabilities() throws IOException, InterruptedException {
        if (getClass().getResource("/com/github/tjake/jlama/model/ModelSupport.class") == null) {
            throw new SkipException("jlama is not on the class path: run with -Ppeers,slow");
        }
        Path java = laterJava()
                .orElseThrow(() -> new SkipException("no Java " + LEAST_JAVA
                        + " or later found in GLOSSA_PEER_JAVA_HOME or beside this one: jlama needs it"));
        Path model = padded(Files.createDirectory(directory.resolve("model")));
        Path export = directory.resolve("export");
        new ModelExport(model, RunReports.none(), ExportSettings.defaults(), LanguageModels::open)
                .run(export, Map.of());
        int[] text = Tokenizers.load(export).encode("Once upon a time, there was a little girl named Lily.");
        int[] ids = IntStream.concat(IntStream.of(1), Arrays.stream(text)).toArray();
        List<double[]> theirs = jlama(java, export, ids);
        assertThat(theirs).hasSize(ids.length);
        // The export and, because zero padding changes nothing, the base it was padded from.
        for (Path ours : List.of(export, BASE)) {
            try (LanguageModel opened = LanguageModels.open(ours)) {
                float[][] expected = opened.nextTokenLogProbabilities(ids, 0);
                for (int position = 0; position < ids.length; position++) {
                    double[] found = logSoftmax(theirs.get(position));
                    for (int id = 0; id < found.length; id++) {
                        assertThat(found[id])
                                .as("position %d, token %d", position, id)
                                .isCloseTo(expected[position][id], within(1e-4));
                    }
                }
            }
        }
    }

    private List<double[]> jlama(Path java, Path model, int[] ids) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path source = directory.resolve("JlamaLogits.java");
        Files.write(
                source,
                getClass().getResourceAsStream("/peers/JlamaLogits.java").readAllBytes());
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx1g",
                        // Heads of stories260k are 8 wide: vectors of 256 bits fit, wider ones do not.
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:UseAVX=2",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        classPath,
                        source.toString(),
                        model.toString(),
                        Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        return printed.lines()
                .filter(line -> line.startsWith("logits "))
                .map(line -> Stream.of(line.substring(7).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static Optional<Path> laterJava() throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("GLOSSA_PEER_JAVA_HOME"))
                .map(Path::of)
                .ifPresent(homes::add);
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        homes.add(own);
        try (Stream<Path> beside = Files.list(own.getParent())) {
            beside.sorted().forEach(homes::add);
        }
        for (Path home : homes) {
            Path release = home.resolve("release");
            Path java = home.resolve("bin/java");
            if (Files.isReadable(release) && Files.isExecutable(java) && version(release) >= LEAST_JAVA) {
                return Optional.of(java);
            }
        }
        return Optional.empty();
    }

    private static int version(Path release) throws IOException {
        return Files.readAllLines(release).stream()
                .filter(line -> line.matches("JAVA_VERSION=\"\\d+.*"))
                .map(line -> line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** The base with its feed-forward width rounded up by units that are always zero. */
    private static Path padded(Path directory) throws IOException {
        try (Checkpoint base = Checkpoint.open(BASE)) {
            int width = base.config().intermediateSize();
            int wider = (width + VECTOR - 1) / VECTOR * VECTOR;
            List<TensorSource> tensors = new ArrayList<>();
            for (StoredTensor tensor : base.tensors().values()) {
                tensors.add(tensor.info().name().contains(".mlp.") ? padded(tensor, width, wider) : tensor);
            }
            CheckpointWriter.write(directory, base.config().with("intermediate_size", new IntNode(wider)), tensors);
        }
        Files.copy(BASE.resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
        return directory;
    }

    private static TensorSource padded(StoredTensor tensor, int width, int wider) {
        int rows = Math.toIntExact(tensor.info().shape().get(0));
        int columns = Math.toIntExact(tensor.info().shape().get(1));
        int newRows = rows == width ? wider : rows;
        int newColumns = columns == width ? wider : columns;
        float[] values = tensor.floats();
        float[] padded = new float[newRows * newColumns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, padded, row * newColumns, columns);
        }
        return FloatTensor.of(
                TensorInfo.matrix(tensor.info().name(), tensor.info().type(), newRows, newColumns), padded);
    }

    private static double[] logSoftmax(double[] logits) {
        double highest = Arrays.stream(logits).max().orElseThrow();
        double sum =
                Arrays.stream(logits).map(logit -> Math.exp(logit - highest)).sum();
        return Arrays.stream(logits)
                .map(logit -> logit - highest - Math.log(sum))
                .toArray();
    }
}
