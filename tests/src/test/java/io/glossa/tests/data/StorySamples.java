package io.glossa.tests.data;

import io.glossa.run.Json;
import io.glossa.train.Device;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.GenerationSettings;
import io.glossa.train.model.TextGenerator;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws stories from the base model itself, from its own distribution (temperature 1, nothing cut), each until the model
 * ends it or its context is full. A text that is empty, holds a replacement character (the model wrote bytes that are no
 * UTF-8) or was drawn before is left out.
 *
 * <p>{@code StorySamples MODEL_DIRECTORY SOURCE SEED COUNT [FILE_OF_STORIES_TO_AVOID]}, to standard output
 */
public final class StorySamples {
    private StorySamples() {}

    /** Writes JSON lines. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        String source = arguments[1];
        long seed = Long.parseLong(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        Set<String> seen = new HashSet<>();
        if (arguments.length > 4) {
            for (String line : Files.readAllLines(Path.of(arguments[4]))) {
                seen.add(Json.mapper().readTree(line).get("text").asText());
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Tokenizer tokenizer = Tokenizers.load(directory);
        try (DecoderModel model = DecoderModel.open(directory, Device.CPU, 1)) {
            GenerationSettings settings = new GenerationSettings(model.contextLength() - 1, 1.0, 1.0, seed);
            // A few more than wanted make up for those left out.
            List<int[]> drawn = new TextGenerator(model, tokenizer, settings).sample("", count + count / 8);
            int written = 0;
            for (int i = 0; i < drawn.size() && written < count; i++) {
                String text = tokenizer.decode(drawn.get(i)).strip();
                if (!text.isEmpty() && text.indexOf('\uFFFD') < 0 && seen.add(text)) {
                    out.print(record(source, i, text) + "\n");
                    written++;
                }
            }
            if (written < count) {
                throw new IllegalStateException(
                        "only " + written + " of " + drawn.size() + " drawn stories are usable");
            }
        }
        out.flush();
    }

    private static String record(String source, int number, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", source + "/" + number);
        fields.put("lang", "en");
        fields.put("source", source);
        fields.put("text", text);
        // Keys keep their order here: the other corpora have them so too.
        StringBuilder line = new StringBuilder("{");
        fields.forEach((key, value) -> line.append(line.length() > 1 ? ", " : "")
                .append(Json.line(key))
                .append(": ")
                .append(Json.line(value)));
        return line.append("}").toString();
    }
}
