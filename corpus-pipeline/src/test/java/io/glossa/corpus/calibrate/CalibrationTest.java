package io.glossa.corpus.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.Outcome;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Thresholds;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

public final class CalibrationTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");
    private static final String REVIEWS = "sources: [{name: reviews, paths: [ko/nsmc-reviews.jsonl.gz], language: ko}]";

    @Test
    public void proposalsRemoveNoMoreThanTheQuantileAndWhatTheyClaim() {
        DocumentSample sample =
                sample(REVIEWS, 400, List.copyOf(DocumentFilter.all().values()));
        Calibration calibration = Calibration.of(sample, 0.05);
        assertThat(sample.size()).isEqualTo(400);
        assertThat(sample.readable()).isEqualTo(2_024);
        assertThat(calibration.proposals()).hasSizeGreaterThan(40);
        assertThat(calibration.proposals())
                .filteredOn(Proposal::isMade)
                .hasSizeGreaterThan(20)
                .allSatisfy(p -> {
                    assertThat(p.removes())
                            .as(p.threshold().key())
                            .isGreaterThan(0)
                            .isLessThanOrEqualTo(0.05);
                    assertThat(p.threshold().allows(p.value())).isTrue();
                    assertThat(p.audit()).isNotEmpty();
                });
        assertThat(calibration.proposals())
                .filteredOn(p -> !p.isMade())
                .isNotEmpty()
                .allSatisfy(p -> {
                    assertThat(p.refusal()).isNotEmpty();
                    assertThat(p.value()).isNaN();
                });
    }

    @Test
    public void aPipelineWithAProposedThresholdRemovesThatShare() throws IOException {
        DocumentSample sample = sample(REVIEWS, 5_000, List.of());
        assertThat(sample.size()).as("all of it").isEqualTo(2_024);
        Calibration calibration = Calibration.of(sample, 0.02);
        Proposal words = calibration.proposals().stream()
                .filter(p -> p.threshold().key().equals("min-words"))
                .findFirst()
                .orElseThrow();
        CorpusSettings settings =
                settings(REVIEWS + "\nfilters: [word-count]\nthresholds: {ko: {min-words: " + words.value() + "}}");
        DocumentPipeline pipeline =
                DocumentPipeline.of(settings, settings.sources().get(0));
        int rejected = 0;
        try (InputStream in = SourceFiles.open(DATA.resolve("ko/nsmc-reviews.jsonl.gz"))) {
            Iterator<RawRecord> records = pipeline.reader().records(in, "f", pipeline.maxRecordBytes());
            while (records.hasNext()) {
                rejected += pipeline.process(records.next()) instanceof Outcome.Rejected ? 1 : 0;
            }
        }
        assertThat((double) rejected / sample.size()).isEqualTo(words.removes());
    }

    @Test
    public void theYamlCanBePastedUnderThresholds() throws IOException {
        Calibration calibration = Calibration.of(sample(REVIEWS, 400, List.of()), 0.05);
        String yaml = CalibrationText.yaml(List.of(calibration));
        CorpusSettings pasted = settings(REVIEWS + "\nthresholds:\n" + yaml.indent(2));
        Map<String, Double> expected = new HashMap<>();
        calibration.proposals().stream()
                .filter(Proposal::isMade)
                .forEach(p -> expected.put(p.threshold().key(), p.value()));
        assertThat(pasted.thresholds()).isEqualTo(Map.of("ko", expected));
        DocumentPipeline.of(pasted, pasted.sources().get(0));
        assertThat(CalibrationText.table(calibration)).contains("min-words", "removes", "reviews/nsmc");
    }

    @Test
    public void theSampleDependsOnTheRecordsAlone() {
        DocumentSample once = sample(REVIEWS, 300, List.of());
        DocumentSample again = sample(REVIEWS, 300, List.of());
        assertThat(CalibrationText.table(Calibration.of(again, 0.05)))
                .isEqualTo(CalibrationText.table(Calibration.of(once, 0.05)));
        List<String> larger = sample(REVIEWS, 600, List.of()).documents().stream()
                .map(MeasuredDocument::id)
                .toList();
        assertThat(larger)
                .as("a larger sample holds a smaller one")
                .containsAll(once.documents().stream().map(MeasuredDocument::id).toList());
    }

    @Test
    public void quantilesAreRoundedAwayFromTheDocuments() {
        List<MeasuredDocument> documents = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            documents.add(new MeasuredDocument(i, "d" + i, "text", new double[] {1_000 + i, i / 1_001.0}));
        }
        List<DocumentFilter> filters = DocumentFilter.named(List.of("word-count", "digits"));
        Thresholds now = Thresholds.of("test", List.of(Map.of("min-words", 1.0, "max-words", 9e4)), filters);
        Calibration calibration = Calibration.of(new DocumentSample("ko", 1_000, filters, now, documents), 0.05);
        // Sorted, 50 of 1,000 values lie below 1,051: rounded down to three digits. 50 lie above 1,950 and above
        // 950/1,001.
        assertThat(calibration.proposals())
                .extracting(p -> p.threshold().key() + " " + p.value())
                .containsExactly("min-words 1050.0", "max-words 1950.0", "max-digits 0.95");
        assertThat(calibration.proposals()).extracting(Proposal::removes).containsExactly(0.049, 0.05, 0.05);
        assertThat(calibration.removesTogether()).isEqualTo(0.099);
        assertThat(calibration.proposals().get(0).audit().get(0).id()).isEqualTo("d49");
    }

    @Test
    public void whatSaysNothingIsRefused() {
        DocumentSample sample = sample(REVIEWS, 100, List.of());
        assertThatThrownBy(() -> Calibration.of(sample, 0.05))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a sample of 100 documents is too small")
                .hasMessageContaining("needs 200");
        assertThatThrownBy(() -> Calibration.of(sample, 0.5)).hasMessageContaining("between 0 and 0.5");
        assertThatThrownBy(() -> Calibration.of(sample, Double.NaN)).isInstanceOf(ConfigException.class);
        Calibration calibration = Calibration.of(sample, 0.1);
        assertThat(calibration.proposals())
                .filteredOn(p -> p.threshold().key().equals("max-damaged-characters"))
                .singleElement()
                .satisfies(p -> assertThat(p.refusal()).isEqualTo("every document measures 0"));
    }

    private static DocumentSample sample(String yaml, int size, List<DocumentFilter> further) {
        return new SampleReader(settings(yaml), DATA, Storages.plain(), size, further).read("ko");
    }

    private static CorpusSettings settings(String yaml) {
        return Settings.parse(yaml, "recipe.yaml").bind(CorpusSettings.class);
    }
}
