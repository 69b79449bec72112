package io.glossa.train.handoff;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Axolotl: tokenised documents as JSON lines, and {@code axolotl.yaml}.
 *
 * <p>A row is a document, or a part of one that is longer than a sequence: Axolotl drops longer rows. It packs them again
 * without attention between them. Parts of the model that a stage freezes become {@code unfrozen_parameters}; where they are
 * rows of a matrix Axolotl only zeroes gradients, so that its decay would still move the others: decay is then 0.
 *
 * <p><b>Source.</b> axolotl-ai-cloud/axolotl 067b021: {@code docs/dataset-formats/tokenized.qmd},
 * {@code src/axolotl/utils/schemas/config.py}, {@code training.py}, {@code datasets.py}, and {@code utils/freeze.py}.
 */
public final class AxolotlTarget implements HandOffTarget {
    /** Its name. */
    public static final String NAME = "axolotl";

    private static final Map<String, String> SCHEDULES = Map.of("constant", "constant_with_warmup", "cosine", "cosine");
    private static final String EMBEDDINGS = "^model.embed_tokens.weight$";
    private static final String HEAD = "^lm_head.weight$";

    /** For the registry. */
    public AxolotlTarget() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(HandOff handOff) {
        handOff.schedule(NAME, SCHEDULES);
        unfrozen(handOff);
    }

    @Override
    public void write(HandOff handOff) {
        Path data = handOff.directory().resolve(HandOff.DATA);
        Map<String, Object> validation = new LinkedHashMap<>();
        try {
            Files.createDirectories(data);
            writeSplit(handOff, data, "train");
            if (Files.isDirectory(handOff.pack().resolve("validation"))) {
                writeSplit(handOff, data, "validation");
                validation.put("test_datasets", List.of(dataset("validation", true)));
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", data, e);
        }
        String head = """
                # Trains stage %s with Axolotl, from this folder: axolotl train axolotl.yaml
                # On N GPUs divide gradient_accumulation_steps by N: a step shall see %d sequences.
                """.formatted(handOff.stage().name(), handOff.stage().batchSequences());
        AtomicFiles.write(
                handOff.directory().resolve("axolotl.yaml"),
                (head + Settings.toYaml(settings(handOff, validation))).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> settings(HandOff handOff, Map<String, Object> validation) {
        HandOffStage stage = handOff.stage();
        List<String> unfrozen = unfrozen(handOff);
        boolean rows = unfrozen.stream().anyMatch(pattern -> pattern.endsWith("]"));
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("base_model", "./" + HandOff.MODEL);
        yaml.put("datasets", List.of(dataset("train", false)));
        yaml.putAll(validation);
        yaml.put("val_set_size", 0.0);
        yaml.put("output_dir", "./out");
        yaml.put("sequence_len", stage.sequenceLength());
        yaml.put("sample_packing", true);
        yaml.put("eval_sample_packing", true);
        yaml.put("pad_to_sequence_len", true);
        yaml.put("attn_implementation", "flash_attention_2");
        if (!unfrozen.isEmpty()) {
            yaml.put("unfrozen_parameters", unfrozen);
        }
        yaml.put("micro_batch_size", stage.microBatchSequences());
        yaml.put("gradient_accumulation_steps", stage.accumulation());
        yaml.put("max_steps", stage.steps());
        yaml.put("optimizer", "adamw_torch_fused");
        yaml.put("learning_rate", stage.learningRate());
        yaml.put("lr_scheduler", handOff.schedule(NAME, SCHEDULES));
        if (stage.schedule().equals("cosine")) {
            yaml.put("cosine_min_lr_ratio", stage.floor());
        }
        yaml.put("warmup_steps", stage.warmupSteps());
        yaml.put("adam_beta1", stage.betas().get(0));
        yaml.put("adam_beta2", stage.betas().get(1));
        yaml.put("weight_decay", rows ? 0.0 : stage.weightDecay());
        yaml.put("max_grad_norm", stage.clipNorm());
        yaml.put("bf16", "auto");
        yaml.put("gradient_checkpointing", true);
        yaml.put("logging_steps", 10);
        yaml.put("seed", handOff.seed());
        return yaml;
    }

    /** An empty {@code type} says that the rows are tokens already. */
    private static Map<String, Object> dataset(String split, boolean named) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("path", "./" + HandOff.DATA + "/" + split + ".jsonl");
        dataset.put("ds_type", "json");
        if (named) {
            dataset.put("split", "train");
        }
        dataset.put("type", null);
        return dataset;
    }

    /** Patterns of what learns; none when all does. */
    private static List<String> unfrozen(HandOff handOff) {
        if (handOff.stage().trainsAll()) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (String part : handOff.stage().trains()) {
            switch (part) {
                case "embeddings.new" -> patterns.addAll(newRows(handOff, EMBEDDINGS));
                case "embeddings.all" -> patterns.add(EMBEDDINGS);
                case "head.new" -> patterns.addAll(newRows(handOff, HEAD));
                case "head.all" -> patterns.add(HEAD);
                // Axolotl takes a dot for itself unless a plus follows it.
                case "blocks.all" -> patterns.add("^model.layers.+$");
                case "norms" -> patterns.add("^model.+norm.weight$");
                default ->
                    throw new ConfigException(
                            "stage " + handOff.stage().name() + ": trains " + part + "; " + NAME
                                    + " is handed all, embeddings.new, embeddings.all, head.new, head.all, blocks.all and norms");
            }
        }
        return patterns;
    }

    /** A pattern for each range of new rows of a matrix. */
    private static List<String> newRows(HandOff handOff, String matrix) {
        if (handOff.newRows().count() == 0) {
            throw new ConfigException("stage " + handOff.stage().name()
                    + ": trains new rows, but nothing tells which are new; run the init step first");
        }
        return handOff.newRows().ranges().stream()
                .map(rows -> matrix + "[" + rows.from() + ":" + rows.to() + "]")
                .toList();
    }

    private static void writeSplit(HandOff handOff, Path data, String split) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(data.resolve(split + ".jsonl"), StandardCharsets.UTF_8)) {
            handOff.forEachDocument(split, document -> {
                try {
                    int length = handOff.stage().sequenceLength();
                    for (int from = 0; from < document.length; from += length) {
                        writeRow(out, document, from, Math.min(document.length, from + length));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void writeRow(BufferedWriter out, int[] tokens, int from, int to) throws IOException {
        StringBuilder ids = new StringBuilder();
        StringBuilder ones = new StringBuilder();
        for (int i = from; i < to; i++) {
            ids.append(i == from ? "" : ",").append(tokens[i]);
            ones.append(i == from ? "" : ",").append(1);
        }
        out.append("{\"input_ids\":[")
                .append(ids)
                .append("],\"attention_mask\":[")
                .append(ones);
        out.append("],\"labels\":[").append(ids).append("]}\n");
    }
}
