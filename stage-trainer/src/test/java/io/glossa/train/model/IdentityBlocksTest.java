package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.init.control.StartingModel;
import io.glossa.init.control.StartingWeights;
import io.glossa.run.AtomicFiles;
import io.glossa.train.Device;
import io.glossa.train.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Added blocks change nothing before they are trained, in any family, and then learn. */
public class IdentityBlocksTest {
    private static final int[] TOKENS = tokens();
    private Path directory;

    @BeforeClass
    public void createDirectory() throws IOException {
        directory = Files.createTempDirectory("identity");
    }

    @AfterClass
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    public Object[][] models() {
        return new Object[][] {
            {"llama", "\"model_type\": \"llama\"", 1},
            {"llama-tied", "\"model_type\": \"llama\", \"tie_word_embeddings\": true", 3},
            // The bias of a projection into the stream would be added although its weights are zero.
            {"llama-biased", "\"model_type\": \"llama\", \"attention_bias\": true, \"mlp_bias\": true", 2},
            {"mistral", "\"model_type\": \"mistral\", \"sliding_window\": 5", 2},
            {
                "qwen2-windowed",
                "\"model_type\": \"qwen2\", \"tie_word_embeddings\": true, \"use_sliding_window\": true,"
                        + " \"sliding_window\": 4, \"max_window_layers\": 1",
                5
            },
            {
                "qwen3-mixed",
                "\"model_type\": \"qwen3\", \"head_dim\": 8, \"sliding_window\": 4, \"layer_types\":"
                        + " [\"sliding_attention\", \"full_attention\", \"sliding_attention\"]",
                2
            },
        };
    }

    @Test(dataProvider = "models")
    public void theModelComputesWhatItsBaseComputes(String name, String keys, int added) {
        Path base = RandomDecoder.write(directory.resolve(name), keys, DataType.F32, 7);
        Path deeper = deepened(base, added);
        assertThat(ModelConfig.read(deeper).layers()).isEqualTo(3 + added);
        double[][] expected = ReferenceDecoder.read(base).logits(TOKENS);
        double[][] found = ReferenceDecoder.read(deeper).logits(TOKENS);
        for (int t = 0; t < TOKENS.length; t++) {
            assertThat(found[t]).as("position %d", t).isEqualTo(expected[t]);
        }
        try (DecoderModel one = DecoderModel.open(base, Device.CPU, 1);
                DecoderModel other = DecoderModel.open(deeper, Device.CPU, 1)) {
            float[][] asBase = one.nextTokenLogProbabilities(TOKENS, 0);
            float[][] asDeeper = other.nextTokenLogProbabilities(TOKENS, 0);
            for (int t = 0; t < TOKENS.length; t++) {
                assertThat(asDeeper[t]).as("position %d", t).containsExactly(asBase[t], within(1e-6f));
            }
        }
    }

    /** With all in place but the zeros the logits would differ: the test above can fail. */
    @Test
    public void aCopyThatIsNotSilencedChangesTheModel() {
        Path base = RandomDecoder.write(directory.resolve("loud"), "\"model_type\": \"llama\"", DataType.F32, 7);
        ReferenceDecoder deeper = ReferenceDecoder.read(deepened(base, 1));
        double[] before = deeper.logits(TOKENS)[5].clone();
        deeper.weights().get("model.layers.3.self_attn.o_proj.weight")[0] = 0.5;
        assertThat(deeper.logits(TOKENS)[5]).isNotEqualTo(before);
    }

    /** Zeros between what is read and the stream: they learn first, what lies behind them after. */
    @Test
    public void theZerosLearnFromTheFirstStep() {
        Path base = RandomDecoder.write(directory.resolve("learning"), "\"model_type\": \"llama\"", DataType.F32, 7);
        try (Checkpoint checkpoint = Checkpoint.open(deepened(base, 1))) {
            List<LeafInfo> added = WeightLayout.of(checkpoint, NewRows.none()).leaves().stream()
                    .filter(leaf -> leaf.name().startsWith("model.layers.3.")
                            && leaf.name().endsWith("_proj.weight"))
                    .toList();
            assertThat(added).hasSize(7);
            ModelOptions options = ModelOptions.training(Device.CPU, 1, NewRows.none(), added);
            try (DecoderModel decoder = DecoderModel.open(checkpoint, options)) {
                List<Leaf> leaves = decoder.trained();
                List<NDArray> gradients = decoder.kernels()
                        .gradients(leaves.stream().map(Leaf::array).toList());
                decoder.accumulate(
                        TokenBatch.of(List.of(new TokenBatch.Run(TOKENS, 0, TOKENS.length, Kernels.IGNORED))), 0);
                for (int i = 0; i < leaves.size(); i++) {
                    String name = leaves.get(i).name();
                    double largest = 0;
                    for (float value : gradients.get(i).toFloatArray()) {
                        largest = Math.max(largest, Math.abs(value));
                    }
                    if (name.contains("o_proj") || name.contains("down_proj")) {
                        assertThat(largest).as(name).isGreaterThan(1e-3);
                    } else {
                        assertThat(largest).as(name).isZero();
                    }
                }
            }
        }
    }

    private static Path deepened(Path base, int added) {
        StartingModel start = new StartingModel(StartingWeights.BASE, added, 1);
        Path deeper = base.resolveSibling(base.getFileName() + "-deeper");
        try (Checkpoint checkpoint = Checkpoint.open(base)) {
            Files.createDirectories(deeper);
            ModelConfig config = start.config(checkpoint.config());
            CheckpointWriter.write(
                    deeper,
                    config,
                    start.tensors(checkpoint, config.vocabularySize()).values());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return deeper;
    }

    private static int[] tokens() {
        int[] tokens = new Random(3).ints(25, 0, 41).toArray();
        tokens[0] = 1;
        return tokens;
    }
}
