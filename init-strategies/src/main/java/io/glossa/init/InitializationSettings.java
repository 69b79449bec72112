package io.glossa.init;

import io.glossa.init.control.StartingModel;
import io.glossa.init.control.StartingWeights;
import io.glossa.run.ConfigException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How the new rows come about.
 *
 * @param strategies candidates to compare, preferred first: the order decides ties; one alone is used as it is. Each is a
 *     method, a preset, a method with parameters, or a pair of choices ({@link Candidate})
 * @param inputs instead of strategies: choices for the embeddings, compared in every pair with those of {@code head}
 * @param head choices for the head of a model whose head is not tied; unless given, each input choice serves both
 * @param files paths of auxiliary files by {@link AuxiliaryFile#key}
 * @param seeds how many seeds each is tried with; random rows and training batches depend on it
 * @param seed the first seed; the others follow it
 * @param steps training steps of a trial
 * @param validationBytes UTF-8 bytes of validation text that a trial is measured on, at least 100,000
 * @param norm what happens to the length of new rows unless a choice says it
 * @param weights what the stages begin with: the base, or a control of a study. Random weights need no strategies: those named
 *     are not used then
 * @param identityBlocks blocks added to the base that change nothing until they are trained; 0 by default
 */
public record InitializationSettings(
        List<Candidate> strategies,
        List<MethodChoice> inputs,
        List<MethodChoice> head,
        SortedMap<String, String> files,
        Integer seeds,
        Long seed,
        Integer steps,
        Long validationBytes,
        NormMatching norm,
        StartingWeights weights,
        Integer identityBlocks) {
    /** Below this many bytes the differences between strategies drown in the choice of the text. */
    private static final long LEAST_VALIDATION_BYTES = 100_000;

    private static final List<Candidate> STANDARD =
            List.of(Candidate.of("subtoken-mean"), Candidate.of("global-mean"), Candidate.of("normal"));

    public InitializationSettings {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        head = head == null ? List.of() : List.copyOf(head);
        if (strategies == null) {
            strategies = inputs.isEmpty() && head.isEmpty() ? STANDARD : pairs(inputs, head);
        } else if (!inputs.isEmpty() || !head.isEmpty()) {
            throw new ConfigException("strategies, inputs and head: found both forms; name either the candidates as"
                    + " strategies, or the choices for inputs and head, whose pairs are compared");
        }
        strategies = List.copyOf(strategies);
        inputs = List.of();
        head = List.of();
        files = Collections.unmodifiableSortedMap(files == null ? new TreeMap<>() : new TreeMap<>(files));
        files.keySet().forEach(AuxiliaryFile::of);
        seeds = seeds == null ? 3 : seeds;
        seed = seed == null ? 1 : seed;
        steps = steps == null ? 20 : steps;
        validationBytes = validationBytes == null ? LEAST_VALIDATION_BYTES : validationBytes;
        norm = norm == null ? NormMatching.NONE : norm;
        weights = weights == null ? StartingWeights.BASE : weights;
        identityBlocks = identityBlocks == null ? 0 : identityBlocks;
        if (strategies.isEmpty()) {
            throw new ConfigException("strategies: empty; name at least one of "
                    + String.join(", ", EmbeddingInitializers.all().keySet()));
        }
        List<String> names = strategies.stream().map(Candidate::name).toList();
        if (Set.copyOf(names).size() != names.size()) {
            throw new ConfigException("strategies: " + names + " names one twice");
        }
        if (seeds < 1) {
            throw new ConfigException("seeds: " + seeds + "; expected 1 or more");
        }
        if (steps < 0) {
            throw new ConfigException("steps: " + steps + "; expected 0 or more");
        }
        if (validationBytes < LEAST_VALIDATION_BYTES) {
            throw new ConfigException("validation-bytes: " + validationBytes + "; expected at least "
                    + LEAST_VALIDATION_BYTES + ", fewer do not tell strategies apart");
        }
        new StartingModel(weights, identityBlocks, seed);
    }

    /** All defaults. */
    public static InitializationSettings defaults() {
        return of(List.of());
    }

    /** These candidates, or the standard ones when there are none, and every other default. */
    public static InitializationSettings of(List<Candidate> strategies) {
        return new InitializationSettings(
                strategies.isEmpty() ? null : strategies, null, null, null, null, null, null, null, null, null, null);
    }

    /** These settings for other candidates, seeds and steps; refused where no candidate would be used. */
    public InitializationSettings with(List<Candidate> candidates, int seedCount, int stepCount) {
        requireUse();
        return new InitializationSettings(
                candidates,
                null,
                null,
                files,
                seedCount,
                seed,
                stepCount,
                validationBytes,
                norm,
                weights,
                identityBlocks);
    }

    /** What new rows are put into; the same in every trial. */
    public StartingModel start() {
        return new StartingModel(weights, identityBlocks, seed);
    }

    /** The strategies that rows are made by: none where all are drawn. */
    public List<Candidate> used() {
        return start().drawn() ? List.of() : strategies;
    }

    /** Refuses to compare strategies where none is used. */
    void requireUse() {
        if (used().isEmpty()) {
            throw new ConfigException(
                    "weights: random draws every row and uses no strategy, so there is nothing to compare;"
                            + " set weights to base or permuted-blocks");
        }
    }

    /** The candidate of a name. */
    Candidate candidate(String name) {
        return strategies.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Candidate> pairs(List<MethodChoice> inputs, List<MethodChoice> head) {
        return Candidate.pairs(inputs.isEmpty() ? List.of(MethodChoice.of("subtoken-mean")) : inputs, head);
    }

    /** The seeds of the trials, ascending. */
    public List<Long> trialSeeds() {
        return LongStream.range(seed, seed + seeds).boxed().toList();
    }
}
