package io.glossa.corpus.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

public final class ClusterSplitterTest {
    @Test
    public void sharesHoldOnAverage() {
        SourceSettings source = source(SourceRole.TARGET, 0.1, 0.05);
        ClusterSplitter splitter = new ClusterSplitter(1);
        Map<Split, Integer> counts = new EnumMap<>(Split.class);
        for (int i = 0; i < 20_000; i++) {
            counts.merge(splitter.split("nsmc-reviews/" + i, source), 1, Integer::sum);
        }
        // Four standard deviations of a binomial count.
        assertThat(counts.get(Split.VALIDATION)).isCloseTo(2_000, within(170));
        assertThat(counts.get(Split.TEST)).isCloseTo(1_000, within(124));
    }

    @Test
    public void aClusterKeepsItsPlaceWhateverElseThereIs() {
        SourceSettings source = source(SourceRole.TARGET, 0.1, 0.1);
        assertThat(new ClusterSplitter(3).split("ud-korean/4", source))
                .isEqualTo(new ClusterSplitter(3).split("ud-korean/4", source));
        long moved = 0;
        for (int i = 0; i < 1_000; i++) {
            moved += new ClusterSplitter(3).split("d" + i, source) == new ClusterSplitter(4).split("d" + i, source)
                    ? 0
                    : 1;
        }
        assertThat(moved).as("another seed draws anew").isPositive();
    }

    @Test
    public void evaluationSourcesNeverTrain() {
        SourceSettings source = source(SourceRole.EVALUATION, null, null);
        ClusterSplitter splitter = new ClusterSplitter(1);
        for (int i = 0; i < 500; i++) {
            assertThat(splitter.split("d" + i, source)).isEqualTo(Split.TEST);
        }
    }

    private static SourceSettings source(SourceRole role, Double validationShare, Double testShare) {
        return new SourceSettings(
                "s",
                List.of("x"),
                null,
                "ko",
                role,
                null,
                null,
                null,
                validationShare,
                testShare,
                null,
                null,
                null,
                null);
    }
}
