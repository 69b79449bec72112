package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Stages whose running means are in eight bits, beside the same in 32. */
public class CodedMomentsStageTest {
    private static final String MATRIX = "model.layers.0.mlp.up_proj.weight.first";
    private Path folder;
    private Path inputs;
    private double lossOfFloats;
    private double lossAfterReset;

    @BeforeClass
    public void trainWithFloats() throws IOException {
        folder = Files.createTempDirectory("glossa-coded");
        inputs = folder.resolve("inputs");
        TinyRun.writeInputs(inputs);
        Path carried = run("exact", pair("float32", "float32", "carry"), Progress.NONE);
        lossOfFloats = losses(carried.resolve("02-two")).get(5);
        Path begun = run("reset", pair("float32", "float32", "reset"), Progress.NONE);
        lossAfterReset = losses(begun.resolve("02-two")).get(5);
    }

    @AfterClass
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    /** Thirty steps of all weights: the loss falls by half, and eight bits follow within half a percent all the way. */
    @Test
    public void theLossFallsAsItDoesWithFloats() throws IOException {
        List<Double> floats =
                losses(run("floats", curve("float32"), Progress.NONE).resolve("01-all"));
        List<Double> codes = losses(run("codes", curve("8-bit"), Progress.NONE).resolve("01-all"));
        assertThat(floats.get(29)).isLessThan(floats.get(0) / 2);
        assertThat(codes).hasSameSizeAs(floats).isNotEqualTo(floats);
        assertThat(codes.get(0)).isEqualTo(floats.get(0));
        for (int step = 1; step < floats.size(); step++) {
            assertThat(codes.get(step)).as("step " + (step + 1)).isCloseTo(floats.get(step), withinPercentage(0.5));
        }
        StageSummary summary = Json.read(folder.resolve("codes/01-all").resolve(StageSummary.FILE), StageSummary.class);
        assertThat(summary.frozenBitIdentical()).isTrue();
    }

    @DataProvider
    public Object[][] carries() {
        return new Object[][] {
            {"8-bit", "8-bit"},
            {"8-bit", "float32"},
            {"float32", "8-bit"},
        };
    }

    /** A state that did not arrive would leave the second stage as far off as one that begins anew. */
    @Test(dataProvider = "carries")
    public void theStateGoesOnFromStageToStageInEitherForm(String before, String after) throws IOException {
        Path carried = run(before + "-" + after, pair(before, after, "carry"), Progress.NONE);
        try (SafetensorsFile state = SafetensorsFile.open(carried.resolve("01-one/optimizer.safetensors"))) {
            DataType type = state.tensors().get(MATRIX).info().type();
            assertThat(type).isEqualTo(before.equals("8-bit") ? DataType.U8 : DataType.F32);
        }
        double away = Math.abs(losses(carried.resolve("02-two")).get(5) - lossOfFloats);
        assertThat(away).isPositive().isLessThan(Math.abs(lossAfterReset - lossOfFloats) / 20);
    }

    @Test
    public void aRunStoppedOnItsWayEndsWithTheSameBytes() {
        String plan = pair("8-bit", "8-bit", "carry");
        SortedMap<String, String> expected = StagedTrainerTest.bytes(run("whole", plan, Progress.NONE));
        // In the first stage, then in the second.
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> run("stopped", plan, new StoppingProgress(3)))
                    .hasMessage("stopped");
        }
        assertThat(StagedTrainerTest.bytes(run("stopped", plan, Progress.NONE))).isEqualTo(expected);
    }

    private static String curve(String moments) {
        return "{validation-bytes: 500, stages: [{name: all, trains: [all], learning-rate: 0.003, warmup: 0, steps: 30,"
                + " batch-tokens: 256, moments: " + moments + "}]}";
    }

    private static String pair(String before, String after, String state) {
        return "{validation-bytes: 500, stages: [{name: one, trains: [blocks.all, embeddings.new], learning-rate: 0.005, steps: 6,"
                + " batch-tokens: 256, checkpoints: {every: 2}, moments: " + before + "},"
                + " {name: two, trains: [all], learning-rate: 0.005, warmup: 0, steps: 6, batch-tokens: 256,"
                + " checkpoints: {every: 2}, optimizer-state: " + state + ", moments: " + after + "}]}";
    }

    private Path run(String name, String plan, Progress progress) {
        Path directory = folder.resolve(name);
        StagedTrainer.run(TinyRun.request(inputs, directory, plan, progress));
        return directory;
    }

    private static List<Double> losses(Path stage) throws IOException {
        List<Double> losses = new ArrayList<>();
        for (String line : Files.readAllLines(stage.resolve("metrics.jsonl"))) {
            if (line.contains("\"loss\"")) {
                losses.add(Json.mapper().readTree(line).path("loss").asDouble());
            }
        }
        return losses;
    }
}
