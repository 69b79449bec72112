package io.glossa.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names what differs between two settings. */
final class ChangedKeys {
    private ChangedKeys() {}

    /** Compares trees, value by value. */
    static List<String> between(JsonNode was, JsonNode is) {
        return between(values(was), values(is));
    }

    /** Compares values by key. */
    static List<String> between(Map<String, String> was, Map<String, String> is) {
        SortedSet<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        List<String> changes = new ArrayList<>();
        for (String key : keys) {
            String before = was.getOrDefault(key, "not set");
            String now = is.getOrDefault(key, "not set");
            if (!before.equals(now)) {
                changes.add(key + ": was " + before + ", is " + now);
            }
        }
        return changes;
    }

    /** Every value by its path, as settings files spell keys. */
    private static SortedMap<String, String> values(JsonNode tree) {
        SortedMap<String, String> values = new TreeMap<>();
        collect("", tree, values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(below(path, entry.getKey().replace('_', '-')), entry.getValue(), values));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                collect(below(path, Integer.toString(i)), node.get(i), values);
            }
        } else if (!node.isNull()) {
            values.put(path.isEmpty() ? "settings" : path, node.isTextual() ? node.asText() : node.toString());
        }
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
