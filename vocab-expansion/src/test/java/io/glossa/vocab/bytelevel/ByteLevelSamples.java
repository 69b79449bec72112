package io.glossa.vocab.bytelevel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small byte-level tokenizer that needs no file: the bytes, a few English merges, and a special token behind. */
public final class ByteLevelSamples {
    private ByteLevelSamples() {}

    /** Its model, with GPT-2's pre-tokenizer. */
    public static ByteLevelModel model() {
        Map<String, Integer> vocabulary = new TreeMap<>();
        for (int value = 0; value < 256; value++) {
            vocabulary.put(String.valueOf(ByteAlphabet.letter(value)), value);
        }
        List<ByteLevelModel.Merge> merges = new ArrayList<>();
        for (String merge : List.of("Ġ t", "h e", "Ġt he", "i n", "Ġ a")) {
            String[] halves = merge.split(" ");
            int id = vocabulary.size();
            merges.add(
                    new ByteLevelModel.Merge(vocabulary.get(halves[0]), vocabulary.get(halves[1]), id, merges.size()));
            vocabulary.put(halves[0] + halves[1], id);
        }
        return new ByteLevelModel(
                "sample",
                vocabulary,
                merges,
                List.of(new AddedToken(vocabulary.size(), "<|endoftext|>", true)),
                PreTokenizer.of(List.of(PreTokenizer.GPT2), false, "sample"),
                Normalization.NONE,
                false);
    }

    /** Its {@code tokenizer.json} in a folder. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("tokenizer.json"), ByteLevelJson.fresh(model()));
        return folder;
    }
}
