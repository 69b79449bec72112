package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Defaults, explicit values, refusals; and the scripts they name. */
public final class VocabularySettingsTest {
    @Test
    public void missingKeysTakeTheirDefaults() {
        VocabularySettings settings = Settings.parse("{}", "r.yaml").bind(VocabularySettings.class);
        assertThat(settings)
                .isEqualTo(new VocabularySettings("continued-bpe", "auto", List.of("hangul"), 0.9995, 100L, 0, 64));
        assertThat(settings).isEqualTo(VocabularySettings.defaults());
    }

    @Test
    public void everyKeyIsRead() {
        VocabularySettings settings = Settings.parse("""
                        policy: continued-bpe
                        size: 2048
                        script: [greek, latin]
                        character-coverage: 0.99
                        minimum-occurrences: 7
                        maximum-piece-characters: 24
                        pad-to-multiple: 128
                        guards: {en: 100, code: {lines: 0.2%}, sw: {words: 5, lines: 0.01}}
                        occurrences-per-gigabyte: 50
                        minimum-gain: 2.5
                        donor: tokenizers/greek
                        prune: 300
                        replaced-scripts: cyrillic
                        languages: [el, cy]
                        temperature: 2
                        boundaries: nori
                        """, "r.yaml").bind(VocabularySettings.class);
        assertThat(settings)
                .isEqualTo(new VocabularySettings(
                        "continued-bpe",
                        "2048",
                        List.of("greek", "latin"),
                        0.99,
                        7L,
                        24,
                        128,
                        new TreeMap<>(Map.of(
                                "en", new GuardSettings(100.0, null),
                                "code", new GuardSettings(null, "0.2%"),
                                "sw", new GuardSettings(5.0, "0.01"))),
                        50.0,
                        2.5,
                        "tokenizers/greek",
                        300,
                        List.of("cyrillic"),
                        List.of("el", "cy"),
                        2.0,
                        "nori"));
        assertThat(settings.guards().get("code").mostChangedLines()).hasValue(0.002);
        assertThat(Settings.parse(Settings.toYaml(settings), "plan.yaml").bind(VocabularySettings.class))
                .isEqualTo(settings);
        assertThat(settings.mostPieces()).isEqualTo(2048);
    }

    @Test
    public void oneScriptNeedsNoList() {
        assertThat(Settings.parse("script: greek", "r.yaml")
                        .bind(VocabularySettings.class)
                        .script())
                .containsExactly("greek");
    }

    @DataProvider
    static Object[][] refusals() {
        return new Object[][] {
            {"policy: continued-bp", "did you mean 'continued-bpe'?"},
            {"size: many", "size: found many, expected auto, unlimited or"},
            {"size: 0", "size: found 0"},
            {"script: hangeul", "did you mean 'hangul'?"},
            {"character-coverage: 1.5", "character-coverage: found 1.5"},
            {"minimum-occurrences: 0", "minimum-occurrences: found 0"},
            {"maximum-piece-characters: -1", "maximum-piece-characters: found -1"},
            {"pad-to-multiple: 0", "pad-to-multiple: found 0"},
            {"guards: {en: -1}", "a guard's words: found -1.0"},
            {"guards: {en: {lines: 2}}", "a guard's lines: found 2, expected a share such as 0.5%"},
            {"guards: {en: {lines: few}}", "found few, expected a share"},
            {"guards: {en: {}}", "a guard allows nothing yet"},
            {"guards: {en: {line: 1%}}", "lines"},
            {"occurrences-per-gigabyte: -1", "occurrences-per-gigabyte: found -1"},
            {"minimum-gain: -2", "minimum-gain: found -2"},
            {"prune: -1", "prune: found -1"},
            {"temperature: 0.5", "temperature: found 0.5, expected at least 1"},
            {"languages: [sw, sw]", "every language once"},
            {"replaced-scripts: [cyrilic]", "did you mean 'cyrillic'?"},
            {"minimum-occurence: 5", "did you mean 'minimum-occurrences'?"},
        };
    }

    @Test(dataProvider = "refusals")
    public void wrongValuesAreRefusedByKey(String yaml, String message) {
        assertThatThrownBy(() -> Settings.parse(yaml, "r.yaml").bind(VocabularySettings.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    public void marksInheritTheScriptWhereItWritesThem() {
        TargetScript latin = TargetScript.of(List.of("Latin"));
        assertThat(latin.admits("▁ẹ\u0300kọ\u0301")).isTrue();
        assertThat(latin.admits("ка")).isFalse();
        TargetScript hangul = TargetScript.of(List.of("hangul"));
        assertThat(hangul.admits("▁가\u0301")).isFalse();
        assertThat(hangul.occursIn("e\u0301")).isFalse();
        assertThat(hangul.admits("ㅋㅋ")).isTrue();
        assertThat(hangul.admits("▁")).isFalse();
        assertThat(hangul.admits("가▁")).isFalse();
    }
}
