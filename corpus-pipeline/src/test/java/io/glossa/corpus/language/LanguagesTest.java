package io.glossa.corpus.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.filter.DocumentAnalyser;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Thresholds;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

public final class LanguagesTest {
    @Test
    public void everyBuiltInLanguageIsComplete() {
        for (String code : Languages.BUILT_IN) {
            LanguageProfile language = Languages.load(code, "");
            assertThat(language.code()).isEqualTo(code);
            List<DocumentFilter> filters = DocumentFilter.named(language.filters());
            Thresholds.of(code, List.of(language.thresholds()), filters);
            assertThat(language.filters()).doesNotHaveDuplicates().isNotEmpty();
            // A filter that a preset or the settings name must find its numbers too.
            Thresholds.of(
                    code,
                    List.of(language.thresholds()),
                    List.copyOf(DocumentFilter.all().values()));
            assertThat(language.stopWords()).doesNotHaveDuplicates().allMatch(w -> w.equals(w.strip()));
            assertThat(language.stopEndings()).doesNotHaveDuplicates();
        }
    }

    @Test
    public void aLanguageOfTheUsersNeedsAFileAndNoJava() throws IOException {
        Path folder = Files.createTempDirectory("glossa-languages");
        Files.writeString(folder.resolve("de.yaml"), """
                code: de
                name: German
                script: Latin
                analyser: icu
                normalisers: [nfc]
                filters: [too-short]
                shingles: {kind: words, size: 5}
                stop-words: [der, die, das]
                thresholds: {min-characters: 10}
                """);
        LanguageProfile german = Languages.load("de", folder.toString());
        assertThat(new DocumentAnalyser(german)
                        .analyse("Das ist die Katze.")
                        .words()
                        .functionalShare())
                .isEqualTo(0.5);
    }

    @Test
    public void aLanguageWithoutAFileIsRefused() {
        assertThatThrownBy(() -> Languages.load("kr", ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean")
                .hasMessageContaining("kr.yaml");
    }

    @Test
    public void vacuousUnknownAndMissingThresholdsAreRefused() {
        List<DocumentFilter> filters = DocumentFilter.named(List.of("script"));
        assertThatThrownBy(() -> Thresholds.of("source s", List.of(Map.of("min-script-share", 1.5)), filters))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("never decide");
        assertThatThrownBy(() -> Thresholds.of("source s", List.of(Map.of("max-top-2-grams", 1.0)), filters))
                .hasMessageContaining("never decide");
        assertThatThrownBy(() -> Thresholds.of("source s", List.of(Map.of("min-scriptshare", 0.5)), filters))
                .hasMessageContaining("did you mean 'min-script-share'?");
        assertThatThrownBy(() -> Thresholds.of("source s", List.of(Map.of("max-mean-word-length", 3141.0)), filters))
                .hasMessageContaining("never decide");
        assertThatThrownBy(() -> Thresholds.of("source s", List.of(Map.of("min-letters", 0.0)), filters))
                .hasMessageContaining("never decide");
        assertThatThrownBy(() -> Thresholds.of(
                        "source s",
                        List.of(Map.of("min-sentence-letters", 90.0, "max-sentence-letters", 20.0)),
                        filters))
                .hasMessageContaining("no document could pass both");
        assertThatThrownBy(() -> Thresholds.of("source s", List.of(), filters))
                .hasMessageContaining("needs the threshold 'min-script-share'");
    }

    @Test
    public void analysersFindKoreanWordsEachInItsWay() {
        String text = "React를 배우는 학생들이, 한국어로 말했다!";
        assertThat(words("standard", text)).containsExactly("React를", "배우는", "학생들이", "한국어로", "말했다");
        assertThat(words("icu", text)).contains("배우는", "말했다");
        assertThat(words("nori", text)).contains("학생", "들", "이", "한국어", "로");
    }

    private static List<String> words(String analyser, String text) {
        List<String> words = new ArrayList<>();
        WordAnalyser.named(analyser).open().scan(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }
}
