package io.glossa.train.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.Test;

public final class ForgettingBudgetTest {
    private static final SortedMap<String, Double> START =
            new TreeMap<>(Map.of("en", 1.0, "code", 2.0, "divergence", 0.01));

    @Test
    public void theWorstRiseOverTheBudgetIsNamed() {
        ForgettingBudget budget = new ForgettingBudget(0.05, null, null);
        assertThat(budget.action()).isEqualTo(ForgettingBudget.Action.STOP);
        assertThat(budget.exceeded(START, new TreeMap<>(Map.of("en", 1.04, "code", 0.5))))
                .isEmpty();
        assertThat(budget.exceeded(START, new TreeMap<>(Map.of("en", 1.06, "code", 2.2, "divergence", 0.02))))
                .contains(
                        "code rose by 0.2000 bits per byte since the run began (from 2.0000 to 2.2000); the forgetting"
                                + " budget is 0.05");
    }

    @Test
    public void aMeasureThatIsNoNumberIsOverEveryBudget() {
        assertThat(new ForgettingBudget(1e9, null, null).exceeded(START, new TreeMap<>(Map.of("en", Double.NaN))))
                .isPresent();
    }

    @Test
    public void aBudgetNeedsAnAmount() {
        assertThatThrownBy(() -> new ForgettingBudget(null, null, null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected a number above 0");
        assertThatThrownBy(() -> new ForgettingBudget(0.0, null, null)).isInstanceOf(ConfigException.class);
    }
}
