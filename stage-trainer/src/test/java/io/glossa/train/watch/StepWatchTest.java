package io.glossa.train.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class StepWatchTest {
    private static final WatchSettings SMALL = new WatchSettings(3.0, 20, 2, null);

    /** Losses 1, 2, ..., 20: mean 10.5, sample deviation sqrt(35) = 5.916, so three of them end at 28.248. */
    @DataProvider
    public Object[][] borders() {
        return new Object[][] {
            {28.24, 1.0, Verdict.Kind.UPDATE},
            {28.26, 1.0, Verdict.Kind.SKIP},
            {-1000.0, 1.0, Verdict.Kind.UPDATE},
            {10.0, 28.24, Verdict.Kind.UPDATE},
            {10.0, 28.26, Verdict.Kind.SKIP},
        };
    }

    @Test(dataProvider = "borders")
    public void aSpikeLiesThreeDeviationsAboveTheMeanOfThoseBefore(double loss, double norm, Verdict.Kind expected) {
        assertThat(filled().judge(loss, norm).kind()).isEqualTo(expected);
    }

    @Test
    public void nothingIsASpikeBeforeThereAreTwentyValues() {
        StepWatch watch = new StepWatch(SMALL, WatchState.start());
        for (int i = 0; i < 19; i++) {
            watch.judge(1, 1);
        }
        assertThat(watch.judge(1e9, 1e9).kind()).isEqualTo(Verdict.Kind.UPDATE);
    }

    @Test
    public void theWindowForgetsAndALastingChangeIsFollowed() {
        StepWatch watch = filled();
        int skipped = 0;
        for (int i = 0; i < 40; i++) {
            skipped += watch.judge(100, 1).kind() == Verdict.Kind.SKIP ? 1 : 0;
        }
        assertThat(skipped).isBetween(1, 3);
        assertThat(watch.state().losses()).hasSize(20).containsOnly(100.0);
        assertThat(watch.state().skipped()).isEqualTo(skipped);
    }

    @Test
    public void whatIsNotFiniteIsRefusedAndNeverEntersTheWindow() {
        StepWatch watch = filled();
        WatchState before = watch.state();
        assertThat(watch.judge(Double.NaN, 1)).isEqualTo(new Verdict(Verdict.Kind.REFUSE, "loss is NaN"));
        assertThat(watch.judge(1, Double.POSITIVE_INFINITY))
                .isEqualTo(new Verdict(Verdict.Kind.REFUSE, "gradient norm is Infinity"));
        assertThat(watch.hopeless()).isFalse();
        assertThat(watch.state().losses()).isEqualTo(before.losses());
        watch.judge(Double.NaN, Double.NaN);
        assertThat(watch.hopeless()).isTrue();
        assertThat(watch.state().refused()).isEqualTo(3);
        watch.judge(1, 1);
        assertThat(watch.nonFiniteInARow()).isZero();
    }

    @Test
    public void aWatchThatGoesOnJudgesAsOneThatNeverStopped() {
        Random random = new Random(5);
        StepWatch whole = new StepWatch(WatchSettings.DEFAULT, WatchState.start());
        StepWatch broken = new StepWatch(WatchSettings.DEFAULT, WatchState.start());
        List<Verdict> expected = new ArrayList<>();
        List<Verdict> found = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double loss = random.nextInt(150) == 0 ? 100 : random.nextGaussian();
            double norm = random.nextInt(100) == 0 ? Double.NaN : random.nextGaussian();
            expected.add(whole.judge(loss, norm));
            broken = new StepWatch(WatchSettings.DEFAULT, broken.state());
            found.add(broken.judge(loss, norm));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(expected).extracting(Verdict::kind).contains(Verdict.Kind.SKIP, Verdict.Kind.REFUSE);
    }

    @Test
    public void sigmaZeroSkipsNothing() {
        StepWatch watch = new StepWatch(WatchSettings.STRICT, filled().state());
        assertThat(watch.judge(1e30, 1e30).kind()).isEqualTo(Verdict.Kind.UPDATE);
        watch.judge(Double.NaN, 1);
        assertThat(watch.hopeless()).isTrue();
    }

    @Test
    public void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new WatchSettings(-1.0, null, null, null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("watch.spike-sigma is -1.0; expected 0 or more");
        assertThatThrownBy(() -> new WatchSettings(null, 5, null, null)).hasMessageContaining("expected 20 or more");
        assertThatThrownBy(() -> new WatchSettings(null, null, -1, null)).hasMessageContaining("non-finite-at-most");
    }

    private static StepWatch filled() {
        StepWatch watch = new StepWatch(SMALL, WatchState.start());
        for (int i = 1; i <= 20; i++) {
            assertThat(watch.judge(i, i).kind()).isEqualTo(Verdict.Kind.UPDATE);
        }
        return watch;
    }
}
