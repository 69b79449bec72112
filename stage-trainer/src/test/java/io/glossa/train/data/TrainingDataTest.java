package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.ConfigException;
import io.glossa.run.Hashes;
import io.glossa.run.Settings;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.model.TokenBatch;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
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

    /** The rule as it stood before mixtures: two streams, each shuffled by Fisher and Yates under the hash of its round. */
    @Test
    public void withoutAMixtureTheOrderIsTheFormerOne() {
        List<PackedSequence> target = all("ko-made-up");
        List<PackedSequence> replay = all("en-replay");
        try (TrainingData data = open(5, "a", 0.3)) {
            long replayed = 0;
            long targeted = 0;
            for (long step = 1; step <= 30; step++) {
                List<PackedSequence> expected = new ArrayList<>();
                long replayedAfter = (long) Math.floor(0.3 * (step * 8));
                for (; targeted < step * 8 - replayedAfter; targeted++) {
                    expected.add(former(target, "5/a/target", targeted));
                }
                for (; replayed < replayedAfter; replayed++) {
                    expected.add(former(replay, "5/a/replay", replayed));
                }
                assertThat(data.sequences(step)).isEqualTo(expected);
            }
        }
    }

    private static PackedSequence former(List<PackedSequence> sequences, String key, long index) {
        String hash = Hashes.sha256(key + "/" + index / sequences.size());
        SplittableRandom random = new SplittableRandom(Long.parseUnsignedLong(hash.substring(0, 16), 16));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            int j = random.nextInt(i + 1);
            order.add(i);
            order.set(i, order.get(j));
            order.set(j, i);
        }
        return sequences.get(order.get((int) (index % sequences.size())));
    }

    private List<PackedSequence> all(String name) {
        List<PackedSequence> sequences = new ArrayList<>();
        try (PackedSource source = PackedSource.open(pack.resolve("train").resolve(name))) {
            for (int i = 0; i < source.size(); i++) {
                sequences.add(source.sequence(i));
            }
        }
        return sequences;
    }

    @Test
    public void sharesAreReachedAtEveryStepAndReported() {
        DataRequest request = mixed("{weights: {ko-made-up: 3, en-replay: 1}}", 30);
        try (TrainingData data = TrainingData.open(pack, request)) {
            long replayed = 0;
            for (long step = 1; step <= 30; step++) {
                replayed += replayed(data.sequences(step));
                assertThat((double) replayed).isCloseTo(0.25 * 8 * step, within(0.5));
            }
            DataAccount account = data.account(TinyPack.BASE_ROWS + TinyPack.NEW_ROWS, data.steps());
            assertThat(account.sources().get("en-replay")).isEqualTo(new SourceUse(60, 60 * 32, 3.0, 0.25, 0.25));
            assertThat(account.sources().get("ko-made-up").epochs()).isEqualTo(3.0);
            assertThat(Arrays.stream(account.occurrences()).sum()).isEqualTo(240 * 32);
            // Every sequence begins with BOS and holds another: 240 twice.
            assertThat(account.occurrences()[1]).isEqualTo(480);
        }
    }

    @Test
    public void anAnnealTakesOverAndStreamsGoOnWhereTheyWere() {
        DataRequest request = mixed("{weights: {ko-made-up: 1}, anneal: {from: 0.5, weights: {en-replay: 1}}}", 30);
        try (TrainingData data = TrainingData.open(pack, request)) {
            for (long step = 1; step <= 30; step++) {
                assertThat(replayed(data.sequences(step))).as("step " + step).isEqualTo(step <= 15 ? 0 : 8);
            }
            assertThat(data.account(600, data.steps())
                            .sources()
                            .get("en-replay")
                            .plannedShare())
                    .isEqualTo(0.5);
        }
        DataRequest same = mixed("{weights: {ko-made-up: 1}, anneal: {from: 0.5, weights: {ko-made-up: 1}}}", 30);
        try (TrainingData annealed = TrainingData.open(pack, same);
                TrainingData plain = TrainingData.open(pack, mixed("{weights: {ko-made-up: 1}}", 30))) {
            for (long step = 1; step <= 30; step++) {
                assertThat(annealed.sequences(step)).isEqualTo(plain.sequences(step));
            }
        }
    }

    @Test
    public void mixedStepsAreTheSameWhateverWasAskedBefore() {
        DataRequest request = mixed("{by: language, temperature: 3, anneal: {from: 0.7, weights: {en: 1, ko: 2}}}", 30);
        try (TrainingData inOrder = TrainingData.open(pack, request);
                TrainingData jumping = TrainingData.open(pack, request)) {
            List<List<PackedSequence>> seen = new ArrayList<>();
            for (long step = 1; step <= 30; step++) {
                seen.add(inOrder.sequences(step));
            }
            for (long step : new long[] {30, 1, 17, 16, 29, 2}) {
                assertThat(jumping.sequences(step)).isEqualTo(seen.get((int) step - 1));
            }
        }
    }

    @Test
    public void unimaxNeverReadsASourceMoreOftenThanAllowed() {
        // 240 sequences of 60 there are: four epochs are just enough, a thousandth less is not.
        try (TrainingData data = TrainingData.open(pack, mixed("{max-epochs: 4}", 30))) {
            assertThat(data.account(600, data.steps())
                            .sources()
                            .get("ko-made-up")
                            .epochs())
                    .isEqualTo(4.0);
        }
        assertThatThrownBy(() -> TrainingData.open(pack, mixed("{max-epochs: 3.999}", 30)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage a: data: max-epochs is 3.999");
        assertThatThrownBy(() -> TrainingData.open(pack, mixed("{weights: {ko-mad-up: 1}}", 30)))
                .hasMessageContaining("stage a: data: weights: unknown source 'ko-mad-up'; did you mean 'ko-made-up'?");
    }

    private static long replayed(List<PackedSequence> sequences) {
        return sequences.stream()
                .filter(sequence -> sequence.tokens()[1] < TinyPack.BASE_ROWS)
                .count();
    }

    private static DataRequest mixed(String yaml, long steps) {
        MixtureSettings mixture = Settings.parse(yaml, "data.yaml").bind(MixtureSettings.class);
        return new DataRequest("a", steps, 256, Optional.empty(), 0, Optional.of(mixture), List.of("en-replay"), 1);
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
        return new DataRequest(stage, 30, 256, length, replayShare, Optional.empty(), List.of(replaySource), seed);
    }
}
