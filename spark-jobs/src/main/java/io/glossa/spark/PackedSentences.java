package io.glossa.spark;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The text of packed sources as sentences of pieces: each document's part of a sequence is one, without tokens that stand for no text.
 *
 * <p>Sources in the order of their names, sequences in that of their numbers. Closes itself behind the last sentence.
 */
final class PackedSentences implements Iterator<List<String>> {
    private final PackedCorpus corpus;
    private final List<PackedSource> sources = new ArrayList<>();
    private final Tokenizer tokenizer;
    private final String[] pieces;
    private final int stride;
    private int source;
    private int sequence;
    private Iterator<List<String>> ready = List.<List<String>>of().iterator();

    /**
     * Opens {@code pack/train}.
     *
     * @param otherSources that are passed over
     * @param mostTokens read at most: of more, every second, third and so on sequence is taken
     */
    PackedSentences(Path pack, Tokenizer tokenizer, List<String> otherSources, long mostTokens) {
        this.tokenizer = tokenizer;
        corpus = PackedCorpus.open(pack.resolve("train"));
        corpus.sources().values().stream()
                .filter(found -> !otherSources.contains(found.name()))
                .forEach(sources::add);
        long tokens = sources.stream().mapToLong(PackedSource::tokens).sum();
        stride = Math.max(1, Math.toIntExact((tokens + mostTokens - 1) / mostTokens));
        pieces = new String[tokenizer.size()];
        for (int id = 0; id < pieces.length; id++) {
            pieces[id] = tokenizer.byteLength(id) > 0 ? tokenizer.piece(id) : null;
        }
    }

    @Override
    public boolean hasNext() {
        while (!ready.hasNext() && source < sources.size()) {
            if (sequence < sources.get(source).size()) {
                ready = sentences(sources.get(source).sequence(sequence));
                sequence += stride;
            } else {
                source++;
                sequence = 0;
            }
        }
        if (!ready.hasNext()) {
            corpus.close();
        }
        return ready.hasNext();
    }

    @Override
    public List<String> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.next();
    }

    private Iterator<List<String>> sentences(PackedSequence packed) {
        List<List<String>> sentences = new ArrayList<>();
        int from = 0;
        for (int start : packed.documentStarts()) {
            add(sentences, packed.tokens(), from, start);
            from = start;
        }
        add(sentences, packed.tokens(), from, packed.tokens().length);
        return sentences.iterator();
    }

    private void add(List<List<String>> sentences, int[] tokens, int from, int to) {
        List<String> sentence = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            String piece = pieces[tokens[i]];
            if (piece != null && tokens[i] != tokenizer.unknownId()) {
                sentence.add(piece);
            }
        }
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }
}
