package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The controls of a study through a whole run: each is a setting of the recipe and nothing else. */
public final class ControlRecipeTest {
    private static final String UPPER = "train.stages=[{name: upper, trains: [blocks.6..7], learning-rate: 2.0e-3,"
            + " steps: 4, batch-tokens: 2048}]";

    private Path folder;

    @BeforeClass(alwaysRun = true)
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("controls");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void aDeeperPermutedModelIsTrainedMeasuredAndExported() {
        Path run = folder.resolve("deeper");
        Command command = adapt(
                run,
                "init.weights=permuted-blocks",
                "init.identity-blocks=2",
                "init.strategies=[subtoken-mean, global-mean]",
                "eval.cap-bytes=5000",
                UPPER);
        assertThat(command.status()).as(command.output()).isZero();
        JsonNode comparison = Json.read(run.resolve("init/comparison.json"));
        assertThat(comparison.at("/strategies/0/runs")).hasSize(1);
        try (Checkpoint begun = Checkpoint.open(run.resolve("init"));
                Checkpoint exported = Checkpoint.open(run.resolve("export"))) {
            assertThat(exported.config().layers()).isEqualTo(7);
            // Blocks 3 and 7, counted from 1, are the added ones; of these the second was trained.
            assertThat(begun.tensor("model.layers.6.mlp.down_proj.weight").floats())
                    .containsOnly(0);
            assertThat(exported.tensor("model.layers.6.mlp.down_proj.weight").floats())
                    .isNotEqualTo(
                            begun.tensor("model.layers.6.mlp.down_proj.weight").floats());
            String below = "model.layers.4.mlp.down_proj.weight";
            assertThat(exported.tensor(below).mismatch(begun.tensor(below))).isEqualTo(-1);
        }
        assertThat(run.resolve("export/README.md"))
                .content()
                .contains("control of a study", "**permuted-blocks**", "2 blocks that change nothing were added");
        assertThat(Json.read(run.resolve("eval/results.json"))
                        .at("/bits_per_byte/ko-ud/adapted")
                        .asDouble())
                .isPositive();
    }

    /** No pieces and nothing of the base: what its tokenizer and shape alone are worth. */
    @Test(groups = "slow")
    public void randomWeightsUnderTheBasesOwnTokenizerAreTrained() throws IOException {
        Path run = folder.resolve("random");
        Command command = adapt(
                run,
                "init.weights=random",
                "vocab={policy: keep}",
                "train.stages=[{name: all, trains: [all], learning-rate: 4.0e-3, steps: 6, batch-tokens: 2048}]");
        assertThat(command.status()).as(command.output()).isZero();
        assertThat(Json.read(run.resolve("init/comparison.json"))
                        .at("/verdict/chosen")
                        .asText())
                .isEqualTo("random");
        assertThat(Files.readAllLines(run.resolve("init/provenance.tsv"))).hasSize(1);
        JsonNode validation = Json.read(run.resolve("train/01-all/summary.json"));
        assertThat(validation.at("/validation_after/ko-ud").asDouble())
                .isLessThan(validation.at("/validation_before/ko-ud").asDouble());
        assertThat(run.resolve("report.html")).exists();
        assertThat(run.resolve("export/README.md")).content().contains("**random**");
    }

    /** The sixth block is there only where it was added: plan and estimate see the larger model. */
    @Test
    public void theEstimateKnowsTheAddedBlocks() {
        Command without = adapt(folder.resolve("none"), UPPER, "--dry-run");
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.output()).contains("blocks.6..7");
        Command with = adapt(folder.resolve("none"), UPPER, "init.identity-blocks=2", "--dry-run");
        assertThat(with.status()).as(with.output()).isZero();
        assertThat(with.output()).contains("identity-blocks: 2", "# upper");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    public void aControlThatDoesNotExistIsRefusedBeforeAnyWork() {
        Command command = adapt(folder.resolve("none"), "init.weights=shuffled");
        assertThat(command.status()).isEqualTo(2);
        assertThat(command.output()).contains("init.weights", "base, random, permuted-blocks");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static Command adapt(Path run, String... changes) {
        List<String> arguments =
                new ArrayList<>(List.of("adapt", "smoke-ko", "--out", run.toString(), "--threads", "1"));
        for (String change : changes) {
            if (change.startsWith("--")) {
                arguments.add(change);
            } else {
                arguments.addAll(List.of("--set", change));
            }
        }
        return Command.run(arguments.toArray(String[]::new));
    }
}
