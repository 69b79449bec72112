package io.glossa.checkpoint.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code adapter_config.json} says of a LoRA adapter.
 *
 * @param rank of every module without one of its own
 * @param alpha numerator of the scale
 * @param rankStabilised whether the scale divides by the root of the rank instead of the rank
 * @param targetModules endings of the names of adapted modules, such as {@code q_proj}
 * @param modulesToSave endings of the names of modules that are trained in full, such as {@code embed_tokens}
 * @param trainedTokens ids of trained rows by ending of the module's name
 * @param rankPattern ranks of single modules by PEFT's patterns
 * @param alphaPattern alphas of single modules by PEFT's patterns
 * @param baseModel hub id or path of the base; empty when unknown
 */
public record AdapterConfig(
        int rank,
        double alpha,
        boolean rankStabilised,
        List<String> targetModules,
        List<String> modulesToSave,
        SortedMap<String, List<Integer>> trainedTokens,
        SortedMap<String, Integer> rankPattern,
        SortedMap<String, Double> alphaPattern,
        String baseModel) {
    /** The file's name. */
    public static final String FILE = "adapter_config.json";

    public AdapterConfig {
        if (rank < 1 || !Double.isFinite(alpha)) {
            throw new IllegalArgumentException("rank " + rank + ", alpha " + alpha);
        }
        targetModules = List.copyOf(targetModules);
        modulesToSave = List.copyOf(modulesToSave);
        trainedTokens = new TreeMap<>(trainedTokens);
        rankPattern = new TreeMap<>(rankPattern);
        alphaPattern = new TreeMap<>(alphaPattern);
    }

    /** An adapter with one rank and one alpha for all its modules. */
    public static AdapterConfig of(
            int rank,
            double alpha,
            boolean rankStabilised,
            List<String> targetModules,
            List<String> modulesToSave,
            String baseModel) {
        return new AdapterConfig(
                rank,
                alpha,
                rankStabilised,
                targetModules,
                modulesToSave,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                baseModel);
    }

    /** What {@code B A} is multiplied by: {@code alpha / rank}, or {@code alpha / sqrt(rank)}. */
    public double scale(String module) {
        double own = find(alphaPattern, module, alpha);
        int divisor = rank(module);
        return own / (rankStabilised ? Math.sqrt(divisor) : divisor);
    }

    /** The rank of a module. */
    public int rank(String module) {
        return find(rankPattern, module, rank);
    }

    /** Reads the file of an adapter's directory; see {@link AdapterConfigReader} for what is refused. */
    public static AdapterConfig read(Path directory) {
        return new AdapterConfigReader(directory.resolve(FILE)).read();
    }

    /** Writes the file, with the keys that every version of PEFT since 0.7 knows. */
    void write(Path directory) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("alpha_pattern", numbers(alphaPattern));
        json.putNull("auto_mapping");
        json.put("base_model_name_or_path", baseModel);
        json.put("bias", "none");
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        json.set("lora_alpha", number(alpha));
        json.put("lora_dropout", 0.0);
        json.set("modules_to_save", modulesToSave.isEmpty() ? json.nullNode() : texts(modulesToSave));
        json.put("peft_type", "LORA");
        json.put("r", rank);
        json.set("rank_pattern", Json.mapper().valueToTree(rankPattern));
        json.set("target_modules", texts(targetModules));
        json.put("task_type", "CAUSAL_LM");
        if (!trainedTokens.isEmpty()) {
            json.set("trainable_token_indices", Json.mapper().valueToTree(trainedTokens));
        }
        json.put("use_dora", false);
        json.put("use_rslora", rankStabilised);
        Json.write(directory.resolve(FILE), json);
    }

    /** PEFT's rule: the pattern must match the end of the module's name, from a dot on. */
    private static <T> T find(SortedMap<String, T> patterns, String module, T otherwise) {
        return patterns.entrySet().stream()
                .filter(entry -> Pattern.matches("(.*\\.)?(" + entry.getKey() + ")", module))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static ObjectNode numbers(SortedMap<String, Double> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> node.set(key, number(value)));
        return node;
    }

    /** PEFT declares alpha a whole number, and accepts any. */
    private static JsonNode number(double value) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? factory.numberNode((int) value)
                : factory.numberNode(value);
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        values.forEach(node::add);
        return node;
    }
}
