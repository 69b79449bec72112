package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.model.TokenBatch;
import io.glossa.vocab.pack.PackedSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class TrainingDataTest {
    private Path pack;

    @BeforeClass
    public void write() throws IOException {
        Path inputs = Files.createTempDirectory("glossa-data");
        pack = inputs.resolve("pack");
        TinyPack.write(pack);
    }

    @Test
    public void aStepSeesTheSameWhateverWasAskedBefore() {
        TrainingData inOrder = open(1, "a", 0.25);
        List<List<PackedSequence>> seen = new ArrayList<>();
        for (long step = 1; step <= 30; step++) {
            seen.add(inOrder.sequences(step));
        }
        TrainingData jumping = open(1, "a", 0.25);
        for (long step : new long[] {30, 1, 17, 16, 29, 2}) {
            assertThat(jumping.sequences(step)).isEqualTo(seen.get((int) step - 1));
        }
    }

    @Test
    public void seedAndStageDecideTheOrder() {
        List<PackedSequence> first = open(1, "a", 0).sequences(1);
        assertThat(open(2, "a", 0).sequences(1)).isNotEqualTo(first);
        assertThat(open(1, "b", 0).sequences(1)).isNotEqualTo(first);
    }

    @Test
    public void everySequenceComesOnceInARound() {
        // 60 target sequences, 8 a step: 15 steps are two rounds.
        TrainingData data = open(3, "a", 0);
        List<PackedSequence> seen = new ArrayList<>();
        for (long step = 1; step <= 15; step++) {
            seen.addAll(data.sequences(step));
        }
        Set<PackedSequence> firstRound = new HashSet<>(seen.subList(0, 60));
        assertThat(firstRound).hasSize(60).isEqualTo(new HashSet<>(seen.subList(60, 120)));
        assertThat(seen.subList(0, 60)).isNotEqualTo(seen.subList(60, 120));
    }

    @Test
    public void replayTakesItsShareOverTime() {
        TrainingData data = open(1, "a", 0.1);
        long replayed = 0;
        for (long step = 1; step <= 50; step++) {
            replayed += data.sequences(step).stream()
                    .filter(sequence -> sequence.tokens()[1] < TinyPack.BASE_ROWS)
                    .count();
        }
        assertThat(replayed).isEqualTo(40);
    }

    @Test
    public void documentsAreCutWhereTheyBegin() {
        PackedSequence sequence = new PackedSequence(new int[] {7, 8, 1, 9, 1, 5, 6}, new int[] {2, 4}, 9);
        TokenBatch batch = SequenceRuns.batch(List.of(sequence), true);
        assertThat(batch.size()).isEqualTo(7);
        // 8 and 9 are to predict the BOS behind them; 6 has nothing behind it.
        assertThat(batch.targetCount()).isEqualTo(6);
        assertThat(SequenceRuns.batch(List.of(sequence), false).targetCount()).isEqualTo(4);
        assertThat(Kernels.IGNORED).isNegative();
    }

    @Test
    public void refusesAnUnknownReplaySourceAndAnotherLength() {
        assertThatThrownBy(() -> TrainingData.open(pack, request("a", 0, Optional.empty(), "en-reply", 1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'en-replay'");
        assertThatThrownBy(() -> TrainingData.open(pack, request("a", 0, Optional.of(64), "en-replay", 1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("was packed to 32");
    }

    private TrainingData open(long seed, String name, double replayShare) {
        return TrainingData.open(pack, request(name, replayShare, Optional.empty(), "en-replay", seed));
    }

    private static DataRequest request(
            String stage, double replayShare, Optional<Integer> length, String replaySource, long seed) {
        return new DataRequest(stage, 30, 256, length, replayShare, List.of(replaySource), seed);
    }
}
