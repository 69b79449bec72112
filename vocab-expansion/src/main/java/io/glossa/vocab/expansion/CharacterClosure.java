package io.glossa.vocab.expansion;

import io.glossa.vocab.expansion.Expansion.AddedPiece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The target script's characters by frequency, and those of them that become pieces before anything is merged. Without
 * them Hugging Face could not form longer pieces, which it builds from characters in the vocabulary only.
 */
final class CharacterClosure {
    private final Map<Integer, Long> counts;
    private final long occurrences;
    private final long inBase;
    private final List<AddedPiece> added;

    private CharacterClosure(Map<Integer, Long> counts, long inBase, List<AddedPiece> added) {
        this.counts = counts;
        this.occurrences = counts.values().stream().mapToLong(Long::longValue).sum();
        this.inBase = inBase;
        this.added = List.copyOf(added);
    }

    /**
     * Looks at the characters.
     *
     * @param floor the fewest occurrences of a character that becomes a piece
     */
    static CharacterClosure of(ExpansionBase base, WordCounts words, VocabularySettings settings, long floor) {
        TargetScript script = settings.targetScript();
        Map<Integer, Long> counts = new HashMap<>();
        words.forEach((word, count) -> base.text(word)
                .codePoints()
                .filter(script::has)
                .forEach(point -> counts.merge(point, count, Math::addExact)));
        List<Map.Entry<Integer, Long>> frequent = new ArrayList<>(counts.entrySet());
        frequent.sort(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long inBase = 0;
        long covered = 0;
        List<AddedPiece> added = new ArrayList<>();
        for (Map.Entry<Integer, Long> entry : frequent) {
            String text = Character.toString(entry.getKey());
            boolean known = base.hasCharacter(entry.getKey());
            inBase += known ? entry.getValue() : 0;
            boolean wanted = covered < settings.characterCoverage() * total;
            if (!known && wanted && entry.getValue() >= floor) {
                added.add(new AddedPiece(text, "", "", entry.getValue()));
            }
            covered += entry.getValue();
        }
        return new CharacterClosure(counts, inBase, added);
    }

    /** Characters to add, most frequent first. */
    List<AddedPiece> added() {
        return added;
    }

    /** Share of the occurrences that are pieces of the base or among these. */
    double coverageOf(List<AddedPiece> pieces) {
        long covered = inBase;
        for (AddedPiece piece : pieces) {
            if (piece.left().isEmpty()) {
                covered += counts.get(piece.text().codePointAt(0));
            }
        }
        return (double) covered / occurrences;
    }
}
