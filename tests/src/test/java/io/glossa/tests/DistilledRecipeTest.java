package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.init.vectors.VectorFile;
import io.glossa.run.Json;
import io.glossa.run.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The smoke recipe with vectors that the run trains itself for FOCUS, and a distillation before the training. */
public final class DistilledRecipeTest {
    private static final String[] CHANGES = {
        "init.strategies=[focus]",
        "train.stages=[{name: distil, kind: distillation, trains: [embeddings.new], learning-rate: 5e-3, steps: 6,"
                + " batch-tokens: 2048, distillation: {snippets-per-piece: 4}},"
                + " {name: new-rows, trains: [embeddings.new], learning-rate: 5e-3, steps: 4, batch-tokens: 2048}]"
    };

    private Path run;

    @BeforeClass
    public void adapt() throws IOException {
        run = Files.createTempDirectory("distilled").resolve("run");
        Command command = glossa();
        assertThat(command.status()).as(command.output()).isZero();
    }

    @Test
    public void theRunTrainsTheVectorsThatAMethodNeeds() throws IOException {
        assertThat(Manifest.find(run.resolve("vectors"))).isPresent();
        assertThat(VectorFile.read(run.resolve("vectors/vectors.vec")).dimension())
                .isEqualTo(100);
        List<String> methods = Files.readAllLines(run.resolve("init/provenance.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t")[2])
                .toList();
        assertThat(methods).contains("focus").isSubsetOf("focus", "subtoken-mean");
    }

    @Test
    public void theSummaryTellsWhatWasDistilled() {
        JsonNode summary =
                Json.read(run.resolve("train/01-distil/summary.json")).path("distillation");
        assertThat(summary.path("layer").asText()).isEqualTo("last");
        assertThat(summary.path("covered").asInt()).isPositive();
        assertThat(summary.path("distance_after").asDouble())
                .isPositive()
                .isLessThan(summary.path("distance_before").asDouble());
        assertThat(run.resolve("report.html")).content().contains("01-distil");
        assertThat(run.resolve("export/README.md")).content().contains("01-distil");
    }

    @Test
    public void aSecondRunFindsEverythingUpToDate() throws IOException {
        var modified = Files.getLastModifiedTime(run.resolve("vectors/vectors.vec"));
        assertThat(glossa().status()).isZero();
        assertThat(Files.getLastModifiedTime(run.resolve("vectors/vectors.vec")))
                .isEqualTo(modified);
    }

    @Test
    public void theEstimateCountsADistillation() {
        Command command = glossa("--dry-run");
        assertThat(command.status()).as(command.output()).isZero();
        assertThat(command.output()).containsPattern("# distil +6 +12,288 ");
    }

    private Command glossa(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("adapt", "smoke-ko", "--out", run.toString(), "--threads", "1"));
        for (String change : CHANGES) {
            arguments.addAll(List.of("--set", change));
        }
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments.toArray(String[]::new));
    }
}
