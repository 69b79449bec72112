package io.glossa.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML file on its way to becoming settings records: a tree that remembers the line of every key, takes
 * {@code --set a.b=value} changes, and binds to records whose components are written in dashes.
 *
 * <p>Records fill in their own defaults: a missing key reaches the compact constructor as {@code null}.
 *
 * <p><b>Errors.</b> {@link ConfigException} with file, line, key and the nearest known key.
 */
public final class Settings {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final String source;
    private final ObjectNode tree;
    private final Map<String, Integer> lines;

    private Settings(String source, ObjectNode tree, Map<String, Integer> lines) {
        this.source = source;
        this.tree = tree;
        this.lines = lines;
    }

    /** Reads a file. */
    public static Settings read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** Parses a text; {@code source} names it in messages. */
    public static Settings parse(String yaml, String source) {
        try {
            JsonNode tree = MAPPER.readTree(yaml);
            if (!(tree instanceof ObjectNode object)) {
                throw new ConfigException(source + ": expected a mapping of keys to values at the top level");
            }
            return new Settings(source, object, linesOf(yaml));
        } catch (JsonProcessingException e) {
            throw new ConfigException(source + " line " + line(e) + ": not valid YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(source + ": not valid YAML: " + e.getMessage(), e);
        }
    }

    /** Text form of a settings record, as {@code plan.yaml} shows it. */
    public static String toYaml(Object settings) {
        try {
            return MAPPER.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as YAML: " + settings.getClass(), e);
        }
    }

    /**
     * Sets one value.
     *
     * @param assignment {@code a.b=value}; the value is read as YAML, so {@code [1, 2]} is a list; a number as a path
     *     element is an index into a list; {@code a.b+=[3]} appends
     */
    public Settings set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw new ConfigException(
                    "--set " + assignment + ": expected key=value, for example --set vocab.size=1024");
        }
        String key = assignment.substring(0, equals);
        String[] path = key.split("\\.");
        ObjectNode copy = tree.deepCopy();
        JsonNode parent = copy;
        for (int i = 0; i < path.length - 1; i++) {
            parent = child(parent, path[i], key);
        }
        String last = path[path.length - 1];
        Map<String, Integer> known = new HashMap<>(lines);
        known.put(String.join("/", path), 0);
        JsonNode value = value(assignment, equals);
        if (parent instanceof ArrayNode array) {
            array.set(index(array, last, key), value);
        } else if (last.endsWith(SettingsJoin.APPENDS)) {
            String name = last.substring(0, last.length() - SettingsJoin.APPENDS.length());
            String above = String.join("/", Arrays.copyOf(path, path.length - 1));
            new SettingsJoin(source, known)
                    .append((ObjectNode) parent, name, value, above.isEmpty() ? "" : above + "/");
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return new Settings(source, copy, known);
    }

    private static JsonNode value(String assignment, int equals) {
        try {
            return MAPPER.readTree(assignment.substring(equals + 1));
        } catch (JsonProcessingException e) {
            throw new ConfigException("--set " + assignment + ": the value is not valid YAML", e);
        }
    }

    /** The text at a top-level key, if there is one. */
    public Optional<String> text(String key) {
        return tree.hasNonNull(key) ? Optional.of(tree.get(key).asText()) : Optional.empty();
    }

    /** The mapping below a top-level key; lines are still told of the whole file. */
    public Optional<Settings> below(String key) {
        if (!(tree.get(key) instanceof ObjectNode below)) {
            return Optional.empty();
        }
        Map<String, Integer> own = new HashMap<>();
        lines.forEach((path, line) -> {
            if (path.startsWith(key + "/")) {
                own.put(path.substring(key.length() + 1), line);
            }
        });
        return Optional.of(new Settings(source, below, own));
    }

    /**
     * Every value that differs from other settings, as {@code key: was OLD, is NEW}, with keys as files spell them.
     */
    public List<String> changesSince(Settings begun) {
        return ChangedKeys.between(begun.tree, tree);
    }

    /** These settings without a top-level key. */
    public Settings without(String key) {
        ObjectNode copy = tree.deepCopy();
        copy.remove(key);
        return new Settings(source, copy, lines);
    }

    /**
     * These settings over others: mappings are joined key by key, lists and single values replace, and a list under {@code KEY+} is
     * appended to that of {@code KEY}.
     */
    public Settings over(Settings base) {
        ObjectNode joined = base.tree.deepCopy();
        SettingsJoin join = new SettingsJoin(source, lines);
        join.into(joined, tree.deepCopy());
        return new Settings(source, joined, join.lines());
    }

    /** Binds the whole tree to a record. */
    public <T> T bind(Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            List<String> known =
                    e.getKnownPropertyIds().stream().map(Object::toString).toList();
            throw new ConfigException(at(e.getPath()) + unknown(e.getPropertyName(), known), e);
        } catch (JsonMappingException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof GlossaException known) {
                    refuseUnknownKeys(e);
                    throw new ConfigException(at(e.getPath()) + known.getMessage(), e);
                }
            }
            throw new ConfigException(at(e.getPath()) + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new ConfigException(source + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A record with a creator of its own has other keys than its components. */
    private static boolean readsItself(Class<?> record) {
        return Arrays.stream(record.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }

    /** A record that misses a key may do so because the key is misspelled: then that is what to say. */
    private void refuseUnknownKeys(JsonMappingException e) {
        if (!(e instanceof ValueInstantiationException broken)
                || !broken.getType().getRawClass().isRecord()
                || readsItself(broken.getType().getRawClass())) {
            return;
        }
        JsonNode node = tree;
        for (JsonMappingException.Reference step : e.getPath()) {
            node = step.getFieldName() != null ? node.path(step.getFieldName()) : node.path(step.getIndex());
        }
        List<String> known = Arrays.stream(broken.getType().getRawClass().getRecordComponents())
                .map(c -> PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(c.getName()))
                .toList();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new ConfigException(at(e.getPath()) + unknown(name, known), e);
            }
        }
    }

    private static String unknown(String name, List<String> known) {
        String list = name.endsWith(SettingsJoin.APPENDS)
                ? name.substring(0, name.length() - SettingsJoin.APPENDS.length())
                : "";
        return known.contains(list)
                ? "'" + name + "' appends to a list of the recipe that this one extends, and there is none; write '"
                        + list + "'"
                : NearestName.unknown("key", name, known);
    }

    private static JsonNode child(JsonNode parent, String name, String key) {
        if (parent instanceof ArrayNode array) {
            return array.get(index(array, name, key));
        }
        JsonNode child = parent.get(name);
        if (child == null || child.isNull()) {
            child = JsonNodeFactory.instance.objectNode();
            ((ObjectNode) parent).set(name, child);
        }
        if (!child.isContainerNode()) {
            throw new ConfigException("--set " + key + ": '" + name + "' holds a single value, not keys");
        }
        return child;
    }

    private static int index(ArrayNode array, String name, String key) {
        if (!name.matches("\\d+") || Integer.parseInt(name) >= array.size()) {
            throw new ConfigException(
                    "--set " + key + ": '" + name + "' must be an index from 0 to " + (array.size() - 1));
        }
        return Integer.parseInt(name);
    }

    private String at(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        for (JsonMappingException.Reference reference : path) {
            String name =
                    reference.getFieldName() != null ? reference.getFieldName() : String.valueOf(reference.getIndex());
            pointer.append(pointer.isEmpty() ? "" : "/").append(name);
            shown.append(shown.isEmpty() ? "" : ".").append(name);
        }
        Integer line = lines.get(pointer.toString());
        String where = line == null ? "" : line == 0 ? " (--set)" : " line " + line;
        return source + where + ": " + (shown.isEmpty() ? "" : shown + ": ");
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static Map<String, Integer> linesOf(String yaml) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                if (!pointer.isEmpty()) {
                    lines.putIfAbsent(
                            pointer.substring(1), parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
