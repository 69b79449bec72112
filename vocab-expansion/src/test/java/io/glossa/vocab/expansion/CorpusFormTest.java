package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.DataException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Corpora in another form or another script than a recipe announces, over both kinds of base. */
public final class CorpusFormTest {
    private Path folder;

    @BeforeMethod
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("corpus-form");
    }

    @AfterMethod(alwaysRun = true)
    public void removeFolder() throws IOException {
        TestData.delete(folder);
    }

    @DataProvider
    static Object[][] decomposed() {
        return new Object[][] {{"ko/ud-korean", "hangul"}, {"el/ud-greek", "greek"}, {"yo/globalvoices-yo", "latin"}};
    }

    @Test(dataProvider = "decomposed")
    public void decomposedTextIsRefusedAndComposedTextIsNot(String corpus, String script) {
        ExpansionBase base = ExpansionBase.open(TestData.baseModel());
        TargetScript target = TargetScript.of(List.of(script));
        assertThatThrownBy(() -> CorpusForm.of(base, count(base, corpus, Normalizer.Form.NFD))
                        .require(target))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NFD")
                .hasMessageContaining("normaliser 'nfc'");
        assertThatCode(() -> CorpusForm.of(base, count(base, corpus, Normalizer.Form.NFC))
                        .require(target))
                .doesNotThrowAnyException();
    }

    @DataProvider
    static Object[][] bases() throws IOException {
        return new Object[][] {{TestData.baseModel()}, {ByteLevelSamples.write(Files.createTempDirectory("byte-level"))}
        };
    }

    @Test(dataProvider = "bases")
    public void aCorpusInAnotherScriptIsRefusedAndNothingIsWritten(Path base) throws IOException {
        VocabularyStep step =
                new VocabularyStep(base, new VocabularySettings(null, "100", List.of("hangul"), null, 5L, null, 1));
        WordCounts greek = count(step.base(), "el/ud-greek", Normalizer.Form.NFC);
        assertThatThrownBy(() -> step.run(greek, new TreeMap<>(), folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0.0 % of the corpus's letters are of the script [hangul]")
                .hasMessageContaining("of greek")
                .hasMessageContaining("vocab.script");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static WordCounts count(ExpansionBase base, String corpus, Normalizer.Form form) {
        Map<String, Long> counts = new HashMap<>();
        TestData.lines(TestData.root().resolve("tests/data/" + corpus + ".jsonl.gz"), 500)
                .forEach(line ->
                        base.forEachWord(Normalizer.normalize(line, form), word -> counts.merge(word, 1L, Long::sum)));
        return WordCounts.of(counts);
    }
}
