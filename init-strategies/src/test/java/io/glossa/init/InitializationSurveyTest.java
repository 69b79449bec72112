package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class InitializationSurveyTest {
    private Path directory;
    private Path vocabulary;

    @BeforeMethod
    void makeVocabulary() throws IOException {
        directory = Files.createTempDirectory("survey");
        vocabulary = ExpandedModels.vocabulary(directory.resolve("vocab"), "ingly", "▁sunshine", "▁mountains");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void writesNumbersCurvesAndNeighbours() throws IOException {
        LossProbe probe = trial -> {
            List<LossProbe.Point> curve = new ArrayList<>(List.of(new LossProbe.Point(0, 4)));
            trial.measuredSteps().forEach(step -> curve.add(new LossProbe.Point(step, 4 - step * 0.1)));
            return new LossProbe.Result(curve, 1000, Optional.of(new LossProbe.Forgetting(0.01, 0.0101, 0.002, 0.02)));
        };
        InitializationSettings settings = InitializationSettings.defaults()
                .with(List.of(Candidate.of("subtoken-mean"), Candidate.of("first-part")), 2, 8);
        Path out = directory.resolve("init-compare");
        new InitializationSurvey(new InitializationInputs(
                        TestModels.stories260k(), vocabulary, settings, AuxiliaryFiles.none(), probe, Progress.NONE))
                .run(out, Map.of(), 4);
        InitializationComparison comparison =
                Json.read(out.resolve(InitializationSurvey.JSON_FILE), InitializationComparison.class);
        InitializationComparison.Run run = comparison.strategies().get(1).runs().get(1);
        assertThat(run.curve()).extracting(LossProbe.Point::step).containsExactly(0, 2, 4, 6, 8);
        assertThat(run.alongSteps()).isEqualTo(3.6, within(1e-12));
        assertThat(run.forgetting())
                .hasValueSatisfying(f -> assertThat(f.divergenceAfterSteps()).isEqualTo(0.02));
        assertThat(comparison.newTokenNatsBound())
                .isEqualTo(-Math.log(1 - comparison.newTokenMassBound()), within(1e-12));
        assertThat(out.resolve(InitializationSurvey.CHART_FILE))
                .content()
                .contains("<svg")
                .contains("first-part");
        assertThat(out.resolve(".candidate")).doesNotExist();
        // The row of a piece's first part lies nearest to that part.
        assertThat(Files.readAllLines(out.resolve(InitializationSurvey.NEIGHBOURS_FILE)))
                .filteredOn(line -> line.startsWith("first-part\t"))
                .hasSize(3)
                .allSatisfy(line -> {
                    String[] neighbours = line.split("\t")[4].split(", ");
                    assertThat(neighbours).hasSize(5);
                    assertThat(neighbours[0]).endsWith(" 1.00");
                });
    }

    @Test
    void oneStrategyIsLookedAtTooAndNoNewPieceIsRefused() throws IOException {
        LossProbe probe = trial -> new LossProbe.Result(
                List.of(new LossProbe.Point(0, 4), new LossProbe.Point(8, 3)), 1000, Optional.empty());
        InitializationSettings settings =
                InitializationSettings.defaults().with(List.of(Candidate.of("subtoken-mean")), 1, 8);
        Path out = directory.resolve("one");
        new InitializationSurvey(new InitializationInputs(
                        TestModels.stories260k(), vocabulary, settings, AuxiliaryFiles.none(), probe, Progress.NONE))
                .run(out, Map.of(), 1);
        assertThat(out.resolve(InitializationSurvey.CHART_FILE)).content().contains("subtoken-mean");
        Path none = ExpandedModels.vocabulary(directory.resolve("none"));
        InitializationSurvey survey = new InitializationSurvey(new InitializationInputs(
                TestModels.stories260k(), none, settings, AuxiliaryFiles.none(), probe, Progress.NONE));
        assertThatThrownBy(() -> survey.run(directory.resolve("refused"), Map.of(), 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("adds no pieces");
        assertThat(directory.resolve("refused")).doesNotExist();
    }

    /** Against cosines taken one by one. */
    @Test
    void neighboursAreTheGreatestCosines() {
        try (Checkpoint checkpoint = Checkpoint.open(TestModels.stories260k())) {
            ModelExpansion expansion = new ModelExpansion(checkpoint, vocabulary);
            ComputedRows rows = expansion
                    .rows(Candidate.of("normal"), NormMatching.NONE, AuxiliaryFiles.none(), 5)
                    .get(0);
            List<NearestRows.Nearest> found = NearestRows.of(rows, 2, 3);
            assertThat(found).hasSize(2);
            for (NearestRows.Nearest nearest : found) {
                List<double[]> row = new ArrayList<>();
                int index = rows.pieces().indexOf(nearest.piece());
                rows.forEach(index, index + 1, row::add);
                List<NearestRows.Neighbour> all = new ArrayList<>();
                for (int id : rows.matrix().counted()) {
                    all.add(new NearestRows.Neighbour(
                            id, cosine(row.get(0), rows.matrix().row(id))));
                }
                all.sort((a, b) -> Double.compare(b.cosine(), a.cosine()));
                for (int i = 0; i < 3; i++) {
                    assertThat(nearest.neighbours().get(i).id())
                            .isEqualTo(all.get(i).id());
                    assertThat(nearest.neighbours().get(i).cosine())
                            .isEqualTo(all.get(i).cosine(), within(1e-12));
                }
            }
        }
    }

    private static double cosine(double[] left, float[] right) {
        double product = 0;
        double l = 0;
        double r = 0;
        for (int j = 0; j < left.length; j++) {
            product += left[j] * right[j];
            l += left[j] * left[j];
            r += (double) right[j] * right[j];
        }
        return product / Math.sqrt(l * r);
    }
}
