package io.glossa.vocab.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the most frequent pair again and again.
 *
 * <p>Counts of pairs of two different symbols are kept right by adding and taking away at each joined place. Places of a pair
 * of equal symbols overlap ({@code aaa}), so those are counted anew when their neighbourhood has changed.
 *
 * <p><b>Cost.</b> Memory 16 bytes a character of the distinct words plus 4 bytes a place. Time: each joined place costs four
 * look-ups.
 */
final class PairMerger {
    private final TrainerSettings.Mode mode;
    private final Spellings spellings = new Spellings();
    private final PairTable pairs;
    private final PairHeap heap;
    private final int[] symbols;
    private final int[] next;
    private final int[] previous;
    private final int[] wordOf;
    private final long[] weights;
    private int[] touched = new int[64];
    private int touchedCount;
    private int firstNew;

    PairMerger(Map<String, Long> words, Alphabet alphabet, TrainerSettings settings) {
        mode = settings.mode();
        pairs = new PairTable(spellings, new PieceRules(settings));
        heap = new PairHeap(pairs);
        Map<Integer, Integer> symbolOf = new HashMap<>();
        alphabet.characters().forEach(point -> symbolOf.put(point, spellings.add(Character.toString(point))));
        List<String> ordered = new ArrayList<>(words.keySet());
        ordered.sort(null);
        int length =
                ordered.stream().mapToInt(w -> w.codePointCount(0, w.length())).sum();
        symbols = new int[length];
        next = new int[length];
        previous = new int[length];
        wordOf = new int[length];
        weights = new long[ordered.size()];
        int at = 0;
        for (int word = 0; word < weights.length; word++) {
            weights[word] = words.get(ordered.get(word));
            int start = at;
            for (int point : ordered.get(word).codePoints().toArray()) {
                symbols[at] = symbolOf.getOrDefault(point, -1);
                wordOf[at] = word;
                previous[at] = at > start ? at - 1 : -1;
                next[at] = at + 1;
                at++;
            }
            if (at > start) {
                next[at - 1] = -1;
            }
        }
        for (int place = 0; place < length; place++) {
            if (next[place] >= 0) {
                note(place, next[place]);
            }
        }
        offerNew();
    }

    /** The next piece, or empty text when nothing is left to join. */
    String learn() {
        while (!heap.isEmpty()) {
            int pair = heap.top();
            long offered = heap.topCount();
            heap.pop();
            if (pairs.isClosed(pair) || offered != pairs.count(pair)) {
                if (!pairs.isClosed(pair) && pairs.count(pair) > 0 && pairs.count(pair) < offered) {
                    heap.push(pair, pairs.count(pair));
                }
                continue;
            }
            if (offered == 0) {
                continue;
            }
            String text = pairs.text(pair);
            int known = spellings.find(text);
            if (known >= 0 && mode == TrainerSettings.Mode.SENTENCEPIECE) {
                pairs.close(pair);
                continue;
            }
            join(pair, known >= 0 ? known : spellings.add(text));
            if (known < 0) {
                return text;
            }
        }
        return "";
    }

    private void join(int pair, int symbol) {
        int left = pairs.left(pair);
        int right = pairs.right(pair);
        int[] places = pairs.places(pair);
        int count = pairs.placeCount(pair);
        firstNew = pairs.size();
        touchedCount = 0;
        for (int i = 0; i < count; i++) {
            int place = places[i];
            int second = next[place];
            if (symbols[place] != left || second < 0 || symbols[second] != right) {
                continue;
            }
            long weight = weights[wordOf[place]];
            int before = previous[place];
            int behind = next[second];
            if (before >= 0) {
                forget(pairs.of(symbols[before], left), pair, weight);
            }
            if (behind >= 0) {
                forget(pairs.of(right, symbols[behind]), pair, weight);
            }
            symbols[place] = symbol;
            symbols[second] = -1;
            next[place] = behind;
            next[second] = -1;
            if (behind >= 0) {
                previous[behind] = place;
                note(place, behind);
            }
            if (before >= 0) {
                note(before, place);
            }
        }
        pairs.close(pair);
        offerNew();
    }

    /** Takes occurrences away; a pair of equal symbols is counted anew at the end of the step. */
    private void forget(int pair, int joined, long weight) {
        if (pair < 0 || pair == joined || pairs.isClosed(pair)) {
            return;
        }
        if (pairs.left(pair) == pairs.right(pair)) {
            touch(pair);
        } else {
            pairs.addCount(pair, -weight);
        }
    }

    private void note(int place, int behind) {
        int pair = pairs.of(symbols[place], symbols[behind]);
        if (pair < 0) {
            return;
        }
        if (pairs.isClosed(pair)) {
            if (mode == TrainerSettings.Mode.SENTENCEPIECE) {
                return;
            }
            // What was joined before is joined again: a known spelling has arisen from other halves.
            pairs.reopen(pair);
        }
        pairs.addPlace(pair, place);
        if (pairs.left(pair) == pairs.right(pair)) {
            touch(pair);
        } else {
            pairs.addCount(pair, weights[wordOf[place]]);
            if (pair < firstNew) {
                touch(pair);
            }
        }
    }

    private void touch(int pair) {
        if (touchedCount > 0 && touched[touchedCount - 1] == pair) {
            return;
        }
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = pair;
    }

    private void offerNew() {
        Arrays.sort(touched, 0, touchedCount);
        for (int i = 0; i < touchedCount; i++) {
            int pair = touched[i];
            if ((i > 0 && touched[i - 1] == pair) || pairs.isClosed(pair)) {
                continue;
            }
            if (pairs.left(pair) == pairs.right(pair)) {
                recount(pair);
            }
            if (pair < firstNew && pairs.count(pair) > 0) {
                heap.push(pair, pairs.count(pair));
            }
        }
        touchedCount = 0;
        for (int pair = firstNew; pair < pairs.size(); pair++) {
            if (pairs.count(pair) > 0) {
                heap.push(pair, pairs.count(pair));
            }
        }
        firstNew = pairs.size();
    }

    /** Counts a pair of equal symbols from the left, every other one of a run. */
    private void recount(int pair) {
        int symbol = pairs.left(pair);
        if (symbol != pairs.right(pair)) {
            return;
        }
        int[] places = pairs.places(pair);
        int count = pairs.placeCount(pair);
        if (mode == TrainerSettings.Mode.EXACT) {
            // Two halves of the same step may have noted places out of order.
            Arrays.sort(places, 0, count);
        }
        long total = 0;
        int kept = 0;
        int end = -1;
        for (int i = 0; i < count; i++) {
            int place = places[i];
            int second = next[place];
            if (symbols[place] != symbol || second < 0 || symbols[second] != symbol) {
                end = -1;
                continue;
            }
            boolean overlaps = place == end;
            if (overlaps) {
                end = -1;
                if (mode == TrainerSettings.Mode.EXACT) {
                    places[kept++] = place;
                }
                continue;
            }
            total += weights[wordOf[place]];
            end = second;
            places[kept++] = place;
        }
        pairs.setPlaceCount(pair, kept);
        pairs.setCount(pair, total);
    }
}
