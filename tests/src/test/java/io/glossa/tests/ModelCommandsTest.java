package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.train.LanguageModel;
import io.glossa.train.model.LanguageModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The verbs that work on model directories: merge, untie and export. */
public class ModelCommandsTest {
    private static final String BASE = System.getProperty("glossa.root") + "/tests/data/models/stories260k";

    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("models");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void anUntiedModelComputesWhatTheTiedOneDid() {
        Command untied = Command.run("untie", BASE, "--out", path("untied"));
        assertThat(untied.status()).as(untied.output()).isZero();
        int[] row = {1, 300, 45, 511, 7};
        try (LanguageModel before = LanguageModels.open(Path.of(BASE));
                LanguageModel after = LanguageModels.open(directory.resolve("untied"))) {
            float[][] expected = before.nextTokenLogProbabilities(row, 0);
            float[][] actual = after.nextTokenLogProbabilities(row, 0);
            for (int position = 0; position < row.length; position++) {
                assertThat(actual[position]).containsExactly(expected[position]);
            }
        }
    }

    @Test
    void theLastCheckpointsAreThoseWithTheLargestNumbers() throws IOException {
        for (String name : new String[] {"checkpoint-90", "checkpoint-500", "checkpoint-1000"}) {
            Path copy = Files.createDirectories(directory.resolve("run").resolve(name));
            for (String file : new String[] {"config.json", "model.safetensors", "tokenizer.model"}) {
                Files.copy(Path.of(BASE, file), copy.resolve(file));
            }
        }
        Command merged = Command.run("merge", "--last", "2", path("run"), "--out", path("merged"));
        assertThat(merged.status()).as(merged.output()).isZero();
        assertThat(Json.read(directory.resolve("merged/merge.json"))
                        .path("models")
                        .toString())
                .isEqualTo("[\"checkpoint-500\",\"checkpoint-1000\"]");
        Command refused = Command.run("merge", "--last", "4", path("run"), "--out", path("more"));
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.output()).contains("holds 3 model directories");
    }

    @Test
    void exportRoundsAndMergeGoesFromOneToTheOther() {
        Command exported = Command.run("export", BASE, "--type", "bf16", "--out", path("bf16"));
        assertThat(exported.status()).as(exported.output()).isZero();
        Command merged = Command.run(
                "merge", BASE, path("bf16"), "--method", "slerp", "--t", "0", "--t", "mlp=1", "--out", path("merged"));
        assertThat(merged.status()).as(merged.output()).isZero();
        String gate = "model.layers.0.mlp.gate_proj.weight";
        String query = "model.layers.0.self_attn.q_proj.weight";
        try (Checkpoint base = Checkpoint.open(Path.of(BASE));
                Checkpoint narrow = Checkpoint.open(directory.resolve("bf16"));
                Checkpoint result = Checkpoint.open(directory.resolve("merged"))) {
            assertThat(result.tensor(gate).floats())
                    .containsExactly(narrow.tensor(gate).floats());
            assertThat(result.tensor(query).floats())
                    .containsExactly(base.tensor(query).floats());
        }
    }

    @Test
    void whatGlossaDidNotWriteIsNotReplaced() throws IOException {
        Path precious = Files.createDirectories(directory.resolve("precious"));
        Files.writeString(precious.resolve("thesis.txt"), "years of work");
        for (String verb : new String[] {"export", "untie", "merge"}) {
            Command refused = Command.run(verb, BASE, "--out", precious.toString());
            assertThat(refused.status()).as(verb).isEqualTo(2);
        }
        Command export = Command.run("export", BASE, "--out", precious.toString());
        assertThat(export.output()).contains("was not written by Glossa");
        assertThat(Command.run("untie", BASE, "--out", BASE + "/untied").output())
                .contains("which is read");
        assertThat(precious.resolve("thesis.txt")).hasContent("years of work");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
