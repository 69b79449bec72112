package io.glossa.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.train.Device;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Coding and AdamW on codes against plain Java in double precision, which looks for the nearest value one by one. */
public class CodedMomentsKernelTest {
    private static final Kernels.AdamW SETTINGS = new Kernels.AdamW(0.01, 0.9, 0.95, 0.1, 1e-8);
    private Kernels kernels;

    @BeforeMethod
    public void open() {
        kernels = new TorchScriptKernels(TorchRuntime.open(Device.CPU, 2), 1e-5, ComputeType.FLOAT32);
    }

    @AfterMethod
    public void close() {
        kernels.close();
    }

    /** One number, a block and its neighbours, and more than are coded at once. */
    @DataProvider
    public Object[][] sizes() {
        return new Object[][] {{1}, {255}, {256}, {257}, {1000}, {(1 << 18) + 300}};
    }

    @Test(dataProvider = "sizes")
    public void everyNumberTakesTheNearestValueOfItsBlock(int size) {
        for (DynamicCode code : DynamicCode.values()) {
            float[] numbers = numbers(size, code);
            BlockCodes coded = BlockCodes.zeros(kernels, code, size);
            kernels.encode(TorchMemory.floats(kernels.manager(), numbers, size), coded, 0);
            float[] found = decoded(coded, size);
            float[] table = code.table();
            for (int i = 0; i < size; i++) {
                double top = top(numbers, i);
                double error = Math.abs((double) found[i] - numbers[i]);
                assertThat(error).isLessThanOrEqualTo(code.largestError() * top * (1 + 1e-5));
                double nearest = table[nearest(table, numbers[i] / top, code)] * top;
                assertThat(error).isLessThanOrEqualTo(Math.abs(nearest - numbers[i]) + 1e-6 * top);
                assertThat(found[i] == 0)
                        .isEqualTo(code == DynamicCode.UNSIGNED ? numbers[i] == 0 : Math.abs(nearest) == 0);
            }
        }
    }

    /** Every edge, and the numbers right beneath and above it. */
    @Test
    public void edgesDecideToTheLastBit() {
        for (DynamicCode code : DynamicCode.values()) {
            float[] edges = code.edges();
            float[] numbers = new float[255 * DynamicCode.BLOCK];
            for (int i = 0; i < 255; i++) {
                int at = i * DynamicCode.BLOCK;
                numbers[at] = 1;
                numbers[at + 1] = edges[i];
                numbers[at + 2] = Math.nextUp(edges[i]);
                numbers[at + 3] = i == 0 && code == DynamicCode.UNSIGNED ? 0 : Math.nextDown(edges[i]);
            }
            BlockCodes coded = BlockCodes.zeros(kernels, code, numbers.length);
            kernels.encode(TorchMemory.floats(kernels.manager(), numbers, numbers.length), coded, 0);
            byte[] found = kernels.bytes(coded.codes(), 0, numbers.length);
            for (int i = 0; i < 255; i++) {
                int at = i * DynamicCode.BLOCK;
                assertThat(found[at] & 0xFF).isEqualTo(255);
                assertThat(found[at + 1] & 0xFF).isEqualTo(i);
                assertThat(found[at + 2] & 0xFF).isEqualTo(i + 1);
                assertThat(found[at + 3] & 0xFF).isEqualTo(i);
            }
        }
    }

    @Test
    public void theLargestOfABlockIsKeptWholeAndZerosStayZeros() {
        float[] numbers = new float[600];
        numbers[3] = 1e-30f;
        numbers[300] = 12345.678f;
        numbers[301] = -1;
        BlockCodes coded = BlockCodes.zeros(kernels, DynamicCode.SIGNED, 600);
        kernels.encode(TorchMemory.floats(kernels.manager(), numbers, 20, 30), coded, 0);
        float[] found = decoded(coded, 600);
        assertThat(found[3]).isEqualTo(1e-30f);
        assertThat(found[300]).isEqualTo(12345.678f);
        assertThat(found[301]).isBetween(-1.1f, -0.9f);
        assertThat(coded.maxima().toFloatArray()).containsExactly(1e-30f, 12345.678f, 0);
        Arrays.fill(numbers, 512, 600, 7);
        assertThat(Arrays.copyOfRange(found, 512, 600)).containsOnly(0f);
    }

    @Test
    public void partsCodedOneAfterTheOtherAreTheWhole() {
        float[] numbers = numbers(1500, DynamicCode.SIGNED);
        BlockCodes whole = BlockCodes.zeros(kernels, DynamicCode.SIGNED, 1500);
        kernels.encode(TorchMemory.floats(kernels.manager(), numbers, 1500), whole, 0);
        BlockCodes parts = BlockCodes.zeros(kernels, DynamicCode.SIGNED, 1500);
        float[] rest = Arrays.copyOfRange(numbers, 512, 1500);
        kernels.encode(TorchMemory.floats(kernels.manager(), rest, rest.length), parts, 512);
        kernels.encode(TorchMemory.floats(kernels.manager(), Arrays.copyOf(numbers, 512), 512), parts, 0);
        assertThat(kernels.bytes(parts.codes(), 0, 1500)).isEqualTo(kernels.bytes(whole.codes(), 0, 1500));
        assertThat(kernels.bytes(parts.codes(), 700, 900)).isEqualTo(kernels.bytes(whole.codes(), 700, 900));
        assertThat(parts.maxima().toFloatArray()).isEqualTo(whole.maxima().toFloatArray());
    }

    /** Means are coded after the weights have moved, so nothing is lost yet. */
    @Test(dataProvider = "sizes")
    public void theFirstStepIsThatOfFloats(int size) {
        Sample sample = new Sample(size, 1);
        sample.step(coded(size), 1);
        float[] found = sample.weights.toFloatArray();
        for (int i = 0; i < size; i += 1 + size / 5000) {
            assertThat((double) found[i]).isCloseTo(sample.plain[i], within(1e-6));
        }
    }

    /** From codes and maxima as the formula of the code has them, by brute force, in double precision. */
    @Test
    public void laterStepsFollowTheFormulaWithCodedMeans() {
        int size = 1000;
        Sample sample = new Sample(size, 2);
        Kernels.CodedMoments moments = coded(size);
        double[] m = new double[size];
        double[] v = new double[size];
        double[] w = sample.plain.clone();
        for (int t = 1; t <= 6; t++) {
            float[] g = sample.step(moments, t);
            for (int i = 0; i < size; i++) {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.95 * v[i] + 0.05 * g[i] * g[i];
                w[i] -= 0.01 * (0.1 * w[i] + move(m[i], v[i], t));
            }
            quantise(m, DynamicCode.SIGNED);
            quantise(v, DynamicCode.UNSIGNED);
        }
        float[] found = sample.weights.toFloatArray();
        int other = 0;
        for (int i = 0; i < size; i++) {
            // A number that lies on an edge may go to the other side in single precision.
            other += Math.abs(found[i] - w[i]) > 1e-5 ? 1 : 0;
            assertThat((double) found[i]).isCloseTo(w[i], within(0.002));
        }
        assertThat(other).isLessThan(size / 100);
        assertThat(moments.steps().get(0).toFloatArray()).containsExactly(6f);
    }

    /** What one coding can change is known; the second step stays within it. */
    @Test
    public void theSecondStepIsThatOfFloatsWithinTheErrorOfTheCode() {
        int size = 2048;
        Sample sample = new Sample(size, 3);
        Kernels.CodedMoments moments = coded(size);
        float[] first = sample.step(moments, 1);
        float[] second = sample.step(moments, 2);
        float[] found = sample.weights.toFloatArray();
        double furthest = 0;
        for (int i = 0; i < size; i++) {
            double top = top(first, i);
            double m = 0.09 * first[i] + 0.1 * second[i];
            double v = 0.0475 * first[i] * first[i] + 0.05 * second[i] * second[i];
            double dm = 0.9 * 0.1 * top * DynamicCode.SIGNED.largestError();
            double dv = 0.95 * 0.05 * top * top * DynamicCode.UNSIGNED.largestError();
            double exact = move(m, v, 2);
            double bound = 0;
            for (double mean : new double[] {m - dm, m + dm}) {
                for (double square : new double[] {Math.max(0.05 * second[i] * second[i], v - dv), v + dv}) {
                    bound = Math.max(bound, Math.abs(move(mean, square, 2) - exact));
                }
            }
            double away = Math.abs(found[i] - sample.plain[i]);
            assertThat(away).as("weight %d", i).isLessThanOrEqualTo(0.01 * bound + 1e-6);
            furthest = Math.max(furthest, away);
        }
        assertThat(furthest).as("something is coded at all").isGreaterThan(1e-5);
    }

    /** Rows that no token hits: their means fade, and no quotient of a first mean and a second that was lost throws them far. */
    @Test
    public void weightsWithoutGradientComeToRest() {
        int size = 512;
        Sample sample = new Sample(size, 4);
        Kernels.CodedMoments moments = coded(size);
        sample.step(moments, 1);
        float[] before = sample.weights.toFloatArray();
        for (int t = 2; t <= 40; t++) {
            sample.step(new float[size], moments, t);
        }
        float[] after = sample.weights.toFloatArray();
        for (int i = 0; i < size; i++) {
            // AdamW itself goes on by 0.01 times the sum of 0.9^t / sqrt(0.95^t) and decays; nothing goes ten times as
            // far.
            assertThat(Math.abs(after[i] - before[i])).isLessThan(0.5f);
        }
    }

    @Test
    public void equalStepsGiveEqualBitsAndNothingIsLeftBehind() {
        float[][] found = new float[2][];
        for (int run = 0; run < 2; run++) {
            Sample sample = new Sample(70_000, 5);
            Kernels.CodedMoments moments = coded(70_000);
            for (int t = 1; t <= 3; t++) {
                sample.step(moments, t);
            }
            found[run] = sample.weights.toFloatArray();
        }
        assertThat(found[0]).isEqualTo(found[1]);
    }

    /** A leaf with its gradient, and the same trained by AdamW in double precision. */
    private final class Sample {
        private final int size;
        private final Random random;
        private final NDArray weights;
        private final NDArray gradient;
        private final double[] plain;
        private final double[] first;
        private final double[] second;

        Sample(int size, long seed) {
            this.size = size;
            random = new Random(seed);
            float[] values = new float[size];
            plain = new double[size];
            first = new double[size];
            second = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) random.nextGaussian();
                plain[i] = values[i];
            }
            weights = TorchMemory.floats(kernels.manager(), values, size);
            gradient = TorchMemory.floats(kernels.manager(), new float[size], size);
        }

        /** Steps with a random gradient and returns it. */
        float[] step(Kernels.CodedMoments moments, int t) {
            float[] g = new float[size];
            for (int i = 0; i < size; i++) {
                g[i] = (float) (random.nextGaussian() * Math.pow(10, -random.nextInt(4)));
            }
            return step(g, moments, t);
        }

        float[] step(float[] g, Kernels.CodedMoments moments, int t) {
            kernels.copy(TorchMemory.floats(kernels.manager(), g, size), gradient);
            kernels.adamw(List.of(weights), List.of(gradient), moments, SETTINGS);
            for (int i = 0; i < size; i++) {
                first[i] = 0.9 * first[i] + 0.1 * g[i];
                second[i] = 0.95 * second[i] + 0.05 * g[i] * g[i];
                plain[i] -= 0.01 * (0.1 * plain[i] + move(first[i], second[i], t));
            }
            return g;
        }
    }

    private Kernels.CodedMoments coded(int size) {
        return new Kernels.CodedMoments(
                List.of(BlockCodes.zeros(kernels, DynamicCode.SIGNED, size)),
                List.of(BlockCodes.zeros(kernels, DynamicCode.UNSIGNED, size)),
                List.of(TorchMemory.floats(kernels.manager(), new float[] {0})));
    }

    private float[] decoded(BlockCodes coded, int size) {
        NDArray target = kernels.allocate(DataType.F32, size);
        kernels.decode(coded, target);
        return target.toFloatArray();
    }

    private static double move(double m, double v, int t) {
        return m / (1 - Math.pow(0.9, t)) / (Math.sqrt(v / (1 - Math.pow(0.95, t))) + 1e-8);
    }

    private static void quantise(double[] numbers, DynamicCode code) {
        float[] table = code.table();
        for (int block = 0; block < numbers.length; block += DynamicCode.BLOCK) {
            int end = Math.min(numbers.length, block + DynamicCode.BLOCK);
            double top = 0;
            for (int i = block; i < end; i++) {
                top = Math.max(top, Math.abs(numbers[i]));
            }
            for (int i = block; i < end; i++) {
                numbers[i] = table[nearest(table, numbers[i] / top, code)] * top;
            }
        }
    }

    private static int nearest(float[] table, double share, DynamicCode code) {
        int found = 0;
        for (int i = 1; i < table.length; i++) {
            found = Math.abs(table[i] - share) < Math.abs(table[found] - share) ? i : found;
        }
        return code == DynamicCode.UNSIGNED && share > 0 ? Math.max(1, found) : found;
    }

    private static double top(float[] numbers, int place) {
        int block = place / DynamicCode.BLOCK * DynamicCode.BLOCK;
        double top = 0;
        for (int i = block; i < Math.min(numbers.length, block + DynamicCode.BLOCK); i++) {
            top = Math.max(top, Math.abs((double) numbers[i]));
        }
        return top;
    }

    /** Numbers over many decades, blocks of different sizes, zeros among them. */
    private static float[] numbers(int size, DynamicCode code) {
        Random random = new Random(size);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            double scale = Math.pow(10, i / DynamicCode.BLOCK % 5 - 3);
            double number = scale * random.nextGaussian() * Math.pow(10, -random.nextInt(9));
            numbers[i] = (float) (i % 97 == 5 ? 0 : code == DynamicCode.UNSIGNED ? Math.abs(number) : number);
        }
        return numbers;
    }
}
