package io.glossa.init;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.ConfigException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An initialiser with the parameters it is called with: {@code omp}, or {@code {method: omp, rows: 16}}.
 *
 * <p><b>Errors.</b> {@link ConfigException} for a method or parameter that is not known and for a value out of range.
 *
 * @param method name of the initialiser
 * @param parameters those that are given
 */
public record MethodCall(String method, SortedMap<String, Object> parameters) {
    private static final String METHOD = "method";

    public MethodCall {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        MethodParameters.of(EmbeddingInitializers.get(method), parameters);
    }

    /** A method with its defaults. */
    public static MethodCall of(String method) {
        return new MethodCall(method, new TreeMap<>());
    }

    /** Reads the text or the mapping of settings. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MethodCall read(JsonNode node) {
        return read(node, Set.of());
    }

    /** The same, passing over keys that are not the method's. */
    static MethodCall read(JsonNode node, Set<String> foreign) {
        if (node.isTextual()) {
            return of(node.textValue());
        }
        if (!node.path(METHOD).isTextual()) {
            throw new ConfigException("found " + node
                    + "; expected the name of a method, or a mapping with the key method and its parameters");
        }
        SortedMap<String, Object> parameters = new TreeMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getKey().equals(METHOD) && !foreign.contains(entry.getKey())) {
                parameters.put(entry.getKey(), value(entry.getValue()));
            }
        });
        return new MethodCall(node.path(METHOD).textValue(), parameters);
    }

    /** What {@link #read} reads. */
    @JsonValue
    Object written() {
        if (parameters.isEmpty()) {
            return method;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(METHOD, method);
        map.putAll(parameters);
        return map;
    }

    /** Whether rows depend on the seed. */
    boolean drawsAtRandom() {
        return EmbeddingInitializers.get(method).drawsAtRandom();
    }

    /** Refuses files that lack one that the method needs, saying which key names it. */
    void requireFiles(AuxiliaryFiles files) {
        EmbeddingInitializers.get(method).needs().forEach(file -> files.require(file, method));
    }

    /** Ready for a matrix. */
    RowInitializer prepare(MethodContext context) {
        requireFiles(context.files());
        EmbeddingInitializer initializer = EmbeddingInitializers.get(method);
        return initializer.prepare(context.with(MethodParameters.of(initializer, parameters)));
    }

    /** The method, with what was given in brackets: {@code omp(rows=16.0)}. */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? method
                : method + parameters.toString().replace('{', '(').replace('}', ')');
    }

    private static Object value(JsonNode node) {
        return node.isNumber() ? (Object) node.doubleValue() : node.isTextual() ? node.textValue() : node.toString();
    }
}
