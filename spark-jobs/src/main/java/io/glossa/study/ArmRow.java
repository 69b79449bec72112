package io.glossa.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.glossa.train.eval.ModelCosts;
import io.glossa.train.eval.SetCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * An arm under a budget, over its seeds.
 *
 * @param arm its name
 * @param budget its key
 * @param rateFactor what its rates were multiplied by
 * @param sets by evaluation set
 * @param divergence from the base, where it was measured
 * @param vocabularySize rows of the embeddings
 * @param parameters weights, a tied head counted once
 * @param targetBytes mean over seeds of the UTF-8 bytes of target text learned from
 * @param tokens mean of the positions read
 * @param operations mean of the training's floating-point operations, head included
 * @param epochs of the target source read most often
 * @param processorSeconds mean of what training and evaluation took on this machine
 * @param curve validation along the training, the mean over the seeds
 */
public record ArmRow(
        String arm,
        String budget,
        double rateFactor,
        SortedMap<String, OnSet> sets,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Estimate> divergence,
        int vocabularySize,
        long parameters,
        double targetBytes,
        double tokens,
        double operations,
        double epochs,
        double processorSeconds,
        List<TrialResult.Point> curve) {
    public ArmRow {
        sets = new TreeMap<>(sets);
        divergence = divergence == null ? Optional.empty() : divergence;
        curve = List.copyOf(curve);
    }

    /**
     * On one set.
     *
     * @param language ISO 639-1
     * @param bitsPerByte over seeds and documents
     * @param unigram what frequencies of the arm's pieces reach
     * @param bigram what Kneser-Ney over pairs of them reaches
     * @param bytesPerToken of the set's text in the arm's tokenizer
     * @param operationsPerByte to read a byte of it, forward: what it costs in use
     */
    public record OnSet(
            String language,
            Estimate bitsPerByte,
            double unigram,
            double bigram,
            double bytesPerToken,
            double operationsPerByte) {}

    static ArmRow of(String arm, BudgetSettings budget, List<TrialRunner.Ran> bySeed) {
        TrialResult first = bySeed.get(0).result();
        ModelCosts firstCosts = first.costs().orElseThrow();
        SortedMap<String, OnSet> sets = new TreeMap<>();
        firstCosts.sets().forEach((set, costs) -> {
            double bytesPerToken = (double) costs.allBytes() / costs.tokens();
            sets.put(
                    set,
                    new OnSet(
                            costs.language(),
                            estimate(bySeed.stream()
                                    .map(ran -> ran.result()
                                            .costs()
                                            .orElseThrow()
                                            .sets()
                                            .get(set))
                                    .toList()),
                            firstCosts.counted().get(set).unigram(),
                            firstCosts.counted().get(set).bigram(),
                            bytesPerToken,
                            first.operationsPerToken() / bytesPerToken));
        });
        Optional<Estimate> divergence = firstCosts
                .divergence()
                .map(any -> estimate(bySeed.stream()
                        .map(ran ->
                                ran.result().costs().orElseThrow().divergence().orElseThrow())
                        .toList()));
        return new ArmRow(
                arm,
                budget.key(),
                first.trial().rateFactor(),
                sets,
                divergence,
                first.vocabularySize(),
                first.parameters(),
                mean(bySeed, ran -> ran.result().cost().targetBytes()),
                mean(bySeed, ran -> ran.result().cost().tokens()),
                mean(bySeed, ran -> ran.result().cost().operations()),
                mean(bySeed, ran -> ran.result().cost().epochs()),
                mean(bySeed, TrialRunner.Ran::processorSeconds),
                curve(bySeed));
    }

    private static Estimate estimate(List<SetCosts> bySeed) {
        return Estimate.of(
                bySeed.stream()
                        .map(costs -> costs.nats().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .toList(),
                bySeed.get(0).bytes().stream().mapToLong(Long::longValue).toArray());
    }

    private static double mean(List<TrialRunner.Ran> bySeed, ToDoubleFunction<TrialRunner.Ran> value) {
        return bySeed.stream().mapToDouble(value).average().orElseThrow();
    }

    /** Seeds that were evaluated at the same steps; the shortest curve where one ended early. */
    private static List<TrialResult.Point> curve(List<TrialRunner.Ran> bySeed) {
        int points = bySeed.stream()
                .mapToInt(ran -> ran.result().curve().size())
                .min()
                .orElseThrow();
        List<TrialResult.Point> curve = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            int point = i;
            curve.add(new TrialResult.Point(
                    mean(bySeed, ran -> ran.result().curve().get(point).targetBytes()),
                    mean(bySeed, ran -> ran.result().curve().get(point).bitsPerByte())));
        }
        return curve;
    }
}
