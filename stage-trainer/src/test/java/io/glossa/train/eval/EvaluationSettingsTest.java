package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import io.glossa.train.model.GenerationSettings;
import java.lang.Character.UnicodeScript;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class EvaluationSettingsTest {
    @Test
    public void defaultsAreFilledIn() {
        EvaluationSettings settings = read("{}");
        assertThat(settings.sets()).isEmpty();
        assertThat(settings.capBytes()).isEqualTo(200_000);
        assertThat(settings.windowTokens()).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.resamples()).isEqualTo(1000);
        assertThat(settings.seed()).isEqualTo(17);
        assertThat(settings).isEqualTo(EvaluationSettings.defaults());
        assertThat(settings.samples().prompts()).containsExactly("");
        assertThat(settings.samples().generation().maxTokens()).isEqualTo(60);
        EvaluationSetSettings set =
                read("sets: [{name: ko, language: ko, source: nsmc}]").sets().get(0);
        assertThat(set.split()).isEqualTo("test");
        assertThat(set.script()).isEmpty();
        assertThat(set.sampledFromBase()).isFalse();
    }

    @Test
    public void everyValueCanBeGiven() {
        EvaluationSettings settings = read("""
                sets:
                  - {name: ko-reviews, language: ko, source: nsmc-reviews, split: validation, script: Hangul}
                  - {name: en-stories, language: en, path: stories.jsonl.gz, sampled-from-base: true}
                cap-bytes: 1000
                window-tokens: 256
                resamples: 200
                seed: 3
                samples: {prompts: ["영화", "Once"], generation: {max-tokens: 20, temperature: 0.0, top-p: 1.0, seed: 4}}
                """);
        assertThat(settings.sets().get(0))
                .isEqualTo(new EvaluationSetSettings(
                        "ko-reviews", "ko", "nsmc-reviews", "validation", null, "hangul", false));
        assertThat(settings.sets().get(1).sampledFromBase()).isTrue();
        assertThat(settings.capBytes()).isEqualTo(1000);
        assertThat(settings.windowTokens()).isEqualTo(256);
        assertThat(settings.resamples()).isEqualTo(200);
        assertThat(settings.seed()).isEqualTo(3);
        assertThat(settings.samples())
                .isEqualTo(new SampleSettings(List.of("영화", "Once"), new GenerationSettings(20, 0.0, 1.0, 4L)));
    }

    @Test
    public void withoutSetsEverySourceWithATestSplitIsMeasured() {
        SourceSettings reviews = SourceSettings.of("nsmc", "ko", "nsmc.jsonl");
        SourceSettings untested = Settings.parse(
                        "{name: replay, paths: [a], language: en, test-share: 0}", "recipe.yaml")
                .bind(SourceSettings.class);
        assertThat(EvaluationSettings.defaults().setsFor(List.of(reviews, untested)))
                .containsExactly(new EvaluationSetSettings("nsmc", "ko", "nsmc", "test", null, null, false));
        EvaluationSettings named = read("sets: [{name: ko, language: ko, source: a}]");
        assertThat(named.setsFor(List.of(reviews))).isEqualTo(named.sets());
    }

    @Test
    public void theLanguageDecidesWhichLinesCountUnlessTheSetSays() {
        EvaluationSetSettings plain =
                read("sets: [{name: a, language: ko, source: a}]").sets().get(0);
        assertThat(plain.countedScript(UnicodeScript.HANGUL)).contains(UnicodeScript.HANGUL);
        assertThat(plain.countedScript(UnicodeScript.LATIN)).isEmpty();
        EvaluationSetSettings any = read("sets: [{name: a, language: ko, source: a, script: any}]")
                .sets()
                .get(0);
        assertThat(any.countedScript(UnicodeScript.HANGUL)).isEmpty();
        EvaluationSetSettings greek = read("sets: [{name: a, language: ko, source: a, script: Greek}]")
                .sets()
                .get(0);
        assertThat(greek.countedScript(UnicodeScript.HANGUL)).contains(UnicodeScript.GREEK);
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"sets: [{name: Ko, language: ko, source: a}]", "lower-case letters"},
            {"sets: [{name: ko, source: a}]", "language is missing"},
            {"sets: [{name: ko, language: ko}]", "either source"},
            {"sets: [{name: ko, language: ko, source: a, path: b}]", "either source"},
            {"sets: [{name: ko, language: ko, source: a, split: tests}]", "did you mean 'test'?"},
            {"sets: [{name: ko, language: ko, source: a, script: hangull}]", "such as hangul"},
            {"sets: [{name: a, language: ko, source: a}, {name: a, language: ko, source: b}]", "same name"},
            {"cap-bytes: 0", "cap-bytes"},
            {"window-tokens: 2", "window-tokens"},
            {"resamples: 10", "resamples"},
            {"windows: 2", "windows"},
            {"samples: {generation: {max-tokens: 0}}", "max-tokens"},
        };
    }

    @Test(dataProvider = "refusals")
    public void refusesWithAMessage(String yaml, String expected) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(expected);
    }

    private static EvaluationSettings read(String yaml) {
        return Settings.parse(yaml, "recipe.yaml").bind(EvaluationSettings.class);
    }
}
