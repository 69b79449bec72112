package io.glossa.study;

import io.glossa.study.TrialResult.Cost;
import io.glossa.study.TrialResult.Point;
import io.glossa.train.eval.ModelCosts;
import io.glossa.train.eval.SetCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trials whose truth is known: an arm's level, luck of the seed and of the document, and how far the rate is from the arm's best. */
final class FakeTrials implements TrialRunner {
    private static final int DOCUMENTS = 80;

    private final Map<String, Double> levels;
    private final double seedLuck;
    final List<Trial> run = new ArrayList<>();

    FakeTrials(Map<String, Double> levels, double seedLuck) {
        this.levels = levels;
        this.seedLuck = seedLuck;
    }

    @Override
    public Ran run(Trial trial) {
        run.add(trial);
        double off = 0.1 * Math.abs(Math.log(trial.rateFactor()));
        double luck =
                seedLuck * new Random((trial.arm() + trial.seed()).hashCode() * 0x9E3779B97F4A7C15L).nextGaussian();
        double level = levels.get(trial.arm()) + off + luck;
        Random documents = new Random(3);
        List<Double> nats = new ArrayList<>();
        for (int d = 0; d < DOCUMENTS; d++) {
            double hardness = documents.nextDouble() - 0.5;
            nats.add(100 * Math.log(2) * (level + hardness));
        }
        SetCosts costs = new SetCosts(
                "ko",
                IntStream.range(0, DOCUMENTS).mapToObj(d -> "d" + d).toList(),
                IntStream.range(0, DOCUMENTS).mapToObj(d -> 100L).toList(),
                nats,
                2000);
        ModelCosts measured = new ModelCosts(
                new TreeMap<>(Map.of("ko-test", costs)),
                Optional.empty(),
                new TreeMap<>(Map.of("ko-test", new ModelCosts.Counted(5, 4))));
        return new Ran(
                new TrialResult(
                        trial,
                        level,
                        List.of(new Point(0, level + 1), new Point(1000, level)),
                        new Cost(1000, 2000, 500, 1e9, 1),
                        600,
                        10_000,
                        2e4,
                        trial.searches() ? Optional.empty() : Optional.of(measured)),
                1.5);
    }
}
