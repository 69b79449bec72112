package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.init.control.StartingModel;
import io.glossa.init.control.StartingWeights;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class InitializationSettingsTest {
    @Test
    void hasDefaults() {
        InitializationSettings settings = bind("{}");
        assertThat(settings).isEqualTo(InitializationSettings.defaults());
        assertThat(settings.strategies())
                .extracting(Candidate::name)
                .containsExactly("subtoken-mean", "global-mean", "normal");
        assertThat(settings.trialSeeds()).containsExactly(1L, 2L, 3L);
        assertThat(settings.steps()).isEqualTo(20);
        assertThat(settings.validationBytes()).isEqualTo(100_000);
        assertThat(settings.norm()).isEqualTo(NormMatching.NONE);
        assertThat(settings.start()).isEqualTo(new StartingModel(StartingWeights.BASE, 0, 1));
        assertThat(settings.used()).isEqualTo(settings.strategies());
    }

    @Test
    void readsEveryKey() {
        assertThat(bind("{strategies: [normal], seeds: 2, seed: 7, steps: 0, validation-bytes: 200000, norm: base-mean,"
                        + " weights: permuted-blocks, identity-blocks: 2}"))
                .isEqualTo(new InitializationSettings(
                        List.of(Candidate.of("normal")),
                        null,
                        null,
                        null,
                        2,
                        7L,
                        0,
                        200_000L,
                        NormMatching.MEAN,
                        StartingWeights.PERMUTED_BLOCKS,
                        2));
    }

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"{strategies: []}", "name at least one of "},
            {"{strategies: [mean]}", "unknown initialiser 'mean'"},
            {"{strategies: [normal, normal]}", "names one twice"},
            {"{seeds: 0}", "seeds: 0"},
            {"{steps: -1}", "steps: -1"},
            {"{validation-bytes: 99999}", "at least 100000"},
            {"{norm: mena}", "norm"},
            {"{step: 3}", "did you mean 'steps'?"},
            {"{weights: rnadom}", "[base, random, permuted-blocks]"},
            {"{identity-blocks: -1}", "identity-blocks: -1; expected 0 or more"},
        };
    }

    @Test(dataProvider = "refusals")
    void refusesWhatMakesNoSense(String yaml, String expected) {
        assertThatThrownBy(() -> bind(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(expected);
    }

    private static InitializationSettings bind(String yaml) {
        return Settings.parse(yaml, "test.yaml").bind(InitializationSettings.class);
    }
}
