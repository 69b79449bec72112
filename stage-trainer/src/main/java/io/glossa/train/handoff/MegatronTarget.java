package io.glossa.train.handoff;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.RotaryScaling;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Megatron-LM: an indexed dataset a split, and {@code train.sh} with the arguments of {@code pretrain_gpt.py}.
 *
 * <p>Megatron reads no Hugging Face weights: {@code train.sh} takes the checkpoint that Megatron Bridge converts from
 * {@code model/}. Documents do not attend to each other ({@code --reset-attention-mask} by the end-of-text token).
 *
 * <p><b>Source.</b> Names of arguments: NVIDIA/Megatron-LM d98e8a6, {@code megatron/training/arguments.py} and the
 * configuration classes it makes arguments of.
 */
public final class MegatronTarget implements HandOffTarget {
    /** Its name. */
    public static final String NAME = "megatron";

    private static final Map<String, String> SCHEDULES =
            Map.of("constant", "constant", "cosine", "cosine", "linear", "linear");

    /** For the registry. */
    public MegatronTarget() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(HandOff handOff) {
        handOff.requireWholeModel(NAME);
        handOff.schedule(NAME, SCHEDULES);
        handOff.requireOrdinaryBlocks(NAME);
        ModelConfig config = handOff.config();
        if (!(config.rotaryScaling() instanceof RotaryScaling.None)) {
            throw new ConfigException("rope_scaling of the model: " + NAME + " is handed models without it only");
        }
    }

    @Override
    public void write(HandOff handOff) {
        Path data = handOff.directory().resolve(HandOff.DATA);
        List<String> splits = new ArrayList<>();
        try {
            Files.createDirectories(data);
            for (String split : List.of("train", "validation")) {
                if (Files.isDirectory(handOff.pack().resolve(split))) {
                    splits.add(split);
                    writeSplit(handOff, data, split);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", data, e);
        }
        AtomicFiles.write(
                handOff.directory().resolve("train.sh"), script(handOff, splits).getBytes(StandardCharsets.UTF_8));
    }

    private static void writeSplit(HandOff handOff, Path data, String split) throws IOException {
        try (IndexedDatasetWriter writer =
                new IndexedDatasetWriter(data.resolve(split), handOff.config().vocabularySize())) {
            handOff.forEachDocument(split, document -> {
                try {
                    writer.add(document);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String script(HandOff handOff, List<String> splits) {
        StringBuilder arguments = new StringBuilder();
        for (String argument : arguments(handOff, splits)) {
            arguments.append("  ").append(argument).append('\n');
        }
        return """
                #!/usr/bin/env bash
                # Trains stage %s with Megatron-LM. MEGATRON is its folder, CHECKPOINT what Megatron Bridge made of model/,
                # GPUS how many there are. Sequences are %d tokens long, an optimiser step sees %d of them.
                set -euo pipefail
                cd "$(dirname "$0")"
                arguments=(
                %s)
                exec torchrun --nproc-per-node "${GPUS:-8}" "$MEGATRON/pretrain_gpt.py" \\
                  --load "$CHECKPOINT" --finetune --save checkpoints "${arguments[@]}" "$@"
                """.formatted(
                        handOff.stage().name(),
                        handOff.stage().sequenceLength(),
                        handOff.stage().batchSequences(),
                        arguments);
    }

    private static List<String> arguments(HandOff handOff, List<String> splits) {
        handOff.requireOrdinaryBlocks(NAME);
        ModelConfig config = handOff.config();
        HandOffStage stage = handOff.stage();
        List<String> arguments = new ArrayList<>(List.of(
                "--num-layers " + config.layers(),
                "--hidden-size " + config.hiddenSize(),
                "--ffn-hidden-size " + config.intermediateSize(),
                "--num-attention-heads " + config.attentionHeads(),
                "--group-query-attention",
                "--num-query-groups " + config.keyValueHeads(),
                "--kv-channels " + config.headSize(),
                "--normalization RMSNorm",
                "--norm-epsilon " + config.normEpsilon(),
                "--swiglu",
                "--disable-bias-linear",
                "--position-embedding-type rope",
                "--rotary-base " + (long) config.rotaryBase(),
                "--max-position-embeddings " + config.contextLength(),
                "--vocab-size " + config.vocabularySize(),
                "--tokenizer-type HuggingFaceTokenizer",
                "--tokenizer-model " + HandOff.MODEL,
                "--attention-dropout 0",
                "--hidden-dropout 0"));
        if (!config.tiedEmbeddings()) {
            arguments.add("--untie-embeddings-and-output-weights");
        }
        splits.forEach(split -> arguments.add(
                (split.equals("train") ? "--train-data-path " : "--valid-data-path ") + HandOff.DATA + "/" + split));
        arguments.addAll(List.of(
                "--seq-length " + stage.sequenceLength(),
                "--reset-position-ids",
                "--reset-attention-mask",
                "--eod-mask-loss",
                "--micro-batch-size " + stage.microBatchSequences(),
                "--global-batch-size " + stage.batchSequences(),
                "--train-iters " + stage.steps(),
                "--lr " + stage.learningRate(),
                "--min-lr " + stage.leastLearningRate(),
                "--lr-decay-style " + handOff.schedule(NAME, SCHEDULES),
                "--lr-decay-iters " + stage.steps(),
                "--lr-warmup-iters " + stage.warmupSteps(),
                "--weight-decay " + stage.weightDecay(),
                "--adam-beta1 " + stage.betas().get(0),
                "--adam-beta2 " + stage.betas().get(1),
                "--clip-grad " + stage.clipNorm(),
                "--bf16",
                "--seed " + Math.max(1, handOff.seed())));
        return arguments;
    }
}
