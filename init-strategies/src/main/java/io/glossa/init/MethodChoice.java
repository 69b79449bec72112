package io.glossa.init;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the rows of one matrix come about: a method, and what follows it.
 *
 * <p>Written as a method's name alone, or as
 * {@code {method: omp, rows: 16, norm: mean, noise: 0.01, otherwise: [subtoken-mean]}}.
 *
 * @param name for reports; the call unless given
 * @param call the method with its parameters
 * @param norm length of the rows; null is that of the settings
 * @param noise standard deviation of what is added to each element, as a share of the base's deviation in its dimension
 * @param otherwise who is asked, in order, for pieces that the method declines; {@code global-mean} always stands behind them
 */
public record MethodChoice(String name, MethodCall call, NormMatching norm, double noise, List<MethodCall> otherwise) {
    /** Who is asked for pieces that a method declines unless the settings say it. */
    static final List<MethodCall> STANDARD = List.of(MethodCall.of("subtoken-mean"));

    private static final MethodCall LAST = MethodCall.of("global-mean");
    private static final double MOST_NOISE = 10;
    private static final Set<String> KEYS = Set.of("name", "norm", "noise", "otherwise");

    public MethodChoice {
        name = name == null ? call.toString() : name;
        otherwise = otherwise == null ? STANDARD : List.copyOf(otherwise);
        if (!(noise >= 0 && noise <= MOST_NOISE)) {
            throw new ConfigException(call.method() + ": noise: " + noise + "; expected 0 to " + MOST_NOISE
                    + ", a share of the base's deviation");
        }
    }

    /** A method with its defaults. */
    public static MethodChoice of(String method) {
        return new MethodChoice(null, MethodCall.of(method), null, 0, null);
    }

    /** Reads the text or the mapping of settings. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MethodChoice read(JsonNode node) {
        MethodCall call = MethodCall.read(node, KEYS);
        JsonNode noise = node.path("noise");
        if (!noise.isMissingNode() && !noise.isNumber()) {
            throw new ConfigException(call.method() + ": noise: " + noise + "; expected a number");
        }
        return new MethodChoice(
                node.hasNonNull("name") ? node.path("name").asText() : null,
                call,
                node.has("norm") ? norm(call.method(), node.path("norm")) : null,
                noise.asDouble(),
                node.has("otherwise") ? calls(call.method(), node.path("otherwise")) : null);
    }

    /** Who is asked for a row, in order; the last never declines. */
    List<MethodCall> calls() {
        return Stream.concat(Stream.of(call), Stream.concat(otherwise.stream(), Stream.of(LAST)))
                .distinct()
                .toList();
    }

    /** What {@link #read} reads. */
    @JsonValue
    Object written() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!name.equals(call.toString())) {
            map.put("name", name);
        }
        map.put("method", call.method());
        map.putAll(call.parameters());
        if (norm != null) {
            map.put("norm", norm);
        }
        if (noise > 0) {
            map.put("noise", noise);
        }
        if (!otherwise.equals(STANDARD)) {
            map.put("otherwise", otherwise);
        }
        return map.size() == 1 ? call.method() : map;
    }

    private static NormMatching norm(String method, JsonNode node) {
        try {
            return Json.mapper().convertValue(node, NormMatching.class);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(method + ": norm: " + node + "; expected none, mean or per-script", e);
        }
    }

    private static List<MethodCall> calls(String method, JsonNode node) {
        if (!node.isArray()) {
            throw new ConfigException(method + ": otherwise: " + node + "; expected a list of methods");
        }
        List<MethodCall> calls = new ArrayList<>();
        node.forEach(element -> calls.add(MethodCall.read(element)));
        return calls;
    }
}
