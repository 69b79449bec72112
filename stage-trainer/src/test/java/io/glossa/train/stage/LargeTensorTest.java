package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.WeightLayout;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/**
 * A model whose two vocabulary matrices have more than 2 GiB each, which no Java array or buffer holds: read, trained, saved, resumed and
 * written. All but some of their rows are holes in a sparse file. Memory: 12 GB, disk: 12 GB.
 */
public final class LargeTensorTest {
    /** 135,000 rows of 4,096 floats are 2.21e9 bytes; 2 GiB are 2.147e9. */
    private static final int ROWS = 135_000;

    private static final int WIDTH = 4096;
    private static final int FILLED = 40;
    private static final long NEEDED_BYTES = 15L << 30;

    private Path folder;

    @BeforeMethod
    public void write() throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                && system.getTotalMemorySize() < NEEDED_BYTES) {
            throw new SkipException("15 GiB of memory are needed");
        }
        folder = Files.createTempDirectory("glossa-large");
        writeModel(folder.resolve("model"));
        writePack(folder.resolve("pack"));
    }

    @AfterMethod(alwaysRun = true)
    public void delete() {
        AtomicFiles.delete(folder);
    }

    @Test(groups = "slow")
    public void aTensorAboveTwoGibibytesIsReadTrainedSavedAndWritten() {
        String plan = "{validation-bytes: 100, base-samples: {count: 0}, stages: [{name: head, trains: [head.all],"
                + " learning-rate: 0.01, warmup: 0, steps: 2, batch-tokens: 64, moments: 8-bit, checkpoints: {every: 1}}]}";
        TrainingRequest request = new TrainingRequest(
                folder.resolve("model"),
                folder.resolve("pack"),
                Settings.parse(plan, "plan.yaml").bind(TrainingSettings.class),
                NewRows.none(),
                1,
                Device.CPU,
                2,
                folder.resolve("train"),
                new StoppingProgress(1));
        assertThatThrownBy(() -> StagedTrainer.run(request)).hasMessage("stopped");
        StagedTrainer.run(new TrainingRequest(
                request.model(),
                request.pack(),
                request.settings(),
                request.newRows(),
                request.seed(),
                request.device(),
                request.threads(),
                request.directory(),
                Progress.NONE));
        Path stage = folder.resolve("train/01-head");
        StageSummary summary = Json.read(stage.resolve(StageSummary.FILE), StageSummary.class);
        assertThat(summary.frozenBitIdentical()).isTrue();
        assertThat(summary.lastLoss()).isLessThan(summary.firstLoss());
        try (Checkpoint before = Checkpoint.open(folder.resolve("model"));
                Checkpoint after = Checkpoint.open(stage.resolve("model"))) {
            StoredTensor head = after.tensor(Checkpoint.HEAD);
            assertThat(head.info().bytes()).isGreaterThan(Integer.MAX_VALUE);
            assertThat(after.tensor(Checkpoint.EMBEDDINGS).mismatch(before.tensor(Checkpoint.EMBEDDINGS)))
                    .isEqualTo(-1);
            for (int row : new int[] {5, ROWS - 1}) {
                float[] old = row(before.tensor(Checkpoint.HEAD), row);
                float[] now = row(head, row);
                double moved = 0;
                for (int i = 0; i < WIDTH; i++) {
                    moved = Math.max(moved, Math.abs((double) now[i] - old[i]));
                }
                // Two steps of at most the rate each, and some decay.
                assertThat(moved).as("row " + row).isBetween(0.001, 0.03);
            }
        }
    }

    private static float[] row(StoredTensor matrix, int row) {
        float[] values = new float[WIDTH];
        matrix.read((long) row * WIDTH, FloatBuffer.wrap(values));
        return values;
    }

    private static void writeModel(Path directory) throws IOException {
        ModelConfig config = ModelConfig.read(TinyRun.STORIES)
                .withVocabularySize(ROWS)
                .with("hidden_size", IntNode.valueOf(WIDTH))
                .with("intermediate_size", IntNode.valueOf(64))
                .with("num_hidden_layers", IntNode.valueOf(1))
                .with("num_key_value_heads", IntNode.valueOf(1))
                .with("num_attention_heads", IntNode.valueOf(1))
                .with("head_dim", IntNode.valueOf(64))
                .with("tie_word_embeddings", BooleanNode.FALSE);
        Random random = new Random(1);
        List<TensorSource> tensors = new ArrayList<>();
        for (LeafInfo leaf :
                WeightLayout.of(config, NewRows.none(), DataType.F32).leaves()) {
            TensorInfo info = leaf.source();
            if (info.name().equals(Checkpoint.EMBEDDINGS) || info.name().equals(Checkpoint.HEAD)) {
                tensors.add(new SparseMatrix(info));
                continue;
            }
            float[] values = new float[(int) leaf.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = leaf.part() == LeafInfo.Part.NORM ? 1 : 0.02f * (float) random.nextGaussian();
            }
            tensors.add(FloatTensor.of(info, values));
        }
        Files.createDirectories(directory);
        CheckpointWriter.write(directory, config, tensors);
        Files.copy(TinyRun.STORIES.resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
    }

    /** The first rows and the last hold numbers; between them is a hole. */
    private record SparseMatrix(TensorInfo info) implements TensorSource {
        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            FileChannel file = (FileChannel) out;
            long begin = file.position();
            some(file);
            file.position(begin + info.bytes() - FILLED * info.rowBytes());
            some(file);
        }

        private void some(FileChannel file) throws IOException {
            Random random = new Random(info.name().hashCode());
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) (FILLED * info.rowBytes())).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat(0.1f * (float) random.nextGaussian());
            }
            bytes.flip();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /** Tokens from either end of the vocabulary in turn. */
    private static void writePack(Path pack) {
        for (String split : List.of("train", "validation")) {
            try (PackedShardWriter writer =
                    PackedShardWriter.create(pack.resolve(split).resolve("ko-ends"), 0)) {
                for (int sequence = 0; sequence < 8; sequence++) {
                    int[] tokens = new int[32];
                    for (int i = 0; i < tokens.length; i++) {
                        tokens[i] = i % 2 == 0 ? 1 + i / 4 : ROWS - 1 - i / 4;
                    }
                    writer.write(new PackedSequence(tokens, new int[] {0}, 90));
                }
            }
        }
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(
                        TokenizerSource.of(TinyRun.STORIES).sha256(),
                        32,
                        Frame.BOS,
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("ko-ends", "ko"))));
    }
}
