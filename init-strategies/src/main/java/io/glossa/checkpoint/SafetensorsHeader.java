package io.glossa.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the JSON header of a safetensors file says, after it has been checked against the file.
 *
 * <p><b>Invariants.</b> Names are unique; types are known; offsets times type and shape agree; the tensors fill the data
 * part without overlap or hole.
 *
 * <p><b>Source.</b> The format description of huggingface/safetensors, "Format" and its list of guarantees.
 *
 * @param tensors by name
 * @param metadata free text by key, from {@code __metadata__}
 */
record SafetensorsHeader(SortedMap<String, Placed> tensors, SortedMap<String, String> metadata) {
    /** The longest header that is read, as the reference implementation has it. */
    static final long MAX_BYTES = 100_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** A tensor and where its data begins and ends, counted from the end of the header. */
    record Placed(TensorInfo info, long begin, long end) {}

    /**
     * Parses and checks a header.
     *
     * @param dataBytes size of the file after the header
     * @param source the file, for messages
     */
    static SafetensorsHeader parse(byte[] json, long dataBytes, String source) {
        SortedMap<String, Placed> tensors = new TreeMap<>();
        SortedMap<String, String> metadata = new TreeMap<>();
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FormatException(source + ": the header is not a JSON object; the file is damaged");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                JsonNode value = MAPPER.readTree(parser);
                if (name.equals("__metadata__")) {
                    readMetadata(value, metadata, source);
                } else {
                    tensors.put(name, placed(name, value, source));
                }
            }
            if (parser.nextToken() != null) {
                throw new FormatException(source + ": text follows the JSON object of the header");
            }
        } catch (IOException e) {
            throw new FormatException(
                    source + ": the header is not valid JSON (" + firstLine(e) + "); copy or download the file again",
                    e);
        }
        checkFilled(tensors, dataBytes, source);
        return new SafetensorsHeader(tensors, metadata);
    }

    private static void readMetadata(JsonNode value, Map<String, String> metadata, String source) {
        if (!value.isObject()) {
            throw new FormatException(source + ": __metadata__ is not an object of texts");
        }
        value.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new FormatException(source + ": __metadata__." + entry.getKey() + " is not a text");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        });
    }

    private static Placed placed(String name, JsonNode value, String source) {
        String at = source + ": tensor '" + name + "': ";
        JsonNode typeName = value.path("dtype");
        DataType type = DataType.of(typeName.asText(""))
                .orElseThrow(() -> new FormatException(
                        at + "dtype " + typeName + " is unknown; known: " + List.of(DataType.values())));
        List<Long> shape = longs(value.path("shape"), at + "shape");
        List<Long> offsets = longs(value.path("data_offsets"), at + "data_offsets");
        if (offsets.size() != 2) {
            throw new FormatException(at + "data_offsets must be two numbers, found " + offsets.size());
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        TensorInfo info;
        try {
            info = new TensorInfo(name, type, shape);
        } catch (ArithmeticException e) {
            throw new FormatException(at + "shape " + shape + " has more bytes than any file", e);
        }
        if (end < begin || end - begin != info.bytes()) {
            throw new FormatException(at + "offsets " + offsets + " do not hold " + info.bytes() + " bytes, which "
                    + type + " " + shape + " needs");
        }
        return new Placed(info, begin, end);
    }

    private static List<Long> longs(JsonNode array, String at) {
        if (!array.isArray()) {
            throw new FormatException(at + " must be a list of whole numbers");
        }
        List<Long> values = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isIntegralNumber() || !element.canConvertToLong() || element.longValue() < 0) {
                throw new FormatException(at + ": " + element + " is not a whole number from 0 to 2^63-1");
            }
            values.add(element.longValue());
        }
        return values;
    }

    private static void checkFilled(SortedMap<String, Placed> tensors, long dataBytes, String source) {
        List<Placed> ordered = new ArrayList<>(tensors.values());
        ordered.sort(Comparator.comparingLong(Placed::begin).thenComparingLong(Placed::end));
        long expected = 0;
        for (Placed tensor : ordered) {
            if (tensor.begin() != expected) {
                throw new FormatException(source + ": tensor '" + tensor.info().name() + "' begins at byte "
                        + tensor.begin() + " of the data where " + expected + " was expected: tensors "
                        + (tensor.begin() < expected ? "overlap" : "leave a hole"));
            }
            expected = tensor.end();
        }
        if (expected != dataBytes) {
            throw new FormatException(source + ": the header describes " + expected + " bytes of data, the file has "
                    + dataBytes + (dataBytes < expected ? "; it is cut off: copy or download it again" : ""));
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
