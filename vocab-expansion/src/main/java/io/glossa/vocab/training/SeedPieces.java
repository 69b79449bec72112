package io.glossa.vocab.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pieces that unigram training begins with: every character of the alphabet, and the substrings of words that occur at
 * least twice, by count times length.
 *
 * <p>Substrings are counted by rising length; one can only be frequent if its beginning and its end are.
 *
 * @param texts spellings, the alphabet first
 * @param weights counts times length of each
 */
// Never compared: the array is read in place.
@SuppressWarnings("ArrayRecordComponent")
record SeedPieces(List<String> texts, double[] weights) {
    static SeedPieces of(Map<String, Long> words, Alphabet alphabet, TrainerSettings settings, int most) {
        PieceRules rules = new PieceRules(settings);
        Map<String, Long> characters = new HashMap<>();
        Set<String> required = new HashSet<>();
        alphabet.characters().forEach(point -> required.add(Character.toString(point)));
        Map<String, Long> frequent = level(words, 1, required);
        characters.putAll(frequent);
        List<Map.Entry<String, Long>> longer = new ArrayList<>();
        for (int length = 2; length <= settings.maximumPieceCharacters() && !frequent.isEmpty(); length++) {
            Map<String, Long> next = level(words, length, frequent.keySet());
            next.values().removeIf(count -> count < 2);
            next.entrySet().stream().filter(e -> rules.admits(e.getKey())).forEach(longer::add);
            frequent = next;
        }
        longer.sort(Comparator.<Map.Entry<String, Long>>comparingDouble(
                        e -> -(double) e.getValue() * e.getKey().length())
                .thenComparing(Map.Entry::getKey, Spellings::compare));
        List<String> texts = new ArrayList<>();
        alphabet.characters().forEach(point -> texts.add(Character.toString(point)));
        longer.stream().limit(most).forEach(e -> texts.add(e.getKey()));
        double[] weights = new double[texts.size()];
        for (int i = 0; i < weights.length; i++) {
            int learned = i - alphabet.characters().size();
            long count = learned < 0
                    ? characters.getOrDefault(texts.get(i), 1L)
                    : longer.get(learned).getValue();
            weights[i] =
                    (double) count * texts.get(i).codePointCount(0, texts.get(i).length());
        }
        return new SeedPieces(texts, weights);
    }

    /** Counts of the substrings of a length whose beginning and end are among those allowed. */
    private static Map<String, Long> level(Map<String, Long> words, int length, Set<String> allowed) {
        Map<String, Long> counts = new HashMap<>();
        words.forEach((word, count) -> {
            int n = word.codePointCount(0, word.length());
            for (int i = 0, start = 0; i + length <= n; i++) {
                int end = word.offsetByCodePoints(start, length);
                int second = word.offsetByCodePoints(start, 1);
                String text = word.substring(start, end);
                boolean possible = length == 1
                        ? allowed.contains(text)
                        : allowed.contains(word.substring(start, word.offsetByCodePoints(end, -1)))
                                && allowed.contains(word.substring(second, end));
                if (possible) {
                    counts.merge(text, count, Math::addExact);
                }
                start = second;
            }
        });
        return counts;
    }
}
