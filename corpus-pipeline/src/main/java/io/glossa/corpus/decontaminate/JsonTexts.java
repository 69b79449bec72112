package io.glossa.corpus.decontaminate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The strings of JSON: one value, or one after another as JSON lines are. Covers SQuAD and everything like it, for every
 * string counts wherever it stands in the tree.
 *
 * <p>A text's place is the number of its value in the file and the path of keys to it, as in {@code 3/paragraphs/0/context}.
 * Keys of fields are compared anywhere in the tree.
 */
public final class JsonTexts implements EvaluationFormat {
    /** Sets written by Python hold NaN where a value is missing. */
    private static final ObjectReader READER =
            Json.mapper().readerFor(JsonNode.class).with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean recognises(String fileName, String beginning) {
        return fileName.endsWith(".json") || fileName.endsWith(".jsonl") || fileName.endsWith(".ndjson");
    }

    @Override
    public void read(Reader in, String file, List<String> fields, BiConsumer<String, String> sink) throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        try (MappingIterator<JsonNode> values = READER.readValues(in)) {
            for (int number = 1; values.hasNextValue(); number++) {
                walk(values.nextValue(), Integer.toString(number), "", fields, keys, sink);
            }
        } catch (JsonProcessingException e) {
            throw new FormatException(
                    file + " line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                            + ": not valid JSON (" + e.getOriginalMessage()
                            + "); expected JSON or JSON lines in UTF-8: fetch the set again, or name its format",
                    e);
        }
        for (String field : fields) {
            if (!keys.contains(field)) {
                throw new ConfigException(file + ": " + NearestName.unknown("field", field, keys));
            }
        }
    }

    private static void walk(
            JsonNode node,
            String place,
            String key,
            List<String> fields,
            TreeSet<String> keys,
            BiConsumer<String, String> sink) {
        if (node.isTextual()) {
            if (fields.isEmpty() || fields.contains(key)) {
                sink.accept(place, node.textValue());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), place + "/" + i, key, fields, keys, sink);
            }
        } else {
            node.properties().forEach(child -> {
                keys.add(child.getKey());
                walk(child.getValue(), place + "/" + child.getKey(), child.getKey(), fields, keys, sink);
            });
        }
    }
}
