package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MixtureSettingsTest {
    @Test
    public void defaultsAreFilledIn() {
        MixtureSettings settings = bind("{}");
        assertThat(settings.by()).isEqualTo(MixtureSettings.GroupedBy.SOURCE);
        assertThat(settings.weights()).isEmpty();
        assertThat(settings.temperature()).isNull();
        assertThat(settings.maxEpochs()).isNull();
        assertThat(settings.anneal()).isNull();
    }

    @Test
    public void everyValueIsTakenAndWrittenBack() {
        MixtureSettings settings =
                bind("{by: language, temperature: 3.3, anneal: {from: 0.9, weights: {ko: 3, en: 1}}}");
        assertThat(settings.by()).isEqualTo(MixtureSettings.GroupedBy.LANGUAGE);
        assertThat(settings.temperature()).isEqualTo(3.3);
        assertThat(settings.anneal().from()).isEqualTo(0.9);
        assertThat(settings.anneal().weights()).containsEntry("ko", 3.0).containsEntry("en", 1.0);
        assertThat(bind(Settings.toYaml(settings))).isEqualTo(settings);
        assertThat(bind("{max-epochs: 4}").maxEpochs()).isEqualTo(4);
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"two rules", "{weights: {a: 1}, temperature: 2}", "found 2 of them"},
            {"a weight below 0", "{weights: {a: -1}}", "weights.a is -1.0"},
            {"no weight at all", "{weights: {a: 0, b: 0}}", "all are 0"},
            {"a missing weight", "{weights: {a: }}", "weights.a is null"},
            {"a temperature below 1", "{temperature: 0.5}", "temperature is 0.5"},
            {"no epochs", "{max-epochs: 0}", "max-epochs is 0.0"},
            {"an anneal from the start", "{anneal: {from: 0}}", "anneal.from is 0.0"},
            {"an anneal without a start", "{anneal: {weights: {a: 1}}}", "anneal.from is null"},
            {"two rules of an anneal", "{anneal: {from: 0.5, weights: {a: 1}, max-epochs: 2}}", "anneal.weights"},
            {"an unknown group", "{by: langauge}", "langauge"},
            {"an unknown key", "{temprature: 2}", "did you mean 'temperature'"},
        };
    }

    @Test(dataProvider = "refusals")
    public void refusesWhatMakesNoSense(String what, String yaml, String message) {
        assertThatThrownBy(() -> bind(yaml))
                .as(what)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static MixtureSettings bind(String yaml) {
        return Settings.parse(yaml, "data.yaml").bind(MixtureSettings.class);
    }
}
