package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.snippet.Snippet;
import io.glossa.train.snippet.SnippetBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Distances and gradients of a distillation against plain double-precision Java and finite differences of it. */
public class DistillationPassTest {
    private static final int BASE_ROWS = 30;
    private static final int WIDTH = 24;
    private static final NewRows NEW_ROWS = NewRows.behind(BASE_ROWS, 41);

    /** Two texts in which 30 stands for 5 6 7, 31 for 8 9, and one in which the same stand elsewhere. */
    private static final List<Snippet> SNIPPETS = List.of(
            snippet(new int[] {1, 4, 30, 11, 31, 12}, new int[] {1, 4, 5, 6, 7, 11, 8, 9, 12}, 2, 4, 5, 7, 8),
            snippet(new int[] {1, 31, 3}, new int[] {1, 8, 9, 3}, 1, 2, 3),
            snippet(new int[] {1, 13, 14, 30, 30}, new int[] {1, 13, 14, 5, 6, 7, 5, 6, 7}, 3, 5, 8));

    private Path directory;

    @BeforeClass
    public void createDirectory() throws IOException {
        directory = Files.createTempDirectory("distillation");
    }

    @AfterClass
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    public Object[][] depths() {
        return new Object[][] {
            {"last, untied", "\"model_type\": \"llama\"", new Depth(3, true)},
            {"last, tied", "\"model_type\": \"llama\", \"tie_word_embeddings\": true", new Depth(3, true)},
            {"behind all blocks", "\"model_type\": \"llama\"", new Depth(3, false)},
            {"behind one block", "\"model_type\": \"qwen3\", \"head_dim\": 8", new Depth(1, false)},
        };
    }

    @Test(dataProvider = "depths")
    public void distanceAndGradientAgreeWithDoublePrecisionJava(String name, String keys, Depth depth) {
        Path model = RandomDecoder.write(directory.resolve(name.replace(", ", "-")), keys, DataType.F32, 17);
        ReferenceDecoder reference = ReferenceDecoder.read(model);
        DistillationBatch batch = SnippetBatches.of(SNIPPETS);
        double expected = distance(reference, depth);
        Run run = run(model, batch, depth, ComputeType.FLOAT32, 0.5, 0, List.of(LeafInfo.Part.NEW_EMBEDDINGS));
        assertThat(run.found.squares()).isCloseTo(expected, within(1e-5 * expected));
        assertThat(run.found.nats()).isZero();
        assertThat(run.measured).isCloseTo(expected, within(1e-5 * expected));
        // The teacher is a constant: its states are those of the weights before the change.
        double[][][] teachers = SNIPPETS.stream()
                .map(snippet -> states(reference, snippet.teacher(), depth))
                .toArray(double[][][]::new);
        Random random = new Random(5);
        for (int trial = 0; trial < 12; trial++) {
            int i = random.nextInt(2 * WIDTH);
            double slope = slope(
                    reference.weights().get(Checkpoint.EMBEDDINGS),
                    BASE_ROWS * WIDTH + i,
                    () -> distance(reference, depth, teachers));
            assertThat((double) run.gradients.get(0)[i])
                    .as("element %d", i)
                    .isCloseTo(0.5 * slope, within(1e-5 + 1e-3 * Math.abs(slope)));
        }
        // Rows of pieces that no snippet holds learn nothing.
        assertThat(Arrays.copyOfRange(run.gradients.get(0), 2 * WIDTH, 11 * WIDTH))
                .containsOnly(0f);
    }

    @DataProvider
    public Object[][] headDepths() {
        return new Object[][] {{new Depth(3, true)}, {new Depth(1, false)}, {new Depth(2, false)}};
    }

    @Test(dataProvider = "headDepths")
    public void rowsOfTheHeadLearnFromCrossEntropyAndThoseOfTheEmbeddingsDoNot(Depth depth) {
        Path model = RandomDecoder.write(directory.resolve("head"), "\"model_type\": \"llama\"", DataType.F32, 18);
        ReferenceDecoder reference = ReferenceDecoder.read(model);
        DistillationBatch batch = SnippetBatches.of(SNIPPETS);
        List<LeafInfo.Part> parts = List.of(LeafInfo.Part.NEW_EMBEDDINGS, LeafInfo.Part.NEW_HEAD);
        Run both = run(model, batch, depth, ComputeType.FLOAT32, 1, 0.25, parts);
        Run alone = run(model, batch, depth, ComputeType.FLOAT32, 1, 0, List.of(LeafInfo.Part.NEW_EMBEDDINGS));
        assertThat(both.found.nats()).isCloseTo(nats(reference), within(1e-4));
        assertThat(both.found.squares()).isEqualTo(alone.found.squares());
        assertThat(both.gradients.get(0)).containsExactly(alone.gradients.get(0));
        Random random = new Random(6);
        for (int trial = 0; trial < 12; trial++) {
            int i = random.nextInt(11 * WIDTH);
            double slope =
                    slope(reference.weights().get(Checkpoint.HEAD), BASE_ROWS * WIDTH + i, () -> nats(reference));
            assertThat((double) both.gradients.get(1)[i])
                    .as("element %d", i)
                    .isCloseTo(0.25 * slope, within(1e-5 + 1e-3 * Math.abs(slope)));
        }
    }

    @Test
    public void partsSummedGiveTheGradientOfTheWhole() {
        Path model = RandomDecoder.write(directory.resolve("parts"), "\"model_type\": \"llama\"", DataType.F32, 19);
        Depth depth = new Depth(3, true);
        List<LeafInfo.Part> parts = List.of(LeafInfo.Part.NEW_EMBEDDINGS);
        Run whole = run(model, SnippetBatches.of(SNIPPETS), depth, ComputeType.FLOAT32, 1, 0, parts);
        double squares = 0;
        double[] sum = new double[whole.gradients.get(0).length];
        for (Snippet snippet : SNIPPETS) {
            Run run = run(model, SnippetBatches.of(List.of(snippet)), depth, ComputeType.FLOAT32, 1, 0, parts);
            squares += run.found.squares();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += run.gradients.get(0)[i];
            }
        }
        assertThat(squares).isCloseTo(whole.found.squares(), within(1e-5));
        for (int i = 0; i < sum.length; i++) {
            assertThat((double) whole.gradients.get(0)[i]).isCloseTo(sum[i], within(1e-4));
        }
    }

    @Test
    public void theTeacherDoesNotSeeTheNewRows() {
        Path model = RandomDecoder.write(directory.resolve("teacher"), "\"model_type\": \"llama\"", DataType.F32, 20);
        // What student and teacher share is compared with itself: rows that are no numbers would show.
        Snippet base = snippet(new int[] {1, 5, 6}, new int[] {1, 5, 6}, 0, 0, 1, 2);
        try (Checkpoint checkpoint = Checkpoint.open(model);
                DecoderModel decoder = DecoderModel.open(checkpoint, options(checkpoint, List.of()))) {
            Leaf rows = decoder.weights().leaves().stream()
                    .filter(leaf -> leaf.part() == LeafInfo.Part.NEW_EMBEDDINGS)
                    .findFirst()
                    .orElseThrow();
            NDArray broken =
                    io.glossa.train.kernel.TorchMemory.floats(decoder.kernels().manager(), nan(11 * WIDTH), 11, WIDTH);
            decoder.kernels().copy(broken, rows.array());
            assertThat(decoder.distance(SnippetBatches.of(List.of(base)), new Depth(3, true)))
                    .isZero();
        }
    }

    @Test
    public void bfloat16ComesNear() {
        Path model = RandomDecoder.write(directory.resolve("narrow"), "\"model_type\": \"llama\"", DataType.F32, 21);
        DistillationBatch batch = SnippetBatches.of(SNIPPETS);
        List<LeafInfo.Part> parts = List.of(LeafInfo.Part.NEW_EMBEDDINGS, LeafInfo.Part.NEW_HEAD);
        Depth depth = new Depth(3, true);
        Run wide = run(model, batch, depth, ComputeType.FLOAT32, 1, 0.1, parts);
        Run narrow = run(model, batch, depth, ComputeType.BFLOAT16, 1, 0.1, parts);
        assertThat(narrow.found.squares()).isCloseTo(wide.found.squares(), within(0.05 * wide.found.squares()));
        assertThat(narrow.found.nats()).isCloseTo(wide.found.nats(), within(0.05 * wide.found.nats()));
        for (int leaf = 0; leaf < 2; leaf++) {
            assertThat(cosine(wide.gradients.get(leaf), narrow.gradients.get(leaf)))
                    .isGreaterThan(0.99);
        }
    }

    private record Run(DecoderModel.Distilled found, double measured, List<float[]> gradients) {}

    private static Run run(
            Path model,
            DistillationBatch batch,
            Depth depth,
            ComputeType compute,
            double distanceWeight,
            double lossWeight,
            List<LeafInfo.Part> parts) {
        try (Checkpoint checkpoint = Checkpoint.open(model);
                DecoderModel decoder =
                        DecoderModel.open(checkpoint, options(checkpoint, parts).computing(compute, false))) {
            double measured = decoder.distance(batch, depth);
            List<NDArray> arrays = decoder.trained().stream().map(Leaf::array).toList();
            List<NDArray> gradients = decoder.kernels().gradients(arrays);
            DecoderModel.Distilled found = decoder.distil(batch, depth, distanceWeight, lossWeight);
            List<float[]> values = new ArrayList<>();
            gradients.forEach(gradient -> values.add(gradient.toFloatArray()));
            return new Run(found, measured, values);
        }
    }

    private static ModelOptions options(Checkpoint checkpoint, List<LeafInfo.Part> parts) {
        List<LeafInfo> trained = WeightLayout.of(checkpoint, NEW_ROWS).leaves().stream()
                .filter(leaf -> parts.contains(leaf.part()))
                .toList();
        return ModelOptions.training(Device.CPU, 1, NEW_ROWS, trained);
    }

    /** Ends are the student's first, then all of the teacher's. */
    private static Snippet snippet(int[] student, int[] teacher, int firstEnd, int... teacherEnds) {
        int[] studentEnds = new int[teacherEnds.length];
        Arrays.setAll(studentEnds, i -> firstEnd + i);
        return new Snippet(student[firstEnd], student, teacher, studentEnds, teacherEnds, teacher.length, "made#0");
    }

    private static double distance(ReferenceDecoder reference, Depth depth) {
        return distance(
                reference,
                depth,
                SNIPPETS.stream()
                        .map(snippet -> states(reference, snippet.teacher(), depth))
                        .toArray(double[][][]::new));
    }

    private static double distance(ReferenceDecoder reference, Depth depth, double[][][] teachers) {
        double sum = 0;
        for (int s = 0; s < SNIPPETS.size(); s++) {
            Snippet snippet = SNIPPETS.get(s);
            double[][] student = states(reference, snippet.student(), depth);
            for (int pair = 0; pair < snippet.studentEnds().length; pair++) {
                double[] found = student[snippet.studentEnds()[pair]];
                double[] wanted = teachers[s][snippet.teacherEnds()[pair]];
                for (int i = 0; i < WIDTH; i++) {
                    sum += (found[i] - wanted[i]) * (found[i] - wanted[i]) / WIDTH;
                }
            }
        }
        return sum;
    }

    private static double nats(ReferenceDecoder reference) {
        double sum = 0;
        for (Snippet snippet : SNIPPETS) {
            sum += reference.meanLoss(snippet.student()) * (snippet.student().length - 1);
        }
        return sum;
    }

    private static double[][] states(ReferenceDecoder reference, int[] tokens, Depth depth) {
        return depth.normed() ? reference.lastStates(tokens) : reference.states(tokens, depth.blocks());
    }

    private static double slope(double[] weights, int element, DoubleSupplier value) {
        double step = 1e-5;
        double kept = weights[element];
        weights[element] = kept + step;
        double above = value.getAsDouble();
        weights[element] = kept - step;
        double below = value.getAsDouble();
        weights[element] = kept;
        return (above - below) / (2 * step);
    }

    private static float[] nan(int count) {
        float[] values = new float[count];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            first += (double) a[i] * a[i];
            second += (double) b[i] * b[i];
        }
        return product / Math.sqrt(first * second);
    }
}
