package io.glossa.checkpoint.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads {@code adapter_config.json} and refuses what would be merged wrongly.
 *
 * <p>Refused, by key: another {@code peft_type} than LORA; {@code use_dora}, {@code use_qalora}, {@code use_bdlora},
 * {@code lora_bias}, {@code bias}, {@code fan_in_fan_out}, {@code target_parameters}, {@code layer_replication} and
 * {@code alora_invocation_tokens}, which change the formula; the starts {@code pissa}, {@code olora}, {@code corda} and
 * {@code loftq} of {@code init_lora_weights}, which change the base that the adapter belongs to.
 */
final class AdapterConfigReader {
    private static final List<String> OTHER_FORMULAS = List.of(
            "use_dora",
            "use_qalora",
            "use_bdlora",
            "lora_bias",
            "fan_in_fan_out",
            "target_parameters",
            "layer_replication",
            "alora_invocation_tokens");
    private static final Pattern OTHER_BASES = Pattern.compile("(pissa|olora|corda|loftq).*");

    private final Path file;
    private final JsonNode json;

    AdapterConfigReader(Path file) {
        this.file = file;
        this.json = Json.read(file);
    }

    AdapterConfig read() {
        if (!json.isObject()) {
            throw new FormatException(file + ": expected a JSON object");
        }
        if (!json.path("peft_type").asText().equals("LORA")) {
            throw refused("peft_type", "LORA");
        }
        for (String key : OTHER_FORMULAS) {
            JsonNode value = json.path(key);
            boolean unset = value.isMissingNode()
                    || value.isNull()
                    || (value.isBoolean() && !value.asBoolean())
                    || (value.isContainerNode() && value.isEmpty());
            if (!unset) {
                throw refused(key, "nothing or false, for plain LORA");
            }
        }
        if (!json.path("bias").asText("none").equals("none")) {
            throw refused("bias", "none");
        }
        if (OTHER_BASES.matcher(json.path("init_lora_weights").asText()).matches()) {
            throw new FormatException(file + ": init_lora_weights is " + json.path("init_lora_weights")
                    + ", which changes the base's weights; convert the adapter with PEFT's save_pretrained(...,"
                    + " path_initial_model_for_weight_conversion=...) first");
        }
        int rank = json.path("r").asInt(0);
        if (rank < 1) {
            throw refused("r", "a whole number above 0");
        }
        if (!json.path("lora_alpha").isNumber()) {
            throw refused("lora_alpha", "a number");
        }
        return new AdapterConfig(
                rank,
                json.path("lora_alpha").doubleValue(),
                json.path("use_rslora").asBoolean(false),
                texts("target_modules"),
                texts("modules_to_save"),
                trainedTokens(),
                ranks(),
                alphas(),
                json.path("base_model_name_or_path").asText(""));
    }

    private List<String> texts(String key) {
        JsonNode value = json.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            // A regular expression or all-linear: the tensors themselves say which modules it came to.
            texts.add(value.asText());
        }
        value.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private SortedMap<String, List<Integer>> trainedTokens() {
        SortedMap<String, List<Integer>> tokens = new TreeMap<>();
        JsonNode value = json.path("trainable_token_indices");
        if (value.isArray()) {
            tokens.put("embed_tokens", ids(value));
        } else {
            value.properties().forEach(entry -> tokens.put(entry.getKey(), ids(entry.getValue())));
        }
        return tokens;
    }

    private List<Integer> ids(JsonNode array) {
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : array) {
            if (!id.isInt() || id.intValue() < 0) {
                throw refused("trainable_token_indices", "token ids");
            }
            ids.add(id.intValue());
        }
        return ids;
    }

    private SortedMap<String, Integer> ranks() {
        SortedMap<String, Integer> ranks = new TreeMap<>();
        json.path("rank_pattern").properties().forEach(entry -> {
            if (!entry.getValue().isInt() || entry.getValue().intValue() < 1) {
                throw refused("rank_pattern", "whole numbers above 0");
            }
            ranks.put(pattern("rank_pattern", entry.getKey()), entry.getValue().intValue());
        });
        return ranks;
    }

    private SortedMap<String, Double> alphas() {
        SortedMap<String, Double> alphas = new TreeMap<>();
        json.path("alpha_pattern").properties().forEach(entry -> {
            if (!entry.getValue().isNumber()) {
                throw refused("alpha_pattern", "numbers");
            }
            alphas.put(
                    pattern("alpha_pattern", entry.getKey()), entry.getValue().doubleValue());
        });
        return alphas;
    }

    private String pattern(String key, String expression) {
        try {
            return Pattern.compile(expression).pattern();
        } catch (PatternSyntaxException e) {
            throw new FormatException(
                    file + ": " + key + ": '" + expression + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    private FormatException refused(String key, String expected) {
        return new FormatException(file + ": " + key + " is " + json.path(key) + "; expected " + expected
                + ": other adapters cannot be merged here, merge this one with PEFT's merge_and_unload");
    }
}
