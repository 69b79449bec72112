package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TestModels;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContexts;
import io.glossa.init.SeededRandom;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The means over a piece's own parts, with weights worked out by hand. */
public class PartMeansTest {
    private Path directory;
    private MethodRows rows;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("partmeanstest");
        rows = new MethodRows(
                MethodContexts.vocabulary(directory, "▁theed", "é가", "▁영화"), MethodContexts.files(directory));
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    /** The base writes it as ▁the (four bytes with its space) and ed (two): 4/6 and 2/6, or with the power 2 16/20 and 4/20. */
    @Test
    void lengthsInBytesAreTheWeights() {
        assertThat(rows.piece("▁theed").parts()).containsExactly(rows.id("▁the"), rows.id("ed"));
        rows.assertWeights(row("byte-length-mean", Map.of(), "▁theed"), Map.of("▁the", 4 / 6.0, "ed", 2 / 6.0));
        rows.assertWeights(
                row("byte-length-mean", Map.of("power", 2.0), "▁theed"), Map.of("▁the", 16 / 20.0, "ed", 4 / 20.0));
        // A piece of two bytes beside three single bytes.
        rows.assertWeights(
                row("byte-length-mean", Map.of(), "é가"),
                Map.of("é", 2 / 5.0, "<0xEA>", 1 / 5.0, "<0xB0>", 1 / 5.0, "<0x80>", 1 / 5.0));
    }

    /** é is one character, and a fallback byte counts as one. */
    @Test
    void lengthsInCharactersAreTheWeights() {
        rows.assertWeights(row("character-length-mean", Map.of(), "▁theed"), Map.of("▁the", 4 / 6.0, "ed", 2 / 6.0));
        rows.assertWeights(
                row("character-length-mean", Map.of(), "é가"),
                Map.of("é", 1 / 4.0, "<0xEA>", 1 / 4.0, "<0xB0>", 1 / 4.0, "<0x80>", 1 / 4.0));
    }

    /** 1, 2, 3, 4 of 10; the other way round in a head of its own; a tied matrix is read as embeddings. */
    @Test
    void linearWeightsGrowTowardsWhereTheRowIsUsed() {
        Map<String, Double> rising = Map.of("é", 0.1, "<0xEA>", 0.2, "<0xB0>", 0.3, "<0x80>", 0.4);
        rows.assertWeights(row("linear-mean", Map.of(), "é가"), rising);
        rows.assertWeights(rows.row("linear-mean", MatrixRole.TIED, Map.of(), "é가"), rising);
        rows.assertWeights(
                rows.row("linear-mean", MatrixRole.HEAD, Map.of(), "é가"),
                Map.of("é", 0.4, "<0xEA>", 0.3, "<0xB0>", 0.2, "<0x80>", 0.1));
    }

    /** With the rate 2 and two parts: exp(2) / (exp(2) + exp(4)) = 1 / (1 + exp(2)) = 0.11920292202211755. */
    @Test
    void exponentialWeightsGrowTowardsWhereTheRowIsUsed() {
        double less = 0.11920292202211755;
        rows.assertWeights(row("exponential-mean", Map.of(), "▁theed"), Map.of("▁the", less, "ed", 1 - less));
        rows.assertWeights(
                rows.row("exponential-mean", MatrixRole.HEAD, Map.of(), "▁theed"),
                Map.of("▁the", 1 - less, "ed", less));
        rows.assertWeights(row("exponential-mean", Map.of("rate", 0.0), "▁theed"), Map.of("▁the", 0.5, "ed", 0.5));
        for (double value : row("exponential-mean", Map.of("rate", 16.0), "▁영화")) {
            assertThat(value).isFinite();
        }
    }

    /** The text has "▁the" twice and "ed" not at all: 3/4 and 1/4 at the power 1, 1/4 and 3/4 at the power -1. */
    @Test
    void frequenciesAreTheWeightsWithOneMoreForEach() throws IOException {
        Path text = directory.resolve("frequencies.txt");
        Files.writeString(text, "the the\n\nand the\n");
        MethodRows own =
                new MethodRows(rows.vocabulary(), AuxiliaryFiles.of(Map.of("text", text.toString()), directory));
        rows.assertWeights(
                own.row("frequency-mean", MatrixRole.INPUTS, Map.of("lines", 1.0), "▁theed"),
                Map.of("▁the", 3 / 4.0, "ed", 1 / 4.0));
        rows.assertWeights(
                own.row("frequency-mean", MatrixRole.INPUTS, Map.of("lines", 1.0, "power", -1.0), "▁theed"),
                Map.of("▁the", 1 / 4.0, "ed", 3 / 4.0));
        rows.assertWeights(
                own.row("frequency-mean", MatrixRole.INPUTS, Map.of(), "▁theed"),
                Map.of("▁the", 4 / 5.0, "ed", 1 / 5.0));
    }

    @Test
    void theLastPartGivesItsRow() {
        rows.assertWeights(row("last-part", Map.of(), "▁theed"), Map.of("ed", 1.0));
        rows.assertWeights(row("first-part", Map.of(), "▁theed"), Map.of("▁the", 1.0));
    }

    @Test
    void zeroIsZero() {
        assertThat(row("zero", Map.of(), "▁theed")).containsOnly(0);
    }

    /** The same draws as the formula names them, times the number in config.json. */
    @Test
    void freshRowsHaveTheDeviationOfTheConfiguration() {
        double deviation = ModelConfig.read(TestModels.stories260k()).initializerRange();
        assertThat(deviation).isEqualTo(0.02);
        Random random =
                SeededRandom.of(MethodRows.SEED, "e", rows.piece("▁theed").id());
        for (double value : row("config-normal", Map.of(), "▁theed")) {
            assertThat(value).isCloseTo(0.02 * random.nextGaussian(), within(1e-15));
        }
    }

    private double[] row(String method, Map<String, Object> parameters, String surface) {
        return rows.row(method, MatrixRole.INPUTS, parameters, surface);
    }
}
