package io.glossa.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.Test;

/** The search on curves whose lowest point is known. */
public final class RateSearchTest {
    private static final RateSettings DEFAULTS = RateSettings.defaults();

    private final List<Double> asked = new ArrayList<>();

    @Test
    public void theLowestWithinIsTaken() {
        RateSearch search = lowestAt(1);
        assertThat(search.chosen()).isEqualTo(1);
        assertThat(search.atEnd()).isFalse();
        assertThat(asked).containsExactly(0.5, 1.0, 2.0);
    }

    @Test
    public void beyondAnEndItGoesOn() {
        RateSearch search = lowestAt(4);
        assertThat(search.chosen()).isEqualTo(4);
        assertThat(search.atEnd()).isFalse();
        assertThat(asked).containsExactly(0.5, 1.0, 2.0, 4.0, 8.0);
        assertThat(lowestAt(0.25).chosen()).isEqualTo(0.25);
    }

    @Test
    public void itSaysWhereItHadToStop() {
        RateSearch search = lowestAt(64);
        assertThat(search.chosen()).isEqualTo(8);
        assertThat(search.atEnd()).isTrue();
    }

    @Test
    public void aRateThatTrainingDoesNotSurviveLoses() {
        RateSearch search = RateSearch.run(DEFAULTS, factor -> factor > 0.6 ? Double.POSITIVE_INFINITY : 3);
        assertThat(search.chosen()).isLessThan(0.6);
    }

    @Test
    public void oneFactorIsTakenUntried() {
        RateSearch search = RateSearch.run(new RateSettings(List.of(0.7), null, null), factor -> {
            throw new AssertionError();
        });
        assertThat(search).isEqualTo(new RateSearch(List.of(), 0.7, false));
    }

    @Test
    public void refusesFactorsThatAreNone() {
        for (List<Double> factors : List.of(List.<Double>of(), List.of(1.0, 1.0), List.of(-1.0), List.of(Double.NaN))) {
            assertThatThrownBy(() -> new RateSettings(factors, null, null))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("different numbers above 0");
        }
    }

    private RateSearch lowestAt(double best) {
        asked.clear();
        return RateSearch.run(DEFAULTS, factor -> {
            asked.add(factor);
            return Math.abs(Math.log(factor / best));
        });
    }
}
