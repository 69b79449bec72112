package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import io.glossa.train.data.MixtureSource.Role;
import java.util.List;
import org.assertj.core.data.Offset;
import org.testng.annotations.Test;

/** Shares against values worked out by hand or with a pocket calculator. */
public class MixtureSharesTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final List<MixtureSource> SOURCES = List.of(
            new MixtureSource("big", "ko", Role.TARGET, 800),
            new MixtureSource("mid", "ko", Role.TARGET, 150),
            new MixtureSource("small", "sw", Role.TARGET, 50),
            new MixtureSource("en", "en", Role.REPLAY, 400));

    @Test
    public void withoutARuleSourcesGetWhatTheyHave() {
        assertThat(shares("{}", 0, 0)).containsExactly(new double[] {0.8, 0.15, 0.05, 0}, EXACT);
        assertThat(shares("{}", 0.2, 0)).containsExactly(new double[] {0.64, 0.12, 0.04, 0.2}, EXACT);
    }

    @Test
    public void weightsHoldOverEverythingOrWithinEachRole() {
        assertThat(shares("{weights: {big: 1, en: 3}}", 0, 0)).containsExactly(new double[] {0.25, 0, 0, 0.75}, EXACT);
        assertThat(shares("{weights: {big: 1, small: 3}}", 0.2, 0))
                .containsExactly(new double[] {0.2, 0, 0.6, 0.2}, EXACT);
        assertThat(shares("{weights: {small: 3, en: 9}}", 0.2, 0))
                .containsExactly(new double[] {0, 0, 0.8, 0.2}, EXACT);
    }

    @Test
    public void aLanguageOrRoleIsDividedByTokens() {
        // Korean holds 950 tokens, 800 of them in the big source.
        assertThat(shares("{by: language, weights: {ko: 1, sw: 1}}", 0, 0))
                .containsExactly(new double[] {0.5 * 800 / 950, 0.5 * 150 / 950, 0.5, 0}, EXACT);
        assertThat(shares("{by: role, weights: {target: 3, replay: 1}}", 0, 0))
                .containsExactly(new double[] {0.6, 0.1125, 0.0375, 0.25}, EXACT);
    }

    /** Square roots: 28.284271, 12.247449, 7.071068; together 47.602788. */
    @Test
    public void temperatureRaisesSmallSources() {
        assertThat(shares("{temperature: 2}", 0, 0))
                .containsExactly(new double[] {0.594172580, 0.257284274, 0.148543145, 0}, within(1e-7));
        assertThat(shares("{temperature: 1}", 0, 0)).containsExactly(new double[] {0.8, 0.15, 0.05, 0}, EXACT);
        double[] equal = shares("{temperature: 1e9}", 0, 0);
        assertThat(equal[0]).isCloseTo(equal[2], within(1e-8));
    }

    /**
     * 900 tokens, at most two epochs: the small one would get 300 and takes 100; 800 are left, 400 each for the others, of which
     * the middle one takes 300; the big one gets the other 500.
     */
    @Test
    public void unimaxIsEvenUpToItsEpochs() {
        assertThat(shares("{max-epochs: 2}", 0, 900))
                .containsExactly(new double[] {500 / 900.0, 300 / 900.0, 100 / 900.0, 0}, EXACT);
        assertThat(shares("{max-epochs: 100}", 0, 900))
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 0}, EXACT);
    }

    @Test
    public void unimaxHoldsWithinTheReplayToo() {
        assertThatThrownBy(() -> shares("{max-epochs: 2}", 0.5, 2000))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("allows 800 tokens of the 1,000 to be read");
    }

    @Test
    public void refusesNamesThatAreNotThereAndWhatTwoKeysSet() {
        refuses("{weights: {bgi: 1}}", 0, "unknown source 'bgi'; did you mean 'big'?");
        refuses("{by: language, weights: {kr: 1}}", 0, "unknown language 'kr'; did you mean");
        refuses("{by: role, weights: {targt: 1}}", 0, "did you mean 'target'");
        refuses("{by: role, weights: {target: 1}}", 0.1, "replay-share sets the shares of the roles already");
        refuses("{weights: {en: 1}}", 0.1, "name nothing of the target");
        List<MixtureSource> silent = List.of(new MixtureSource("a", "", Role.TARGET, 5));
        assertThatThrownBy(() -> new MixtureShares("stage s: ", rule("{by: language}"), 0, silent, 1).shares())
                .hasMessageContaining("does not tell its sources' languages; run pack again");
    }

    private static void refuses(String yaml, double replayShare, String message) {
        assertThatThrownBy(() -> shares(yaml, replayShare, 100))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static double[] shares(String yaml, double replayShare, double budget) {
        return new MixtureShares("stage s: ", rule(yaml), replayShare, SOURCES, budget).shares();
    }

    private static MixtureSettings.Rule rule(String yaml) {
        return Settings.parse(yaml, "data.yaml").bind(MixtureSettings.class).rule();
    }
}
