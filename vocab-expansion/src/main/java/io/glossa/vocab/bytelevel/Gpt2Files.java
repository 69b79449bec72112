package io.glossa.vocab.bytelevel;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GPT-2's pair of files: {@code encoder.json} with the ids, {@code vocab.bpe} with the merges, one {@code LEFT RIGHT} a line. */
public final class Gpt2Files {
    /** Ids by spelling. */
    public static final String VOCABULARY = "encoder.json";
    /** Merges in order. */
    public static final String MERGES = "vocab.bpe";

    private static final String HEADER = "#version: 0.2";
    private static final String END = "<|endoftext|>";

    private Gpt2Files() {}

    static ByteLevelModel read(Path directory) {
        Path vocabularyFile = directory.resolve(VOCABULARY);
        Map<String, Integer> vocabulary =
                vocabulary(JsonText.parse(bytes(vocabularyFile), vocabularyFile.toString()), vocabularyFile.toString());
        List<String> merges = new ArrayList<>();
        Path mergesFile = directory.resolve(MERGES);
        for (String line : new String(bytes(mergesFile), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#version")) {
                merges.add(line);
            }
        }
        List<AddedToken> added = new ArrayList<>();
        if (vocabulary.containsKey(END)) {
            added.add(new AddedToken(vocabulary.remove(END), END, true));
        }
        return new ByteLevelModel(
                vocabularyFile.toString(),
                vocabulary,
                ListedMerges.parse(merges, vocabulary, mergesFile.toString()),
                added,
                PreTokenizer.of(List.of(PreTokenizer.GPT2), false, vocabularyFile.toString()),
                Normalization.NONE,
                false);
    }

    /** Writes both files; what a file of this kind cannot hold (another pre-tokenizer) is refused. */
    public static void write(ByteLevelModel model, Path directory) {
        if (!model.preTokenizer().expressions().equals(List.of(PreTokenizer.GPT2))) {
            throw new FormatException(model.source() + ": " + VOCABULARY
                    + " implies GPT-2's pre-tokenizer, the model has" + " another; write tokenizer.json instead");
        }
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (int id = 0; id < model.size(); id++) {
            if (!model.spelling(id).isEmpty()) {
                vocabulary.put(model.spelling(id), id);
            }
        }
        model.addedTokens().forEach(token -> vocabulary.put(token.text(), token.id()));
        StringBuilder merges = new StringBuilder(HEADER).append('\n');
        model.merges()
                .forEach(m -> merges.append(model.spelling(m.left()))
                        .append(' ')
                        .append(model.spelling(m.right()))
                        .append('\n'));
        AtomicFiles.write(directory.resolve(VOCABULARY), JsonText.compact(vocabulary));
        AtomicFiles.write(directory.resolve(MERGES), merges.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    static Map<String, Integer> vocabulary(JsonNode node, String source) {
        if (!node.isObject() || node.isEmpty()) {
            throw new FormatException(source + ": found no vocabulary, expected an object of ids by token");
        }
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isInt() || field.getValue().intValue() < 0) {
                throw new FormatException(source + ": token '" + field.getKey() + "' has the id " + field.getValue()
                        + ", expected a whole number of 0 or more");
            }
            vocabulary.put(field.getKey(), field.getValue().intValue());
        });
        return vocabulary;
    }
}
