package io.glossa.vocab.bytelevel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON in the order in which it was put together: readers that stream a vocabulary expect it by id. */
final class JsonText {
    private JsonText() {}

    /** Reads a tree; a key that comes twice in an object is refused. */
    static ObjectNode parse(byte[] bytes, String source) {
        try {
            JsonNode tree = Json.mapper()
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new FormatException(source + ": found no JSON object, expected one; copy the file again");
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new FormatException(
                    source + ": not JSON, truncated, or with a key twice: " + reason + "; copy the file again", e);
        }
    }

    static byte[] compact(Object tree) {
        return write(writer(), tree);
    }

    static byte[] indented(Object tree) {
        return write(writer().withDefaultPrettyPrinter(), tree);
    }

    private static ObjectWriter writer() {
        return Json.mapper()
                .writer()
                .without(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .without(SerializationFeature.INDENT_OUTPUT);
    }

    private static byte[] write(ObjectWriter writer, Object tree) {
        try {
            return writer.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and texts are representable as JSON", e);
        }
    }
}
