package io.glossa.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.filter.Verdict;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class DocumentPipelineTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");

    private static final String GERMAN =
            "Die Abgeordneten haben gestern über den neuen Haushalt gesprochen, und viele von ihnen "
                    .concat(
                            "waren mit dem Ergebnis nicht zufrieden. Der Minister sagte, dass die Steuern im nächsten Jahr nicht ")
                    .concat(
                            "steigen werden, aber auch nicht sinken können, weil das Land zu hohe Schulden hat. In der Stadt wurde ")
                    .concat(
                            "am Abend noch lange darüber gestritten, ob die Schulen und die Straßen zuerst an der Reihe sind oder ")
                    .concat("doch die Krankenhäuser, die seit vielen Jahren auf neue Geräte warten.");

    private static final String SWAHILI =
            "Wakulima wa kijiji hicho walisema kwamba mvua za mwaka huu zimechelewa sana na mazao yao "
                    .concat(
                            "yamekauka mashambani. Serikali imeahidi kuwapa mbegu mpya pamoja na mbolea kabla ya msimu ujao wa kupanda. ")
                    .concat(
                            "Watoto wengi wameacha kwenda shule kwa sababu wazazi wao hawana pesa za kulipia karo na chakula. Hata hivyo ")
                    .concat(
                            "walimu wameendelea kufundisha kila siku na kuwatembelea wanafunzi nyumbani kwao jioni wanapomaliza kazi.");

    @Test
    public void theSameRecordAlwaysHasTheSameOutcome() {
        List<RawRecord> records = records("ko/dirty.jsonl.gz", "ko");
        List<Outcome> once = outcomes(records, "ko");
        List<RawRecord> backwards = new ArrayList<>(records);
        Collections.reverse(backwards);
        List<Outcome> again = outcomes(backwards, "ko");
        Collections.reverse(again);
        assertThat(again).isEqualTo(once);
    }

    @Test
    public void badRecordsAreRejectedByTheRuleThatTheyBreak() {
        Map<String, String> rules = new TreeMap<>();
        for (Outcome outcome : outcomes(records("ko/dirty.jsonl.gz", "ko"), "ko")) {
            if (outcome instanceof Outcome.Rejected rejected) {
                rules.put(rejected.rejection().id(), rejected.rejection().rule());
                assertThat(rejected.rejection().text().length()).isLessThanOrEqualTo(Rejection.MAX_TEXT_CHARACTERS);
                assertThat(rejected.rejection().reason()).isNotEmpty();
            }
        }
        assertThat(rules)
                .containsEntry("dirty/broken/two-on-a-line", "json")
                .containsEntry("dirty/broken/null-text", "json")
                .containsEntry("dirty/broken/blank-text", "empty")
                .containsEntry("dirty/broken/lone-surrogate", "mojibake")
                .containsEntry("dirty/language/sw", "script")
                .containsEntry("dirty/language/ja", "script")
                .containsEntry("dirty/language/ko-and-en", "script")
                .containsEntry("dirty/poor/mojibake-windows-1252", "mojibake")
                .containsEntry("dirty/poor/replacement-characters", "mojibake")
                .containsEntry("dirty/poor/too-short", "too-short")
                .containsEntry("dirty/poor/navigation", "duplicate-lines")
                .containsEntry("dirty/poor/one-sentence-again-and-again", "duplicate-lines")
                .containsEntry("dirty/poor/no-spaces", "mean-word-length")
                .containsEntry("dirty/poor/english-under-a-korean-title", "script")
                .containsEntry("dirty/huge/repeated-block", "too-large")
                .doesNotContainKeys("dirty/odd/byte-order-mark", "dirty/exact/decomposed-01", "dirty/private/e-mail");
        assertThat(rules.values()).contains("encoding");
    }

    @Test
    public void whatCanBeMendedIsMendedAndWhatIsPrivateGoes() {
        Map<String, Outcome.Kept> kept = kept("ko/dirty.jsonl.gz", "ko");
        assertThat(kept.get("dirty/poor/mojibake-latin1").document().text()).startsWith("지난 주말에 오래된 극장에서");
        assertThat(kept.get("dirty/poor/mojibake-latin1").changes()).containsKey("repair-mojibake");
        assertThat(kept.get("dirty/exact/decomposed-01").changes()).containsKey("korean");
        assertThat(kept.get("dirty/private/e-mail").redactions()).isEqualTo(Map.of("email", 2));
        assertThat(kept.get("dirty/private/telephone").redactions()).isEqualTo(Map.of("phone", 3));
        assertThat(kept.get("dirty/private/numbers-that-are-not-telephones").redactions())
                .isEmpty();
    }

    @Test
    public void pagesOfTheKoreanHelpThatAreMostlyEnglishDoNotPass() {
        Map<String, Outcome.Kept> kept = kept("ko/libreoffice-help-ko.jsonl.gz", "ko");
        assertThat(kept).hasSizeGreaterThan(300);
        assertThat(kept.values()).allSatisfy(page -> {
            String text = page.document().text();
            long hangul =
                    text.codePoints().filter(c -> c >= 0xAC00 && c <= 0xD7A3).count();
            long latin = text.codePoints()
                    .filter(c -> c < 0x80 && Character.isLetter(c))
                    .count();
            assertThat(hangul).as(page.document().id()).isGreaterThanOrEqualTo(latin);
        });
    }

    @Test
    public void filmReviewsMostlyPass() {
        List<RawRecord> records = records("ko/nsmc-reviews.jsonl.gz", "ko").subList(0, 700);
        long bytes = 0;
        long keptBytes = 0;
        int kept = 0;
        for (Outcome outcome : outcomes(records, "ko")) {
            bytes += outcome.sizes().get(0).bytes();
            if (outcome instanceof Outcome.Kept k) {
                kept++;
                keptBytes += TextSize.of(k.document().text()).bytes();
            }
        }
        assertThat((double) kept / records.size()).isGreaterThan(0.8);
        assertThat((double) keptBytes / bytes).isGreaterThan(0.99);
    }

    @DataProvider
    public Object[][] otherLanguages() {
        return new Object[][] {{"German", GERMAN}, {"Swahili", SWAHILI}};
    }

    @Test(dataProvider = "otherLanguages")
    public void latinTextInAnotherLanguageDoesNotPassAsEnglish(String language, String text) {
        DocumentPipeline pipeline = pipeline("en", null);
        assertThat(pipeline.process(record(text)))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.rejection().rule())
                                .as(language)
                                .isIn("language", "stop-words"));
    }

    @Test
    public void sizesFollowTheRecordToTheRuleThatRejectsIt() {
        DocumentPipeline pipeline = pipeline("ko", null);
        for (RawRecord record : records("ko/dirty.jsonl.gz", "ko")) {
            Outcome outcome = pipeline.process(record);
            if (outcome instanceof Outcome.Rejected rejected) {
                int rule = pipeline.rules().indexOf(rejected.rejection().rule());
                assertThat(outcome.sizes()).hasSize(rule + 1);
            } else if (outcome instanceof Outcome.Kept kept) {
                assertThat(outcome.sizes()).hasSize(pipeline.rules().size() + 1);
                assertThat(outcome.sizes().get(pipeline.rules().size()))
                        .isEqualTo(TextSize.of(kept.document().text()));
            }
        }
    }

    @Test
    public void everyFilterJudgesAndTheFirstThatObjectsIsTheOneThatIsNamed() {
        DocumentPipeline pipeline = pipeline("ko", null);
        List<String> filters = pipeline.ruleSet().names(RuleSet.Kind.FILTER);
        int several = 0;
        for (RawRecord record : records("ko/dirty.jsonl.gz", "ko")) {
            Outcome outcome = pipeline.process(record);
            List<String> objections = new ArrayList<>();
            for (int i = 0; i < outcome.verdicts().size(); i++) {
                if (!outcome.verdicts().get(i).passes()) {
                    objections.add(filters.get(i));
                }
            }
            several += objections.size() > 1 ? 1 : 0;
            if (outcome instanceof Outcome.Rejected rejected
                    && filters.contains(rejected.rejection().rule())) {
                assertThat(outcome.verdicts()).hasSameSizeAs(filters);
                assertThat(rejected.rejection().rule()).isEqualTo(objections.get(0));
                Verdict first = outcome.verdicts().get(filters.indexOf(objections.get(0)));
                assertThat(rejected.rejection().reason()).isEqualTo(first.reason());
                assertThat(rejected.rejection().value()).isEqualTo(first.value());
            } else {
                assertThat(objections).isEmpty();
                assertThat(outcome.verdicts()).hasSize(outcome instanceof Outcome.Kept ? filters.size() : 0);
            }
        }
        assertThat(several).as("records that more than one filter objects to").isGreaterThan(5);
    }

    @Test
    public void theHashOfARuleSetChangesWithWhateverChangesADecision() {
        String base = hash("sources: [{name: a, paths: [x], language: ko}]");
        assertThat(base).matches("[0-9a-f]{16}");
        assertThat(hash("sources: [{name: b, paths: [y], language: ko, licence: CC0-1.0, priority: 3}]"))
                .as("a source of another name and place is judged alike")
                .isEqualTo(base);
        assertThat(List.of(
                        hash("sources: [{name: a, paths: [x], language: en}]"),
                        hash("sources: [{name: a, paths: [x], language: ko, thresholds: {min-words: 11}}]"),
                        hash("sources: [{name: a, paths: [x], language: ko, normalisers: [markdown-code]}]"),
                        hash("{redact: [email], sources: [{name: a, paths: [x], language: ko}]}"),
                        hash("{max-document-bytes: 99, sources: [{name: a, paths: [x], language: ko}]}"),
                        hash("{filters: [too-short], sources: [{name: a, paths: [x], language: ko}]}")))
                .doesNotHaveDuplicates()
                .doesNotContain(base);
    }

    private static String hash(String yaml) {
        CorpusSettings settings = Settings.parse(yaml, "recipe.yaml").bind(CorpusSettings.class);
        return DocumentPipeline.of(settings, settings.sources().get(0))
                .ruleSet()
                .hash();
    }

    @Test
    public void aSourceChangesThresholdsAndAddsNormalisers() {
        CorpusSettings settings = Settings.parse("""
                thresholds: {ko: {min-words: 5}}
                sources:
                  - name: docs
                    paths: [x]
                    language: ko
                    normalisers: [markdown-code]
                    thresholds: {min-characters: 5, min-function-words: 0.01, min-stop-words: 1}
                """, "recipe.yaml").bind(CorpusSettings.class);
        DocumentPipeline pipeline =
                DocumentPipeline.of(settings, settings.sources().get(0));
        Outcome outcome = pipeline.process(record("```\ncode();\n```\n우리는 오늘 새 책을 읽고 놀았다."));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Kept.class,
                        kept -> assertThat(kept.document().text()).isEqualTo("우리는 오늘 새 책을 읽고 놀았다."));
    }

    @Test
    public void wrongSettingsAreRefusedWhenThePipelineIsBuilt() {
        assertThatThrownBy(() -> pipeline("ko", List.of("too-shrt")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'too-short'?");
        assertThatThrownBy(() -> SourceSettings.of("No Spaces", "ko", "x")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> CorpusSettings.of(
                        List.of(SourceSettings.of("a", "ko", "x"), SourceSettings.of("a", "ko", "y"))))
                .hasMessageContaining("two sources are called 'a'");
        assertThatThrownBy(() -> Settings.parse("sources: [{name: a, paths: [x], language: ko, role: train}]", "r.yaml")
                        .bind(CorpusSettings.class))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Settings.parse("sources: [{name: a, paths: [x], langage: ko}]", "r.yaml")
                        .bind(CorpusSettings.class))
                .hasMessageContaining("did you mean 'language'?");
    }

    @Test
    public void settingsSurviveYaml() {
        CorpusSettings settings = CorpusSettings.of(List.of(SourceSettings.of("a", "ko", "x")));
        assertThat(Settings.parse(Settings.toYaml(settings), "plan.yaml").bind(CorpusSettings.class))
                .isEqualTo(settings);
    }

    private static DocumentPipeline pipeline(String language, List<String> filters) {
        SourceSettings source = SourceSettings.of("s", language, "x");
        return DocumentPipeline.of(
                new CorpusSettings(
                        List.of(source), null, null, null, filters, null, null, null, null, null, null, null),
                source);
    }

    private static RawRecord record(String text) {
        return RawRecord.of("f", 1, Json.line(Map.of("id", "d", "text", text)).getBytes(StandardCharsets.UTF_8));
    }

    private static List<RawRecord> records(String file, String language) {
        DocumentPipeline pipeline = pipeline(language, null);
        List<RawRecord> records = new ArrayList<>();
        try (InputStream in = SourceFiles.open(DATA.resolve(file))) {
            pipeline.reader().records(in, file, pipeline.maxRecordBytes()).forEachRemaining(records::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static List<Outcome> outcomes(List<RawRecord> records, String language) {
        DocumentPipeline pipeline = pipeline(language, null);
        List<Outcome> outcomes = new ArrayList<>();
        records.forEach(r -> outcomes.add(pipeline.process(r)));
        return outcomes;
    }

    private static Map<String, Outcome.Kept> kept(String file, String language) {
        Map<String, Outcome.Kept> kept = new TreeMap<>();
        for (Outcome outcome : outcomes(records(file, language), language)) {
            if (outcome instanceof Outcome.Kept k) {
                kept.put(k.document().id(), k);
            }
        }
        return kept;
    }
}
