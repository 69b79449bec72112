package io.glossa.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings written over others: mappings are joined key by key, lists and single values replace, and {@code KEY+} appends its list to
 * the list that the others have at {@code KEY}.
 *
 * <p><b>Errors.</b> {@link ConfigException} naming file, line and key for a {@code KEY+} without a list, over what is no list, or beside
 * {@code KEY} itself.
 */
final class SettingsJoin {
    /** What a key ends with whose list is appended. */
    static final String APPENDS = "+";

    private final String source;
    private final Map<String, Integer> lines;

    /**
     * A join.
     *
     * @param source file of the changes
     * @param lines their lines by path, with slashes between
     */
    SettingsJoin(String source, Map<String, Integer> lines) {
        this.source = source;
        this.lines = new HashMap<>(lines);
    }

    /** The lines of the changes, those of appended items under the places that they have now. */
    Map<String, Integer> lines() {
        return lines;
    }

    /** Writes changes into a tree. */
    void into(ObjectNode base, ObjectNode changes) {
        into(base, changes, "");
    }

    private void into(ObjectNode base, ObjectNode changes, String path) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String key = change.getKey();
            if (key.endsWith(APPENDS)) {
                String name = key.substring(0, key.length() - APPENDS.length());
                if (changes.has(name)) {
                    throw refused(
                            path + key,
                            "stands beside " + name + "; keep one: " + name + " replaces the list, " + key
                                    + " appends to it");
                }
                append(base, name, change.getValue(), path);
            } else if (base.get(key) instanceof ObjectNode below && change.getValue() instanceof ObjectNode more) {
                into(below, more, path + key + "/");
            } else {
                base.set(key, change.getValue());
            }
        }
    }

    /** Appends to the list of a name. */
    void append(ObjectNode base, String name, JsonNode items, String path) {
        String key = path + name + APPENDS;
        if (!(items instanceof ArrayNode more)) {
            throw refused(key, "found " + items + ", expected a list of what to append");
        }
        if (!(base.get(name) instanceof ArrayNode list)) {
            throw refused(
                    key,
                    "there is no list " + (path + name).replace('/', '.') + " to append to; write " + name
                            + " for a list of its own");
        }
        for (int i = 0; i < more.size(); i++) {
            move(key + "/" + i, path + name + "/" + (list.size() + i));
        }
        list.addAll(more);
    }

    private void move(String from, String to) {
        Map<String, Integer> moved = new HashMap<>();
        lines.forEach((path, line) -> {
            if (path.equals(from) || path.startsWith(from + "/")) {
                moved.put(to + path.substring(from.length()), line);
            }
        });
        lines.putAll(moved);
    }

    private ConfigException refused(String path, String what) {
        Integer line = lines.get(path);
        String where = line == null ? "" : line == 0 ? " (--set)" : " line " + line;
        return new ConfigException(source + where + ": " + path.replace('/', '.') + ": " + what);
    }
}
