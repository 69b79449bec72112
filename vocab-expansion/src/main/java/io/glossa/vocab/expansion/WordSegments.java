package io.glossa.vocab.expansion;

import io.glossa.vocab.bpe.BpeEncoder;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The segmentation of every word that bears the target script, in one flat array. Merging only ever shortens a word, so
 * each keeps its place.
 */
final class WordSegments {
    /** A character without a piece: nothing merges with it. */
    static final int BARRIER = -1;

    private int[] symbols = new int[1 << 16];
    private final int[] starts;
    private final int[] lengths;
    private final long[] counts;

    private WordSegments(int words) {
        starts = new int[words];
        lengths = new int[words];
        counts = new long[words];
    }

    /** Segments by the base's merges; a character that is an added piece gets that piece's id. */
    static WordSegments of(
            SentencePieceTokenizer base, WordCounts words, TargetScript script, List<AddedPiece> characters) {
        Map<Integer, Integer> added = new HashMap<>();
        for (int i = 0; i < characters.size(); i++) {
            added.put(characters.get(i).text().codePointAt(0), base.size() + i);
        }
        List<String> texts = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        words.forEach((word, count) -> {
            if (script.occursIn(word)) {
                texts.add(word);
                weights.add(count);
            }
        });
        WordSegments segments = new WordSegments(texts.size());
        BpeEncoder encoder = new BpeEncoder(SentencePieceTokenizer.mergeTable(base.model()));
        int end = 0;
        for (int w = 0; w < texts.size(); w++) {
            int[] ids = encoder.encode(texts.get(w));
            for (int i = 0; i < ids.length; i++) {
                ids[i] = ids[i] >= 0 ? ids[i] : added.getOrDefault(-1 - ids[i], BARRIER);
            }
            if (end + ids.length > segments.symbols.length) {
                segments.symbols = Arrays.copyOf(segments.symbols, Math.max(end + ids.length, 2 * end));
            }
            System.arraycopy(ids, 0, segments.symbols, end, ids.length);
            segments.starts[w] = end;
            segments.lengths[w] = ids.length;
            segments.counts[w] = weights.get(w);
            end += ids.length;
        }
        return segments;
    }

    int size() {
        return starts.length;
    }

    int length(int word) {
        return lengths[word];
    }

    long count(int word) {
        return counts[word];
    }

    int symbol(int word, int index) {
        return symbols[starts[word] + index];
    }

    /** Replaces the symbols at an index and behind it by one. */
    void join(int word, int index, int symbol) {
        int at = starts[word] + index;
        symbols[at] = symbol;
        System.arraycopy(symbols, at + 2, symbols, at + 1, lengths[word] - index - 2);
        lengths[word]--;
    }
}
