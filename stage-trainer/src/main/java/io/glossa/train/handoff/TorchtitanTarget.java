package io.glossa.train.handoff;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.RotaryScaling;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * torchtitan: the tokens of all documents behind each other, {@code train.toml}, and {@code glossa_torchtitan.py}, which the
 * former imports: it registers a model of the shape of {@code model/config.json} and a loader of the tokens.
 *
 * <p><b>Format.</b> {@code data/train.bin} is uint32 little-endian. Documents do not attend to each other: torchtitan's
 * block-causal mask tells them apart by the end-of-text token.
 *
 * <p><b>Source.</b> pytorch/torchtitan v0.2.2: {@code torchtitan/config/job_config.py} for the keys of the TOML,
 * {@code torchtitan/protocols/train_spec.py}, {@code torchtitan/models/llama3/} and {@code components/dataloader.py} for what
 * the module calls. Later sources configure runs in Python; this is the last release.
 */
public final class TorchtitanTarget implements HandOffTarget {
    /** Its name. */
    public static final String NAME = "torchtitan";

    private static final String MODULE = "glossa_torchtitan.py";
    private static final Map<String, String> SCHEDULES =
            Map.of("constant", "linear", "cosine", "cosine", "linear", "linear");

    /** For the registry. */
    public TorchtitanTarget() {}

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
        if (config.tiedEmbeddings()) {
            throw new ConfigException("tie_word_embeddings of the model is true; " + NAME
                    + "'s Llama has a head of its own: glossa untie MODEL --out DIR, then --model DIR");
        }
        if (config.headSize() * config.attentionHeads() != config.hiddenSize()) {
            throw new ConfigException("head_dim of the model is " + config.headSize() + "; " + NAME
                    + "'s Llama divides hidden_size by the heads: " + config.hiddenSize() / config.attentionHeads());
        }
        boolean known = config.rotaryScaling() instanceof RotaryScaling.None
                || config.toJson().findValuesAsText("rope_type").contains("llama3");
        if (!known) {
            throw new ConfigException("rope_scaling of the model: " + NAME + " is handed none or llama3");
        }
    }

    @Override
    public void write(HandOff handOff) {
        Path data = handOff.directory().resolve(HandOff.DATA);
        try {
            Files.createDirectories(data);
            writeTokens(handOff, data.resolve("train.bin"));
        } catch (IOException e) {
            throw AtomicFiles.failure("write", data, e);
        }
        AtomicFiles.write(handOff.directory().resolve(MODULE), module());
        AtomicFiles.write(
                handOff.directory().resolve("train.toml"), toml(handOff).getBytes(StandardCharsets.UTF_8));
    }

    private static void writeTokens(HandOff handOff, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            handOff.forEachDocument("train", document -> {
                ByteBuffer bytes =
                        ByteBuffer.allocate(document.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().put(document);
                try {
                    out.write(bytes.array());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static byte[] module() {
        try (InputStream in = TorchtitanTarget.class.getResourceAsStream(MODULE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String toml(HandOff handOff) {
        HandOffStage stage = handOff.stage();
        boolean constant = stage.schedule().equals("constant");
        return """
                # Trains stage %s with torchtitan 0.2.2, from this folder:
                #   PYTHONPATH=. torchrun --nproc-per-node N -m torchtitan.train --job.config_file train.toml

                [job]
                dump_folder = "./out"
                description = "%s"

                [model]
                name = "glossa_llama"
                flavor = "handed_off"
                hf_assets_path = "./model"

                [optimizer]
                name = "AdamW"
                lr = %s
                beta1 = %s
                beta2 = %s
                weight_decay = %s

                [lr_scheduler]
                warmup_steps = %d
                decay_type = "%s"
                min_lr_factor = %s

                [training]
                dataset = "glossa"
                dataset_path = "./data/train.bin"
                local_batch_size = %d
                global_batch_size = %d
                seq_len = %d
                max_norm = %s
                steps = %d

                [checkpoint]
                enable = true
                initial_load_path = "./model"
                initial_load_in_hf = true
                initial_load_model_only = true
                last_save_in_hf = true
                last_save_model_only = true

                [activation_checkpoint]
                mode = "selective"

                [debug]
                seed = %d

                [experimental]
                custom_import = "glossa_torchtitan"
                """.formatted(
                        stage.name(),
                        stage.name(),
                        stage.learningRate(),
                        stage.betas().get(0),
                        stage.betas().get(1),
                        stage.weightDecay(),
                        stage.warmupSteps(),
                        handOff.schedule(NAME, SCHEDULES),
                        constant ? 1.0 : stage.floor(),
                        stage.microBatchSequences(),
                        stage.batchSequences(),
                        stage.sequenceLength(),
                        stage.clipNorm(),
                        stage.steps(),
                        handOff.seed());
    }
}
