package io.glossa.corpus.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class LshCurveTest {
    private static final double[] SIMILARITIES = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9};

    /** Computed with Python's decimal module to 30 digits from 1 - (1 - s**r)**b, then rounded to three. */
    @DataProvider
    public Object[][] table() {
        return new Object[][] {
            {14, 8, new double[] {.053, .211, .565, .924, .988, 1}},
            {16, 8, new double[] {.061, .237, .613, .947, .994, 1}},
            {25, 10, new double[] {.024, .141, .511, .942, .996, 1}},
            {32, 8, new double[] {.118, .418, .850, .997, 1, 1}},
            {10, 1, new double[] {.999, 1, 1, 1, 1, 1}},
        };
    }

    @Test(dataProvider = "table")
    public void probabilityIsTheTextbooks(int bands, int rows, double[] expected) {
        LshCurve curve = new LshCurve(bands, rows);
        for (int i = 0; i < expected.length; i++) {
            assertThat(curve.probability(SIMILARITIES[i])).isCloseTo(expected[i], within(0.0015));
        }
    }

    @Test
    public void theDefaultFindsNinetySevenOfAHundredAtTheThreshold() {
        DedupSettings settings = DedupSettings.defaults();
        // 1 - (1 - 0.8^7)^15 = 0.97071; 8 rows would need 19 bands, 152 values.
        assertThat(settings.curve()).isEqualTo(new LshCurve(15, 7));
        assertThat(settings.curve().points())
                .containsEntry(0.8, 0.9707)
                .containsEntry(0.5, 0.1110)
                .hasSize(11);
    }

    @Test
    public void theTableShowsTheCurve() {
        assertThat(new LshCurve(14, 8).table())
                .startsWith("# Near duplicates: 14 bands of 8 rows")
                .contains(" 0.80: 92.4 %;")
                .endsWith(" 1.00: 100.0 %\n");
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"max-bucket: 1", "dedup.max-bucket"},
            {"plant: 1.5", "dedup.plant"},
            {"{near: false, plant: 0.1}", "dedup.plant"},
            {"sample: -1", "dedup.sample"},
            {"{bands: 14}", "together"},
            {"similarity: 0", "dedup.similarity"},
            {"recall: 1", "dedup.recall"},
            {"{recall: 0.99, similarity: 0.1, max-hashes: 32}", "dedup.max-hashes"},
        };
    }

    @Test(dataProvider = "refusals")
    public void settingsThatCannotWorkAreRefused(String yaml, String message) {
        assertThatThrownBy(() -> Settings.parse(yaml, "recipe").bind(DedupSettings.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    public void theChosenCurveReachesTheRecallAndNoSteeperOneDoes() {
        for (double similarity : new double[] {0.5, 0.7, 0.8, 0.9}) {
            for (double recall : new double[] {0.8, 0.9, 0.99}) {
                LshCurve chosen = LshCurve.choose(similarity, recall, 128);
                assertThat(chosen.probability(similarity)).isGreaterThanOrEqualTo(recall);
                int rows = chosen.rows() + 1;
                assertThat(new LshCurve(128 / rows, rows).probability(similarity))
                        .isLessThan(recall);
            }
        }
    }

    @Test
    public void anImpossibleRecallIsRefused() {
        assertThatThrownBy(() -> LshCurve.choose(0.1, 0.99, 16))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("dedup.max-hashes");
    }
}
