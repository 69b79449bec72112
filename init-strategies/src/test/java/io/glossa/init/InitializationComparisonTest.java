package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.InitializationComparison.Run;
import io.glossa.init.InitializationComparison.Strategy;
import io.glossa.init.InitializationComparison.Summary;
import io.glossa.init.InitializationComparison.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.testng.annotations.Test;

public class InitializationComparisonTest {
    @Test
    void aClearWinnerIsChosenWhateverTheOrder() {
        // Differences 0.020, 0.021, 0.022: deviation 0.001, half width 4.303 * 0.001 / sqrt 3 = 0.0025.
        Strategy worse = strategy("normal", 1.520, 1.621, 1.722);
        Strategy better = strategy("subtoken-mean", 1.500, 1.600, 1.700);
        for (List<Strategy> order : List.of(List.of(worse, better), List.of(better, worse))) {
            Verdict verdict = InitializationComparison.judge(order);
            assertThat(verdict.chosen()).isEqualTo("subtoken-mean");
            assertThat(verdict.separable()).isTrue();
            assertThat(verdict.notSeparable()).isEmpty();
        }
    }

    @Test
    void withinTheNoiseTheFirstOfTheSettingsIsChosen() {
        // Differences 0.01, 0.02, 0.03: deviation 0.01, half width 0.0248 exceeds their mean of 0.02.
        Strategy first = strategy("subtoken-mean", 1.51, 1.62, 1.73);
        Strategy leader = strategy("global-mean", 1.50, 1.60, 1.70);
        Strategy far = strategy("normal", 1.90, 2.00, 2.10);
        Verdict verdict = InitializationComparison.judge(List.of(first, leader, far));
        assertThat(verdict.chosen()).isEqualTo("subtoken-mean");
        assertThat(verdict.leader()).isEqualTo("global-mean");
        assertThat(verdict.separable()).isFalse();
        assertThat(verdict.notSeparable()).containsExactly("subtoken-mean");
        assertThat(verdict.text()).contains("No separable winner").contains("global-mean is lowest");
        assertThat(InitializationComparison.judge(List.of(leader, first, far)).chosen())
                .isEqualTo("global-mean");
    }

    @Test
    void aSteadyDifferenceNobodyWouldSeeSeparatesNothing() {
        Verdict verdict = InitializationComparison.judge(
                List.of(strategy("a", 1.5009, 1.6009, 1.7009), strategy("b", 1.5, 1.6, 1.7)));
        assertThat(verdict.separable()).isFalse();
        assertThat(verdict.chosen()).isEqualTo("a");
    }

    @Test
    void oneSeedSeparatesNothingButTheLowestIsTaken() {
        Verdict verdict = InitializationComparison.judge(List.of(strategy("a", 3.0), strategy("b", 1.0)));
        assertThat(verdict.separable()).isFalse();
        assertThat(verdict.notSeparable()).containsExactly("a");
        assertThat(verdict.chosen()).isEqualTo("b");
        assertThat(verdict.text()).contains("one seed shows no noise");
        assertThat(InitializationComparison.judge(List.of(strategy("a", 1.0005), strategy("b", 1.0)))
                        .chosen())
                .isEqualTo("a");
    }

    @Test
    void oneStrategyNeedsNoTrial() {
        Verdict alone = InitializationComparison.judge(List.of(strategy("a")));
        assertThat(alone.chosen()).isEqualTo("a");
        assertThat(alone.text()).contains("only strategy");
    }

    @Test
    void summariesAreMeanAndSampleDeviation() {
        // By hand: mean 5, deviation sqrt(32 / 7).
        Summary summary = Summary.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
        assertThat(summary.mean()).isCloseTo(5, within(1e-15));
        assertThat(summary.deviation()).isCloseTo(2.1380899352993947, within(1e-14));
        assertThat(Summary.of(new double[] {3})).isEqualTo(new Summary(3, 0));
        assertThat(Summary.of(new double[0])).isEqualTo(new Summary(0, 0));
    }

    private static Strategy strategy(String name, double... afterSteps) {
        List<Run> runs = new ArrayList<>();
        for (double bits : afterSteps) {
            runs.add(Run.of(
                    runs.size(),
                    new LossProbe.Result(
                            List.of(new LossProbe.Point(0, 3), new LossProbe.Point(4, bits)), 1000, Optional.empty())));
        }
        return Strategy.of(name, runs, new TreeMap<>());
    }
}
