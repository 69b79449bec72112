package io.glossa.corpus.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.LanguageTexts;
import io.glossa.corpus.Outcome;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.filter.AnalysedDocument;
import io.glossa.corpus.filter.DocumentAnalyser;
import io.glossa.corpus.langid.LanguageModels;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.redact.Redactor;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the file of each built-in language does to real text. */
public final class EveryLanguageTest {
    private static final Map<String, String> SIB_LABELS = new TreeMap<>(Map.of(
            "en",
            "eng_Latn",
            "ko",
            "kor_Hang",
            "el",
            "ell_Grek",
            "sw",
            "swh_Latn",
            "ha",
            "hau_Latn",
            "yo",
            "yor_Latn",
            "zu",
            "zul_Latn",
            "xh",
            "xho_Latn"));

    /** Languages whose texts of ten sentences pass another's function words; identification tells them apart. */
    private static final Map<String, Set<String>> PASS = Map.of(
            "sw", Set.of("lin_Latn"),
            "yo", Set.of("tsn_Latn"),
            "zu", Set.of("ssw_Latn", "xho_Latn"),
            "xh", Set.of("ssw_Latn", "zul_Latn"));

    @Test
    public void theIndexNamesEveryFile() throws IOException {
        Path folder = Path.of(System.getProperty("glossa.root"), "corpus-pipeline/src/main/resources/languages");
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(Languages.BUILT_IN.stream()
                            .map(code -> code + ".yaml")
                            .toList());
        }
    }

    @Test
    public void sistersAndPersonalDataAreKnown() {
        for (String code : Languages.BUILT_IN) {
            LanguageProfile language = Languages.load(code, "");
            Redactor.named(language.personalData());
            assertThat(LanguageModels.shipped().languages())
                    .as(code)
                    .contains(code)
                    .containsAll(language.sisters());
            for (String sister : language.sisters()) {
                if (Languages.BUILT_IN.contains(sister)) {
                    assertThat(Languages.load(sister, "").sisters()).as(sister).contains(code);
                }
            }
        }
    }

    @Test
    public void aSisterThatIsNoCodeIsRefused() throws IOException {
        Path folder = Files.createTempDirectory("glossa-languages");
        Files.writeString(folder.resolve("nr.yaml"), """
                code: nr
                name: Ndebele
                script: Latin
                analyser: nguni
                normalisers: [nfc]
                filters: [too-short]
                shingles: {kind: words, size: 5}
                stop-words: [ukuthi]
                sisters: [zulu]
                thresholds: {min-characters: 10}
                """);
        assertThatThrownBy(() -> Languages.load("nr", folder.toString()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'zulu'");
    }

    @DataProvider
    public Object[][] edited() {
        return new Object[][] {
            {"el", "el/ud-greek", 0.98}, {"sw", "sw/bible-nt-sw", 1.0}, {"yo", "yo/globalvoices-yo", 1.0},
            {"zu", "zu/bible-nt-zu", 0.99}, {"zu", "zu/sadilar-zu", 1.0}, {"xh", "xh/sadilar-xh", 1.0},
        };
    }

    @Test(dataProvider = "edited")
    public void editedTextPasses(String language, String slice, double least) {
        List<String> texts = LanguageTexts.slice(slice);
        assertThat((double) kept(language, texts) / texts.size()).isGreaterThanOrEqualTo(least);
    }

    @Test
    public void functionWordsAreKnownInCapitalsAndWithoutMarks() {
        DocumentAnalyser greek = new DocumentAnalyser(Languages.load("el", ""));
        assertThat(greek.analyse("ΑΠΟ ΤΗΣ ΚΑΙ Από της και απο").words().functional())
                .isEqualTo(7);
        DocumentAnalyser yoruba = new DocumentAnalyser(Languages.load("yo", ""));
        assertThat(yoruba.analyse("ÀWỌN ÀTI PẸ̀LÚ awọn ati pẹlu awon").words().functional())
                .isEqualTo(7);
        DocumentAnalyser zulu = new DocumentAnalyser(Languages.load("zu", ""));
        assertThat(zulu.analyse("Endaweni ngakho-ke UKUTHI").words().functional())
                .isEqualTo(3);
    }

    @Test
    public void tweetsMakeDocumentsOnlyTogether() {
        List<String> tweets = LanguageTexts.slice("ha/naijasenti-hau");
        assertThat(kept("ha", tweets)).isZero();
        List<String> joined = new ArrayList<>();
        for (int i = 0; i + 20 <= tweets.size(); i += 20) {
            joined.add(String.join("\n", tweets.subList(i, i + 20)));
        }
        assertThat((double) kept("ha", joined) / joined.size()).isBetween(0.2, 0.9);
    }

    @Test
    public void interfaceStringsMostlyDoNotPass() {
        List<String> strings = LanguageTexts.slice("xh/firefox-ui-xh");
        assertThat((double) kept("xh", strings) / strings.size()).isBetween(0.02, 0.3);
    }

    @Test
    public void functionWordsTellEachLanguageFromAllButItsNeighbours() {
        Map<String, List<String>> sentences = new TreeMap<>();
        for (String line : LanguageTexts.shared("langid/lid-eval.sib200-48langs.tsv.gz")) {
            String[] cells = line.split("\t", 2);
            sentences.computeIfAbsent(cells[0], k -> new ArrayList<>()).add(cells[1]);
        }
        assertThat(sentences).hasSize(48);
        for (String code : Languages.BUILT_IN) {
            LanguageProfile language = Languages.load(code, "");
            DocumentAnalyser analyser = new DocumentAnalyser(language);
            sentences.forEach((label, lines) -> {
                for (int i = 0; i + 10 <= lines.size(); i += 10) {
                    AnalysedDocument text = analyser.analyse(String.join("\n", lines.subList(i, i + 10)));
                    boolean passes = text.characters().scriptShare()
                                    > language.thresholds().get("min-script-share")
                            && text.words().functionalShare()
                                    >= language.thresholds().get("min-function-words")
                            && text.words().distinctFunctional()
                                    >= language.thresholds().get("min-stop-words");
                    if (label.equals(SIB_LABELS.get(code))) {
                        assertThat(passes).as(code).isTrue();
                    } else if (!PASS.getOrDefault(code, Set.of()).contains(label)) {
                        assertThat(passes).as(label + " as " + code).isFalse();
                    }
                }
            });
        }
    }

    private static long kept(String language, List<String> texts) {
        SourceSettings source = SourceSettings.of("s", language, "x");
        DocumentPipeline pipeline = DocumentPipeline.of(CorpusSettings.of(List.of(source)), source);
        return texts.stream()
                .map(text -> pipeline.process(RawRecord.of(
                        "f", 1, Json.line(Map.of("id", "d", "text", text)).getBytes(StandardCharsets.UTF_8))))
                .filter(outcome -> outcome instanceof Outcome.Kept)
                .count();
    }
}
