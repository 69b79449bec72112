package io.glossa.train.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import io.glossa.train.data.DataRequest;
import io.glossa.train.data.MixtureSettings;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.schedule.DecayShape;
import io.glossa.train.stage.schedule.LearningRateSchedules;
import io.glossa.train.stage.select.LoraSettings;
import io.glossa.train.stage.select.PartSettings;
import io.glossa.train.stage.select.Selector;
import io.glossa.train.stage.select.TrainedParts;
import io.glossa.train.watch.WatchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One stage: what trains, how fast, on what, until when.
 *
 * @param name letters, digits and dashes; with its number it names the stage's directory
 * @param kind what it lowers; {@code language-model} by default
 * @param trains parts that are trained, such as {@code embeddings.new}, each with a rate and decay of its own if it wants; the words
 *     are those of {@link Selector}
 * @param lora the adapter that the part {@code lora} trains; one with every default when only the part is named
 * @param untie whether a head of its own, a copy of the embeddings, is given to the model before the stage
 * @param learningRate the highest rate
 * @param schedule name of a {@link io.glossa.train.stage.schedule.LearningRateSchedule}; {@code cosine} by default
 * @param warmup share of the steps over which the rate rises; 0.05 by default
 * @param warmupFrom where it rises from; 0 by default
 * @param floor share of the rate left at the end of the schedule; 0.1 by default
 * @param decayShare share of the steps over which a {@code wsd} schedule falls; 0.2 by default
 * @param decayShape the line along which it falls; {@code one-minus-sqrt} by default
 * @param steps optimiser steps; a stage has one end: this, {@code tokens}, {@code bytes} or {@code plateau}
 * @param tokens tokens to train on, rounded up to whole steps
 * @param bytes UTF-8 bytes of text to train on, rounded up to whole steps
 * @param plateau the end that the validation decides
 * @param batchTokens tokens an optimiser step sees; 4096 by default
 * @param microBatchTokens tokens that are in memory at once, gradients being summed; {@code batch-tokens} by default
 * @param sequenceLength the length the corpus must have been packed to; whatever it was packed to by default
 * @param compute element type of the activations; {@code float32} by default
 * @param recompute whether blocks are computed once more on the way back instead of kept; false by default
 * @param weightDecay of AdamW, on the matrices of blocks and adapters unless a part has its own; 0.1 by default
 * @param clipNorm the gradients' norm is held to this; 1 by default
 * @param betas decay of AdamW's running means; 0.9 and 0.95 by default
 * @param zLoss strength of the term that holds logits near zero; 0 by default
 * @param ema decay of a running average of the trained weights; none is kept by default
 * @param emaAsResult whether that average is the stage's model, and not written beside it; false by default
 * @param replayShare share of the sequences that come from the replay sources; 0 by default
 * @param optimizerState whether AdamW's running means of the stage before are kept, for weights trained in both
 * @param moments how these means are held: {@code float32} by default, or {@code 8-bit}
 * @param evaluate what the stage measures of itself, and how often
 * @param checkpoints when the stage saves itself, and what of that is kept
 * @param watch what the stage bears before it refuses, skips or ends
 * @param samples text that the model writes while it learns
 * @param data how packed sources are mixed; each role in proportion to its text unless given
 * @param targets the tokenizer whose tokens are predicted; {@code new-tokenizer} by default
 * @param distillation what a distillation compares; one with every default when only the kind is named
 */
public record StageSettings(
        String name,
        Kind kind,
        List<PartSettings> trains,
        LoraSettings lora,
        Boolean untie,
        Double learningRate,
        String schedule,
        Double warmup,
        WarmupFrom warmupFrom,
        Double floor,
        Double decayShare,
        DecayShape decayShape,
        Long steps,
        Long tokens,
        Long bytes,
        PlateauSettings plateau,
        Integer batchTokens,
        Integer microBatchTokens,
        Integer sequenceLength,
        ComputeType compute,
        Boolean recompute,
        Double weightDecay,
        Double clipNorm,
        List<Double> betas,
        Double zLoss,
        Double ema,
        Boolean emaAsResult,
        Double replayShare,
        OptimizerState optimizerState,
        MomentForm moments,
        EvaluateSettings evaluate,
        CheckpointSettings checkpoints,
        WatchSettings watch,
        StageSampleSettings samples,
        MixtureSettings data,
        Targets targets,
        DistillationSettings distillation) {
    /** Bytes of text that a token is reckoned to stand for where a stage ends by bytes and its data are not at hand. */
    private static final long ASSUMED_TOKEN_BYTES = 4;

    /** Parts of a stage between which it is evaluated. */
    private static final long QUARTERS = 4;

    /** The same where an evaluation may end it. */
    private static final long TWENTIETHS = 20;

    /** What a stage lowers. */
    public enum Kind {
        /** The cross-entropy of the next token. */
        @JsonProperty("language-model")
        LANGUAGE_MODEL,
        /** What hidden states behind new pieces are short of those behind the base tokens that write them. */
        @JsonProperty("distillation")
        DISTILLATION
    }

    /** What happens to the optimiser's running means where a stage begins. */
    public enum OptimizerState {
        /** Taken over from the stage before. */
        @JsonProperty("carry")
        CARRY,
        /** Begun anew. */
        @JsonProperty("reset")
        RESET
    }

    /** Whose tokens are predicted; the input is always in the new tokenizer's. */
    public enum Targets {
        /** Those of the expanded tokenizer. */
        @JsonProperty("new-tokenizer")
        NEW_TOKENIZER,
        /** In the place of a new piece the first token that the base's tokenizer writes it with. */
        @JsonProperty("old-tokenizer")
        OLD_TOKENIZER
    }

    /** Where the warm-up begins. */
    public enum WarmupFrom {
        /** At no rate at all. */
        @JsonProperty("zero")
        ZERO,
        /** At the rate of the last step of the stage before, from above or from below. */
        @JsonProperty("previous")
        PREVIOUS
    }

    public StageSettings {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,40}")) {
            throw new ConfigException("name: found '" + name + "'; a stage needs a name of letters, digits and dashes");
        }
        kind = kind == null ? Kind.LANGUAGE_MODEL : kind;
        if (trains == null || trains.isEmpty()) {
            throw refused(name, "trains", trains, "at least one part, such as [embeddings.new]");
        }
        trains = List.copyOf(trains);
        boolean adapts = trains.stream().anyMatch(entry -> entry.part().equals(Selector.LORA));
        require(name, "lora", lora, lora == null || adapts, "lora among trains, or no block of that name");
        lora = adapts && lora == null ? LoraSettings.defaults() : lora;
        untie = untie == null ? Boolean.FALSE : untie;
        schedule = schedule == null ? "cosine" : schedule;
        LearningRateSchedules.get(schedule);
        warmup = warmup == null ? 0.05 : warmup;
        warmupFrom = warmupFrom == null ? WarmupFrom.ZERO : warmupFrom;
        floor = floor == null ? 0.1 : floor;
        decayShare = decayShare == null ? 0.2 : decayShare;
        decayShape = decayShape == null ? DecayShape.ONE_MINUS_SQRT : decayShape;
        batchTokens = batchTokens == null ? 4096 : batchTokens;
        microBatchTokens = microBatchTokens == null ? batchTokens : microBatchTokens;
        compute = compute == null ? ComputeType.FLOAT32 : compute;
        recompute = recompute == null ? Boolean.FALSE : recompute;
        weightDecay = weightDecay == null ? 0.1 : weightDecay;
        clipNorm = clipNorm == null ? 1.0 : clipNorm;
        betas = betas == null ? List.of(0.9, 0.95) : List.copyOf(betas);
        zLoss = zLoss == null ? 0.0 : zLoss;
        emaAsResult = emaAsResult == null ? Boolean.FALSE : emaAsResult;
        replayShare = replayShare == null ? 0.0 : replayShare;
        targets = targets == null ? Targets.NEW_TOKENIZER : targets;
        optimizerState = optimizerState == null ? OptimizerState.RESET : optimizerState;
        moments = moments == null ? MomentForm.FLOAT32 : moments;
        require(name, "learning-rate", learningRate, learningRate != null && learningRate > 0, "a number above 0");
        require(name, "warmup", warmup, warmup >= 0 && warmup < 1, "0 or more and below 1");
        require(name, "floor", floor, floor >= 0 && floor <= 1, "0 to 1");
        require(
                name,
                "decay-share",
                decayShare,
                decayShare > 0 && decayShare + warmup <= 1,
                "above 0, and with warmup at most 1");
        long ends = Stream.of(steps, tokens, bytes, plateau)
                .filter(end -> end != null)
                .count();
        require(name, "steps", steps, ends == 1, "one of steps, tokens, bytes and plateau, and not " + ends);
        require(name, "steps", steps, steps == null || steps > 0, "1 or more");
        require(name, "tokens", tokens, tokens == null || tokens > 0, "1 or more");
        require(name, "bytes", bytes, bytes == null || bytes > 0, "1 or more");
        require(name, "batch-tokens", batchTokens, batchTokens > 0, "1 or more");
        require(
                name,
                "micro-batch-tokens",
                microBatchTokens,
                microBatchTokens > 0 && microBatchTokens <= batchTokens,
                "1 to batch-tokens, " + batchTokens);
        require(name, "compute", compute, compute != ComputeType.FLOAT64, "float32 or bfloat16");
        require(name, "weight-decay", weightDecay, weightDecay >= 0, "0 or more");
        require(name, "clip-norm", clipNorm, clipNorm > 0, "a number above 0");
        require(
                name,
                "betas",
                betas,
                betas.size() == 2 && betas.stream().allMatch(b -> b >= 0 && b < 1),
                "two numbers from 0 to below 1");
        require(name, "z-loss", zLoss, zLoss >= 0 && Double.isFinite(zLoss), "0 or more");
        require(name, "ema", ema, ema == null || (ema > 0 && ema < 1), "above 0 and below 1");
        require(name, "ema-as-result", emaAsResult, ema != null || !emaAsResult, "ema beside it, such as 0.999");
        require(name, "replay-share", replayShare, replayShare >= 0 && replayShare < 1, "0 or more and below 1");
        boolean distils = kind == Kind.DISTILLATION;
        require(
                name,
                "distillation",
                distillation,
                distils || distillation == null,
                "kind: distillation beside it, or no block of that name");
        distillation = distils && distillation == null ? DistillationSettings.defaults() : distillation;
        boolean known = bytes == null && plateau == null;
        require(
                name,
                "data",
                data,
                data == null || data.anneal() == null || known,
                "no anneal where the stage ends by bytes or a plateau, for nothing tells where it begins");
        if (distils) {
            new DistillationRules(name, trains, batchTokens, distillation.longest())
                    .check(bytes, recompute, zLoss, replayShare, data, targets, sequenceLength);
        }
        long all = count(steps, tokens, bytes, plateau, batchTokens);
        evaluate = (evaluate == null ? new EvaluateSettings(null, null) : evaluate)
                .forSteps(all, plateau == null ? QUARTERS : TWENTIETHS);
        checkpoints = (checkpoints == null ? new CheckpointSettings(null, null, null) : checkpoints).forSteps(all);
        watch = watch == null ? WatchSettings.DEFAULT : watch;
        samples =
                (samples == null ? new StageSampleSettings(null, null, null, null) : samples).orEvery(evaluate.every());
    }

    /**
     * Optimiser steps: at most those of a plateau, and reckoned at {@value #ASSUMED_TOKEN_BYTES} bytes a token where bytes end the
     * stage, until its data are counted.
     */
    public long stepCount() {
        return count(steps, tokens, bytes, plateau, batchTokens);
    }

    /**
     * What the stage trains in a model.
     *
     * @param layout of the model, with the stage's adapter if it has one
     */
    public TrainedParts trainedParts(WeightLayout layout) {
        List<PartSettings> entries = new ArrayList<>();
        for (PartSettings entry : trains) {
            boolean own = entry.part().equals(Selector.LORA) && entry.learningRate() == null;
            Double rate = own ? lora.learningRate() : entry.learningRate();
            entries.add(new PartSettings(entry.part(), rate, entry.weightDecay()));
        }
        return TrainedParts.of(name, entries, learningRate, weightDecay, layout);
    }

    /** The adapter that the stage trains, if it does. */
    public Optional<LoraSettings> adapter() {
        return Optional.ofNullable(lora);
    }

    /** A language-model stage of this one's parts with another number of steps at a constant rate, for short trials. */
    public StageSettings trial(long trialSteps) {
        return new StageSettings(
                name,
                Kind.LANGUAGE_MODEL,
                trains,
                lora,
                untie,
                learningRate,
                "constant",
                0.0,
                WarmupFrom.ZERO,
                floor,
                decayShare,
                decayShape,
                trialSteps,
                null,
                null,
                null,
                batchTokens,
                microBatchTokens,
                sequenceLength,
                compute,
                recompute,
                weightDecay,
                clipNorm,
                betas,
                zLoss,
                null,
                false,
                0.0,
                OptimizerState.RESET,
                moments,
                null,
                null,
                WatchSettings.STRICT,
                null,
                null,
                Targets.NEW_TOKENIZER,
                null);
    }

    /** What the stage asks of its data. */
    DataRequest dataRequest(List<String> replaySources, long seed) {
        return new DataRequest(
                name,
                stepCount(),
                batchTokens,
                requiredSequenceLength(),
                replayShare,
                Optional.ofNullable(data),
                replaySources,
                seed);
    }

    /** The packed length asked for, if one is. */
    public Optional<Integer> requiredSequenceLength() {
        return Optional.ofNullable(sequenceLength);
    }

    private static long count(Long steps, Long tokens, Long bytes, PlateauSettings plateau, int batchTokens) {
        if (steps != null) {
            return steps;
        }
        if (tokens != null) {
            return ceiling(tokens, batchTokens);
        }
        return bytes != null ? ceiling(bytes, ASSUMED_TOKEN_BYTES * batchTokens) : plateau.atMostSteps();
    }

    private static long ceiling(long amount, long part) {
        return (amount + part - 1) / part;
    }

    private static void require(String stage, String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw refused(stage, key, value, expected);
        }
    }

    private static ConfigException refused(String stage, String key, Object value, String expected) {
        return new ConfigException("stage " + stage + ": " + key + " is " + value + "; expected " + expected);
    }
}
