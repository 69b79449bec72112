package io.glossa.tests.bench.train;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.TokenBatch;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.MemoryPlan;
import io.glossa.train.stage.MomentForm;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Tokens a second of whole training steps: forward, backward, clipping and AdamW, on random tokens.
 *
 * <p>{@code ./mvnw -q -pl tests -am -Pbench process-test-classes -Dbench.class=io.glossa.tests.bench.train.TrainingBenchmark
 * -Dbench="steps=20"}. Options beside those of {@link TrainingShape}: {@code compute=float32|bfloat16}, {@code recompute=true},
 * {@code moments=8-bit}, {@code trains=all|rows|blocks}, {@code micro=TOKENS} (a batch in parts), {@code products=true} (measure plain
 * matrix products too). The peak is what the operating system says of the process, Java's heap included; run with {@code -Xmx256m}.
 */
public final class TrainingBenchmark {
    private TrainingBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        TreeMap<String, String> options = TrainingShape.options(arguments);
        TrainingShape shape = TrainingShape.of(options);
        ComputeType compute =
                ComputeType.valueOf(options.getOrDefault("compute", "float32").toUpperCase(Locale.ROOT));
        boolean recompute = Boolean.parseBoolean(options.getOrDefault("recompute", "false"));
        String trains = options.getOrDefault("trains", "all");
        MomentForm form = options.containsKey("moments") ? MomentForm.EIGHT_BIT : MomentForm.FLOAT32;
        int micro = Integer.parseInt(options.getOrDefault("micro", Integer.toString(shape.tokens())));
        Path directory = Files.createTempDirectory("training-benchmark");
        try {
            writeModel(directory, shape);
            System.out.println(shape + ", " + compute + (recompute ? ", recomputing" : "") + ", trains " + trains
                    + ", moments " + form);
            try (Checkpoint checkpoint = Checkpoint.open(directory)) {
                List<LeafInfo> trained = WeightLayout.of(checkpoint, newRows(shape)).leaves().stream()
                        .filter(chosen(trains))
                        .toList();
                ModelOptions model = ModelOptions.training(Device.CPU, shape.threads(), newRows(shape), trained)
                        .computing(compute, recompute);
                MemoryPlan plan =
                        MemoryPlan.of(WeightLayout.of(checkpoint, newRows(shape)), trained, model, micro, form);
                System.out.printf(Locale.ROOT, "planned peak %,d MiB: %s%n", plan.peak() >> 20, plan);
                try (DecoderModel decoder = DecoderModel.open(checkpoint, model)) {
                    measure(shape, decoder, micro, form);
                    if (compute == ComputeType.FLOAT32 && options.containsKey("products")) {
                        double rate = MatrixProducts.rate(decoder.kernels().manager(), shape, 5);
                        System.out.printf(Locale.ROOT, "plain matrix products: %.1f GFLOP/s%n", rate / 1e9);
                    }
                }
            }
        } finally {
            AtomicFiles.delete(directory);
        }
    }

    private static NewRows newRows(TrainingShape shape) {
        return NewRows.behind(shape.vocabulary() - shape.vocabulary() / 4, shape.vocabulary());
    }

    private static Predicate<LeafInfo> chosen(String trains) {
        return switch (trains) {
            case "all" -> leaf -> true;
            case "rows" -> leaf -> leaf.part() == LeafInfo.Part.NEW_EMBEDDINGS;
            case "blocks" -> leaf -> leaf.block().isPresent();
            default -> throw new IllegalArgumentException("trains=" + trains);
        };
    }

    private static void measure(TrainingShape shape, DecoderModel decoder, int micro, MomentForm form) {
        Kernels kernels = decoder.kernels();
        List<NDArray> leaves = decoder.trained().stream().map(Leaf::array).toList();
        List<NDArray> gradients = kernels.gradients(leaves);
        AdamWState state = AdamWState.of(kernels, decoder.trained(), gradients, form);
        Kernels.AdamW adamw = new Kernels.AdamW(1e-4, 0.9, 0.95, 0.1, 1e-8);
        List<TokenBatch> batches = batches(shape, micro);
        double[] seconds = new double[shape.steps()];
        double processor = 0;
        double outside = 0;
        for (int step = -TrainingShape.WARM_UP; step < shape.steps(); step++) {
            long began = System.nanoTime();
            double used = ProcessFigures.processorSeconds();
            long inside = TorchRuntime.nanosecondsInside();
            for (TokenBatch batch : batches) {
                decoder.accumulate(batch, 0);
            }
            kernels.clip(gradients, 1.0 / shape.tokens(), 1);
            state.step(kernels, adamw);
            kernels.zero(gradients);
            if (step >= 0) {
                long all = System.nanoTime() - began;
                seconds[step] = all / 1e9;
                processor += ProcessFigures.processorSeconds() - used;
                outside += (all - (TorchRuntime.nanosecondsInside() - inside)) / (double) all / shape.steps();
            }
        }
        Arrays.sort(seconds);
        double median = seconds[seconds.length / 2];
        System.out.printf(
                Locale.ROOT,
                "%.0f tokens/s (best %.0f, worst %.0f), %.0f tokens per processor second, %.1f GFLOP/s, outside native calls"
                        + " %.2f %%, resident %,d MiB, peak %,d MiB%n",
                shape.tokens() / median,
                shape.tokens() / seconds[0],
                shape.tokens() / seconds[seconds.length - 1],
                shape.tokens() * shape.steps() / processor,
                shape.operations() / median / 1e9,
                100 * outside,
                ProcessFigures.residentBytes() >> 20,
                ProcessFigures.peakBytes() >> 20);
    }

    private static List<TokenBatch> batches(TrainingShape shape, int micro) {
        Random random = new Random(1);
        List<TokenBatch> batches = new ArrayList<>();
        List<TokenBatch.Run> runs = new ArrayList<>();
        for (int i = 0; i < shape.sequences(); i++) {
            int[] tokens = random.ints(shape.length(), 0, shape.vocabulary()).toArray();
            runs.add(new TokenBatch.Run(tokens, 0, shape.length(), Kernels.IGNORED));
            if ((runs.size() + 1) * shape.length() > micro || i + 1 == shape.sequences()) {
                batches.add(TokenBatch.of(runs));
                runs = new ArrayList<>();
            }
        }
        return batches;
    }

    /** Writes a model of the shape with random weights. */
    static void writeModel(Path directory, TrainingShape shape) throws IOException {
        List<TensorSource> tensors = new ArrayList<>();
        for (LeafInfo leaf : WeightLayout.of(shape.config(), NewRows.none(), io.glossa.checkpoint.DataType.F32)
                .leaves()) {
            tensors.add(new RandomWeights(leaf, tensors.size()));
        }
        Files.createDirectories(directory);
        CheckpointWriter.write(directory, shape.config(), tensors);
    }

    /** Weights that are made when they are written, so that the peak of the process is not theirs. */
    private record RandomWeights(LeafInfo leaf, long seed) implements TensorSource {
        @Override
        public TensorInfo info() {
            return leaf.source();
        }

        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            Random random = new Random(seed);
            float[] values = new float[Math.toIntExact(leaf.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = leaf.part() == LeafInfo.Part.NORM ? 1 : 0.02f * (float) random.nextGaussian();
            }
            FloatTensor.of(info(), values).writeTo(out);
        }
    }
}
