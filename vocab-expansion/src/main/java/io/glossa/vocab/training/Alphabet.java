package io.glossa.vocab.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters that become pieces, most frequent first.
 *
 * @param characters code points, by falling count and then by rising code point
 */
record Alphabet(List<Integer> characters) {
    static Alphabet of(Map<String, Long> words, TrainerSettings settings) {
        Map<Integer, Long> counts = new HashMap<>();
        long total = 0;
        for (Map.Entry<String, Long> word : words.entrySet()) {
            int[] points = word.getKey().codePoints().toArray();
            for (int point : points) {
                counts.merge(point, word.getValue(), Math::addExact);
            }
            total = Math.addExact(total, Math.multiplyExact(points.length, word.getValue()));
        }
        Map<Integer, Long> chosen = new HashMap<>();
        settings.requiredCharacters().codePoints().forEach(p -> chosen.put(p, Math.max(1, counts.getOrDefault(p, 1L))));
        long covered = 0;
        for (Map.Entry<Integer, Long> entry : sorted(counts)) {
            // In single precision, as SentencePiece compares.
            if ((float) (1.0 * covered / total) >= (float) settings.characterCoverage()) {
                break;
            }
            covered += entry.getValue();
            if (entry.getKey() != '\t') {
                chosen.put(entry.getKey(), entry.getValue());
            }
        }
        return new Alphabet(sorted(chosen).stream().map(Map.Entry::getKey).toList());
    }

    private static List<Map.Entry<Integer, Long>> sorted(Map<Integer, Long> counts) {
        List<Map.Entry<Integer, Long>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return entries;
    }
}
