package io.glossa.vocab.expansion;

import io.glossa.vocab.expansion.Expansion.AddedPiece;
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
    /** What the occurrences count for; the same array as the counts unless languages share. */
    private final long[] weights;
    /** Whose words they are: -1 for the target, else the number of a guard. */
    private final int[] owners;

    private final boolean[] changed;

    private WordSegments(int words, boolean weighted) {
        starts = new int[words];
        lengths = new int[words];
        counts = new long[words];
        weights = weighted ? new long[words] : counts;
        owners = new int[words];
        changed = new boolean[words];
    }

    private WordSegments(WordSegments from) {
        symbols = from.symbols.clone();
        starts = from.starts;
        lengths = from.lengths.clone();
        counts = from.counts;
        weights = from.weights;
        owners = from.owners;
        changed = from.changed.clone();
    }

    /** Segments by the base's merges, the target's words and then those of the guards; a character that is an added piece gets that piece's id. */
    static WordSegments of(
            ExpansionBase base,
            WordCounts words,
            List<Guard> guards,
            TargetScript script,
            List<AddedPiece> characters) {
        Map<Integer, Integer> added = new HashMap<>();
        for (int i = 0; i < characters.size(); i++) {
            added.put(characters.get(i).text().codePointAt(0), base.size() + i);
        }
        List<String> texts = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int owner = -1; owner < guards.size(); owner++) {
            int whose = owner;
            (owner < 0 ? words : guards.get(owner).words()).forEach((word, count) -> {
                if (script.occursIn(base.text(word))) {
                    texts.add(word);
                    weights.add(count);
                    owners.add(whose);
                }
            });
        }
        WordSegments segments = new WordSegments(texts.size(), words.isWeighted());
        int end = 0;
        for (int w = 0; w < texts.size(); w++) {
            int[] ids = base.segment(texts.get(w));
            for (int i = 0; i < ids.length; i++) {
                // A character that becomes a piece changes the guarded words that hold it.
                segments.changed[w] |= owners.get(w) >= 0 && ids[i] < 0 && added.containsKey(-1 - ids[i]);
                ids[i] = ids[i] >= 0 ? ids[i] : added.getOrDefault(-1 - ids[i], BARRIER);
            }
            if (end + ids.length > segments.symbols.length) {
                segments.symbols = Arrays.copyOf(segments.symbols, Math.max(end + ids.length, 2 * end));
            }
            System.arraycopy(ids, 0, segments.symbols, end, ids.length);
            segments.starts[w] = end;
            segments.lengths[w] = ids.length;
            segments.counts[w] = weights.get(w);
            segments.owners[w] = owners.get(w);
            if (words.isWeighted() && owners.get(w) < 0) {
                segments.weights[w] = words.weight(texts.get(w));
            }
            end += ids.length;
        }
        return segments;
    }

    /** The same segments, to be merged on their own. */
    WordSegments copy() {
        return new WordSegments(this);
    }

    /** Tokens of the target's words. */
    long tokens() {
        long tokens = 0;
        for (int word = 0; word < starts.length; word++) {
            tokens = Math.addExact(tokens, Math.multiplyExact(count(word), (long) lengths[word]));
        }
        return tokens;
    }

    boolean isWeighted() {
        return weights != counts;
    }

    /** The least that one occurrence counts for. */
    double leastWeight() {
        double least = isWeighted() ? Double.MAX_VALUE : 1;
        for (int word = 0; word < starts.length && isWeighted(); word++) {
            least = owners[word] < 0 ? Math.min(least, (double) weights[word] / counts[word]) : least;
        }
        return least;
    }

    int size() {
        return starts.length;
    }

    int length(int word) {
        return lengths[word];
    }

    /** Occurrences in the target text; 0 for a guard's word. */
    long count(int word) {
        return owners[word] < 0 ? counts[word] : 0;
    }

    /** What its occurrences in the target text count for; 0 for a guard's word. */
    long weight(int word) {
        return owners[word] < 0 ? weights[word] : 0;
    }

    /** The guard whose word it is, -1 for the target's. */
    int guard(int word) {
        return owners[word];
    }

    /** Occurrences in the guarded text, 0 once the word has changed. */
    long guardedCount(int word) {
        return owners[word] < 0 || changed[word] ? 0 : counts[word];
    }

    /** Occurrences of a guard's words that have changed. */
    long changedCount(int guard) {
        long sum = 0;
        for (int word = 0; word < starts.length; word++) {
            sum += changed[word] && owners[word] == guard ? counts[word] : 0;
        }
        return sum;
    }

    void setChanged(int word) {
        changed[word] = true;
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
