package io.glossa.vocab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Progress;
import io.glossa.vocab.TestData;
import io.glossa.vocab.expansion.ExpansionBase;
import io.glossa.vocab.expansion.VocabularyReport;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.expansion.VocabularyStep;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.measure.ExpansionMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class VocabularySweepTest {
    private static final VocabularySettings SETTINGS =
            new VocabularySettings(null, "1000", List.of("hangul"), null, 10L, null, null);

    private List<String> korean;
    private List<String> heldOut;
    private List<String> english;
    private WordCounts words;
    private SweepReport report;

    @BeforeClass
    public void sweep() {
        List<String> lines = TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 3_000);
        korean = lines.subList(0, 2_500);
        heldOut = lines.subList(2_500, 3_000);
        english = TestData.lines(TestData.root().resolve("tests/data/en/movie-reviews.jsonl.gz"), 300);
        words = count(korean);
        report = run(List.of());
    }

    @Test
    public void sizesDoubleInTwoStepsUpToWhatWasLearned() {
        List<Integer> added = report.points().stream().map(SweepPoint::added).toList();
        assertThat(added).startsWith(0, 64, 128, 192, 256, 384, 512, 768).isSorted();
        assertThat(added.get(added.size() - 1)).isEqualTo(report.learned());
        assertThat(report.points()).allSatisfy(p -> assertThat(p.size()).isEqualTo(512 + p.added()));
    }

    @DataProvider
    public Object[][] sizes() {
        return new Object[][] {{64}, {256}, {512}};
    }

    @Test(dataProvider = "sizes")
    public void everyPointIsWhatTheStepMakesAtThatSize(int size) throws IOException {
        Path output = Files.createTempDirectory("sweep");
        VocabularyReport alone = new VocabularyStep(
                        TestData.baseModel(),
                        new VocabularySettings(null, "" + size, List.of("hangul"), null, 10L, null, null))
                .run(words, new TreeMap<>(Map.of("ko", heldOut, "en", english)), output);
        TestData.delete(output);
        ExpansionMeasure ko = alone.texts().get("ko");
        SweepPoint point = report.points().stream()
                .filter(p -> p.added() == size)
                .findFirst()
                .orElseThrow();
        assertThat(point.texts().get("ko")).isEqualTo(ko.expanded());
        assertThat(point.fertility()).isEqualTo(ko.expanded().fertility());
        assertThat(point.tokenRatio()).isEqualTo(ko.tokenRatio());
        assertThat(point.unusedAddedPieces()).isEqualTo(ko.unusedAddedPieces());
        assertThat(point.leastOccurrences()).isEqualTo(alone.occurrences().least());
        assertThat(point.medianOccurrences()).isEqualTo(alone.occurrences().median());
        assertThat(point.expectedSpeedUp())
                .isCloseTo(ko.expectedSpeedUp(), org.assertj.core.api.Assertions.within(5e-3));
        assertThat(point.changedLineShares()).containsEntry("en", 0.0);
    }

    @Test
    public void morePiecesNeverCostTokensAndEachGainsLess() {
        for (int i = 1; i < report.points().size(); i++) {
            assertThat(report.points().get(i).tokens())
                    .isLessThan(report.points().get(i - 1).tokens());
        }
        SweepPoint first = report.points().get(1);
        SweepPoint last = report.points().get(report.points().size() - 1);
        assertThat(last.savedPerPiece()).isLessThan(first.savedPerPiece() / 4);
        // Gains a piece times pieces are the tokens saved in all.
        double saved = 0;
        for (int i = 1; i < report.points().size(); i++) {
            saved += report.points().get(i).savedPerPiece()
                    * (report.points().get(i).added()
                            - report.points().get(i - 1).added());
        }
        assertThat(saved / 1e6).isCloseTo(1 - last.tokenRatio(), org.assertj.core.api.Assertions.within(1e-3));
    }

    @Test
    public void namesAnElbowInsideTheRange() {
        assertThat(report.elbow()).isBetween(64, report.learned() - 1);
        assertThat(report.elbowRule()).contains("Kneedle");
        assertThat(report.fastest()).isPositive();
    }

    @Test
    public void writesTableChartAndJson() throws IOException {
        Path folder = Files.createTempDirectory("sweep");
        VocabularySweep.write(report, folder);
        List<String> table = Files.readAllLines(folder.resolve(SweepReport.TABLE_FILE));
        assertThat(table).hasSize(1 + report.points().size());
        assertThat(table.get(0).split("\t"))
                .startsWith("added", "size", "tokens", "fertility")
                .endsWith("changed_lines_en");
        assertThat(table)
                .allSatisfy(line ->
                        assertThat(line.split("\t")).hasSameSizeAs(table.get(0).split("\t")));
        assertThat(Files.readString(folder.resolve(SweepReport.CHART_FILE)))
                .contains("elbow: " + report.elbow())
                .contains("pieces added");
        assertThat(Files.readString(folder.resolve(SweepReport.JSON_FILE))).contains("\"elbow\" : " + report.elbow());
        Path again = Files.createTempDirectory("sweep");
        VocabularySweep.write(run(List.of()), again);
        for (String file : List.of(SweepReport.JSON_FILE, SweepReport.TABLE_FILE, SweepReport.CHART_FILE)) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
        TestData.delete(folder);
        TestData.delete(again);
    }

    @Test
    public void sizesThatAreAskedForAreRoundedUpToTheMultiple() {
        assertThat(run(List.of(100, 300, 99_999)).points().stream().map(SweepPoint::added))
                .containsExactly(0, 128, 320, report.learned());
        assertThatThrownBy(() -> run(List.of(0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sizes: found 0");
    }

    @Test
    public void refusesWhatCannotBeSwept() {
        assertThatThrownBy(() -> new VocabularySweep(TestData.baseModel(), SETTINGS)
                        .run(words, List.of(), new TreeMap<>(), new TreeMap<>(), List.of(), Progress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test-share");
    }

    private SweepReport run(List<Integer> sizes) {
        return new VocabularySweep(TestData.baseModel(), SETTINGS)
                .run(
                        words,
                        List.of(),
                        new TreeMap<>(Map.of("ko", heldOut)),
                        new TreeMap<>(Map.of("en", english)),
                        sizes,
                        Progress.NONE);
    }

    private static WordCounts count(List<String> lines) {
        ExpansionBase base = ExpansionBase.open(TestData.baseModel());
        return WordCounts.of(lines.stream()
                .<String>mapMulti((line, sink) -> base.forEachWord(line, sink))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }
}
