package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class EvaluationSettingsTest {
    @Test
    public void defaultsAreFilledIn() {
        EvaluationSettings settings = read("{}");
        assertThat(settings.sets()).isEmpty();
        assertThat(settings.capBytes()).isEqualTo(300_000);
        assertThat(settings.windowTokens()).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.resamples()).isEqualTo(1000);
        assertThat(settings.seed()).isEqualTo(17);
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
                """);
        assertThat(settings.sets().get(0))
                .isEqualTo(new EvaluationSetSettings(
                        "ko-reviews", "ko", "nsmc-reviews", "validation", null, "hangul", false));
        assertThat(settings.sets().get(1).sampledFromBase()).isTrue();
        assertThat(settings.capBytes()).isEqualTo(1000);
        assertThat(settings.windowTokens()).isEqualTo(256);
        assertThat(settings.resamples()).isEqualTo(200);
        assertThat(settings.seed()).isEqualTo(3);
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
