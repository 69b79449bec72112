package io.glossa.train.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tensors of a small float32 safetensors file, widened to double: eight bytes of header length, a JSON header of
 * {@code {"dtype", "shape", "data_offsets"}} by name, then the data, all little-endian.
 */
final class Float32Tensors {
    private Float32Tensors() {}

    static Map<String, double[]> read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] header = new byte[Math.toIntExact(bytes.getLong())];
            bytes.get(header);
            int data = bytes.position();
            Map<String, double[]> tensors = new TreeMap<>();
            JsonNode tree = Json.mapper().readTree(new String(header, StandardCharsets.UTF_8));
            for (Map.Entry<String, JsonNode> field : tree.properties()) {
                if (!field.getKey().equals("__metadata__")) {
                    tensors.put(field.getKey(), tensor(field.getValue(), bytes, data));
                }
            }
            return tensors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] tensor(JsonNode entry, ByteBuffer bytes, int data) {
        if (!entry.get("dtype").asText().equals("F32")) {
            throw new IllegalArgumentException("only F32 tensors are read here, found " + entry);
        }
        int begin = data + entry.get("data_offsets").get(0).asInt();
        int end = data + entry.get("data_offsets").get(1).asInt();
        double[] values = new double[(end - begin) / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat(begin + i * Float.BYTES);
        }
        return values;
    }
}
