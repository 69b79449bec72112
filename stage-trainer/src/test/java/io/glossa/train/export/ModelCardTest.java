package io.glossa.train.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ModelCardTest {
    private Path run;

    @BeforeMethod
    void writeReports() throws IOException {
        run = Files.createTempDirectory("card");
        write("corpus/report.json", """
                {"sources": [
                  {"name": "reviews", "language": "ko", "role": "target", "licence": "CC0-1.0", "origin": "e9t/nsmc|*x*",
                   "funnel": {"read": {"documents": 2024}, "kept": {"documents": 1990, "bytes": 7000000}}},
                  {"name": "help", "language": "en", "role": "replay", "licence": "MPL-2.0", "origin": "",
                   "funnel": {"read": {"documents": 10}, "kept": {"documents": 9, "bytes": 80}}},
                  {"name": "held-out", "language": "en", "role": "evaluation", "licence": "public domain", "origin": "o",
                   "funnel": {"read": {"documents": 3}, "kept": {"documents": 3, "bytes": 30}}}]}
                """);
        write("vocab/report.json", """
                {"policy": "continued-bpe", "base_size": 512, "size": 1000, "texts": {"ko-reviews": {
                   "base": {"fertility": 8.891}, "expanded": {"fertility": 2.75}, "token_ratio": 0.309}}}
                """);
        write("init/comparison.json", """
                {"new_pieces": 488, "settings": {"steps": 20},
                 "strategies": [{"name": "normal", "runs": [{}], "at_start": {"mean": 3.25, "deviation": 0.01},
                   "after_steps": {"mean": 2.5, "deviation": 0.002}}],
                 "verdict": {"chosen": "normal", "text": "normal is lowest."}}
                """);
        write("eval/results.json", """
                {"bits_per_byte": {"ko-reviews": {"base": 4.01234, "adapted": 1.5, "uniform": 3.5, "unigram": 2.25,
                   "bigram": 1.75, "xz": 2.0, "interval": [1.47, 1.53]}},
                 "divergence_from_base_bits_per_byte": 0.0421, "warnings": ["few documents"]}
                """);
        write("train/01-new-rows/summary.json", """
                {"steps": 100, "bytes": 204800, "trained": {"new": 31232}, "frozen": {"old": 32768, "layers": 227264},
                 "groups": [{"part": "embeddings.new"}, {"part": "lora"}], "frozen_bit_identical": true,
                 "validation_before": {"ko-reviews": 3.25}, "validation_after": {"ko-reviews": 2.5}}
                """);
        write("train/02-all.partial/summary.json", "{\"steps\": 7}");
    }

    @AfterMethod
    void deleteReports() {
        AtomicFiles.delete(run);
    }

    @Test
    void theHeadNamesLanguagesLicencesAndBase() throws IOException {
        ExportSettings settings = new ExportSettings("stories-ko", "owner/base", "MIT", null, null, null, null);
        String head = card(settings).split("---\n")[1];
        JsonNode parsed = Settings.parse(head, "head").bind(JsonNode.class);
        assertThat(parsed.path("language").toString()).isEqualTo("[\"ko\",\"en\"]");
        assertThat(parsed.path("license").toString()).isEqualTo("[\"mit\",\"cc0-1.0\",\"mpl-2.0\"]");
        assertThat(parsed.path("base_model").asText()).isEqualTo("owner/base");
        assertThat(parsed.path("tags").toString()).contains("vocabulary-expansion");
    }

    @Test
    void theBodyShowsTheFiguresOfTheRun() {
        String card = card(new ExportSettings("stories-ko", "owner/base", "MIT", null, null, null, null));
        assertThat(card)
                .contains("# stories-ko")
                .contains("An adaptation of owner/base to Korean")
                .contains("| reviews | Korean | target | 2,024 | 1,990 | 7,000,000 | CC0-1.0 | e9t/nsmc\\|\\*x\\* |")
                .contains("| help | English | replay | 10 | 9 | 80 | MPL-2.0 | not stated |")
                .contains("of which 488 were added")
                .contains("initialised by **normal**")
                .contains("after 20 steps")
                .contains("| normal | 3.250 ± 0.010 | 2.500 ± 0.002 |")
                .contains(
                        "| 01-new-rows | embeddings.new, lora | 100 | 204,800 | 31,232 | 260,032 | ko-reviews 3.250 → 2.500 |")
                .contains("unchanged to the bit")
                .contains("from 512 to 1,000 pieces by continued-bpe")
                .contains("| ko-reviews | 8.891 | 2.750 | 0.309 |")
                .doesNotContain("02-all")
                .contains("| ko-reviews | 4.012 | 1.500 | 1.470 to 1.530 | 1.750 | 2.250 | 3.500 | 2.000 |")
                .contains("diverges from it by 0.042 bits per byte")
                .contains("- few documents")
                .contains("terms of the base (MIT) and were trained on text under: CC0-1.0, MPL-2.0.")
                .contains("47 tensors are equal bit for bit");
    }

    @Test
    void whatTheRunDidNotDoIsNotMentioned() {
        RunReports reports = RunReports.read(run.resolve("none"));
        assertThat(reports).isEqualTo(RunReports.none());
        String card = card(ExportSettings.defaults(), reports);
        assertThat(card)
                .contains("Nothing was trained")
                .doesNotContain("## Data")
                .doesNotContain("## Results")
                .doesNotContain("## How it was made")
                .doesNotContain("license:")
                .doesNotContain("null")
                .doesNotContain("NaN");
    }

    @Test
    void licencesThatHubsDoNotKnowAreOther() {
        RunReports reports =
                new RunReports(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>(), Optional.empty());
        assertThat(CardMetadata.of(
                        new ExportSettings(null, null, "Home-made 1.0", List.of("yo"), null, null, null), reports))
                .containsEntry("license", "other")
                .containsEntry("language", List.of("yo"))
                .doesNotContainKey("base_model");
    }

    @Test
    void aNonCommercialLicenceMarksTheModel() {
        ExportSettings settings = new ExportSettings("m", "o/b", "cc-by-nc-4.0", null, null, null, null);
        assertThat(card(settings))
                .contains("- non-commercial")
                .contains("**Not for commercial use:** it was made from material under cc-by-nc-4.0")
                .contains("These exclude commercial use: cc-by-nc-4.0.")
                .contains("license:\n- cc-by-nc-4.0\n- cc0-1.0\n- mpl-2.0");
        assertThat(card(new ExportSettings("m", "o/b", "MIT", null, null, null, null)))
                .doesNotContain("commercial");
    }

    @Test
    void aSourceThatIsNonCommercialOrSaysNothingIsNamed() throws IOException {
        write("corpus/report.json", """
                {"sources": [
                  {"name": "tweets", "language": "yo", "role": "target", "licence": "CC BY-NC-SA 4.0", "origin": "o",
                   "funnel": {}},
                  {"name": "found", "language": "yo", "role": "target", "licence": "", "origin": "o", "funnel": {}},
                  {"name": "judged", "language": "yo", "role": "evaluation", "licence": "research only", "origin": "o",
                   "funnel": {}}]}
                """);
        assertThat(card(ExportSettings.defaults()))
                .contains("license: cc-by-nc-sa-4.0")
                .contains("- non-commercial")
                .contains("exclude commercial use: CC BY-NC-SA 4.0.")
                .contains("No licence is stated for: found.")
                .doesNotContain("research only.");
    }

    @DataProvider
    Object[][] licenceNames() {
        return new Object[][] {
            {"CC-BY-NC-4.0", "cc-by-nc-4.0", true},
            {"CC BY-NC-SA 4.0", "cc-by-nc-sa-4.0", true},
            {"cc-by-nc-nd-4.0", "cc-by-nc-nd-4.0", true},
            {"for non-commercial use", "other", true},
            {"Noncommercial research license", "other", true},
            {"research only", "other", true},
            {"NCSA", "ncsa", false},
            {"Apache-2.0", "apache-2.0", false},
            {"CC-BY-4.0", "cc-by-4.0", false},
            {"public domain", "other", false},
            {"INC licence", "other", false},
        };
    }

    @Test(dataProvider = "licenceNames")
    void licencesAreReadByTheirNames(String name, String hub, boolean nonCommercial) {
        assertThat(Licences.hubName(name)).isEqualTo(hub);
        assertThat(Licences.isNonCommercial(name)).isEqualTo(nonCommercial);
    }

    @Test
    void whatWasRoundedIsSaid() {
        ModelConfig config =
                ModelConfig.read(Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k"));
        String card = new ModelCard(
                        ExportSettings.defaults(),
                        RunReports.none(),
                        config,
                        new ExportVerification(47, 260_032, 46, 256, 0.01234))
                .text();
        assertThat(card)
                .contains(
                        "46 of 47 tensors hold, for every number of the model it was exported from, the nearest float32")
                .contains("the largest difference of a logarithm is 0.0123.");
        assertThat(new ModelCard(
                                ExportSettings.defaults(),
                                RunReports.none(),
                                config,
                                new ExportVerification(47, 260_032, 0, 0, 0))
                        .text())
                .contains("47 tensors are equal bit for bit")
                .contains("What the two compute was not compared.");
    }

    private String card(ExportSettings settings) {
        return card(settings, RunReports.read(run));
    }

    private static String card(ExportSettings settings, RunReports reports) {
        Path base = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
        return new ModelCard(settings, reports, ModelConfig.read(base), new ExportVerification(47, 260_032, 0, 256, 0))
                .text();
    }

    private void write(String name, String json) throws IOException {
        Path file = run.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
        assertThat(Json.read(file).isObject()).isTrue();
    }
}
