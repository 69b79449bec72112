package io.glossa.train.eval;

import io.glossa.corpus.SourceSettings;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The packed train split as training text: what the stages read, in the tokenizer that they read it in. */
public final class PackedText implements TrainingText, AutoCloseable {
    private final PackedCorpus packed;
    private final Map<String, String> languages = new TreeMap<>();

    /**
     * Opens the packed train split.
     *
     * @param pack the directory that the pack step wrote
     * @param sources the recipe's sources, for their languages
     */
    public PackedText(Path pack, List<SourceSettings> sources) {
        packed = PackedCorpus.open(pack.resolve("train"));
        sources.forEach(source -> languages.put(source.name(), source.language()));
    }

    @Override
    public List<String> sources(String language) {
        List<String> all = List.copyOf(packed.sources().keySet());
        List<String> own =
                all.stream().filter(s -> language.equals(languages.get(s))).toList();
        return own.isEmpty() ? all : own;
    }

    @Override
    public void forEach(String source, Consumer<int[]> sequence) {
        PackedSource sequences = packed.source(source);
        for (int i = 0; i < sequences.size(); i++) {
            sequence.accept(sequences.sequence(i).tokens());
        }
    }

    @Override
    public void close() {
        packed.close();
    }
}
