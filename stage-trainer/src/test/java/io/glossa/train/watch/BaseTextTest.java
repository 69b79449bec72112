package io.glossa.train.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.train.Device;
import io.glossa.train.model.DecoderModel;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** On the stories model, alone and with rows added to it. */
public final class BaseTextTest {
    private static final Path STORIES = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    private static final int BASE_ROWS = 512;
    private static final int NEW_ROWS = 40;
    private final Tokenizer tokenizer = Tokenizers.load(STORIES);
    private Path folder;
    private DecoderModel base;
    private DecoderModel expanded;
    private BaseText text;

    @BeforeClass
    public void draw() throws IOException {
        folder = Files.createTempDirectory("glossa-base-text");
        base = DecoderModel.open(STORIES, Device.CPU, 1);
        expanded = DecoderModel.open(expand(folder.resolve("expanded")), Device.CPU, 1);
        text = BaseText.draw(expanded, NewRows.behind(BASE_ROWS, BASE_ROWS + NEW_ROWS), tokenizer, 6, 60, 11);
    }

    @AfterClass(alwaysRun = true)
    public void close() {
        base.close();
        expanded.close();
        AtomicFiles.delete(folder);
    }

    @Test
    public void theBaseIsFoundInTheExpandedModel() {
        assertThat(text.texts()).hasSize(6);
        for (BaseText.Text one : text.texts()) {
            assertThat(one.tokens()).first().isEqualTo(1);
            assertThat(one.tokens()).allMatch(id -> id < BASE_ROWS);
            double nats = 0;
            for (float logProbability : base.tokenLogProbabilities(new int[][] {one.ids()})[0]) {
                nats -= logProbability;
            }
            assertThat(one.nats()).isCloseTo(nats, within(1e-3));
            assertThat(tokenizer.decode(one.ids())).isNotBlank();
        }
        assertThat(text.divergence(base)).isCloseTo(0, within(1e-5));
    }

    /** What goes to the new ids is lost to the old ones: the mean of -log2 of their mass, a byte. */
    @Test
    public void theExpandedModelDivergesByWhatItsNewRowsTake() {
        double nats = 0;
        for (BaseText.Text one : text.texts()) {
            int[] ids = one.ids();
            for (float[] distribution : expanded.nextTokenLogProbabilities(Arrays.copyOf(ids, ids.length - 1), 0)) {
                double taken = 0;
                for (int id = BASE_ROWS; id < distribution.length; id++) {
                    taken += Math.exp(distribution[id]);
                }
                nats -= Math.log1p(-taken);
            }
        }
        double expected = nats / Math.log(2) / text.bytes();
        assertThat(expected).isPositive();
        assertThat(text.divergence(expanded)).isCloseTo(expected, within(1e-4));
    }

    @Test
    public void whatIsWrittenIsReadBackAndDrawnAgainTheSame() {
        Path file = folder.resolve("base-text.jsonl");
        text.write(file);
        assertThat(BaseText.read(file).texts()).isEqualTo(text.texts());
        BaseText more = BaseText.draw(expanded, NewRows.behind(BASE_ROWS, BASE_ROWS + NEW_ROWS), tokenizer, 3, 60, 11);
        assertThat(more.texts())
                .extracting(BaseText.Text::tokens)
                .isEqualTo(text.texts().subList(0, 3).stream()
                        .map(BaseText.Text::tokens)
                        .toList());
    }

    private static Path expand(Path directory) {
        try (Checkpoint source = Checkpoint.open(STORIES)) {
            Files.createDirectories(directory);
            ModelConfig config = source.config().withVocabularySize(BASE_ROWS + NEW_ROWS);
            int width = config.hiddenSize();
            float[] rows = Arrays.copyOf(source.tensor(Checkpoint.EMBEDDINGS).floats(), (BASE_ROWS + NEW_ROWS) * width);
            Random random = new Random(9);
            for (int i = BASE_ROWS * width; i < rows.length; i++) {
                rows[i] = (float) random.nextGaussian() * 0.05f;
            }
            List<TensorSource> tensors = new ArrayList<>(source.tensors().values());
            tensors.removeIf(tensor -> tensor.info().name().equals(Checkpoint.EMBEDDINGS));
            tensors.add(FloatTensor.of(
                    TensorInfo.matrix(
                            Checkpoint.EMBEDDINGS,
                            source.tensor(Checkpoint.EMBEDDINGS).info().type(),
                            BASE_ROWS + NEW_ROWS,
                            width),
                    rows));
            CheckpointWriter.write(directory, config, tensors);
            return directory;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
