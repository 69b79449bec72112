package io.glossa.vocab.expansion;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.glossa.run.ConfigException;
import io.glossa.vocab.boundary.NoBoundaries;
import io.glossa.vocab.boundary.WordBoundaries;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the base vocabulary is extended.
 *
 * @param policy name of the expansion policy, {@code continued-bpe} by default
 * @param size pieces to add, or {@code auto} (the default): as many as the floor below lets the data support
 * @param script scripts that added pieces may be written in, by their Unicode names; {@code hangul} by default
 * @param characterCoverage share of the target script's characters in the corpus that become pieces, most frequent
 *     first, 0.9995 by default as in SentencePiece; the rest stays with byte fallback
 * @param minimumOccurrences how often a piece must occur in the corpus when it is learned, 100 by default: a row that is
 *     seen more rarely learns worse than the pieces it would replace (Token Distillation mines 25 to
 *     100 contexts for each new row)
 * @param maximumPieceCharacters longest piece in characters, its {@code ▁} included; by default what the base was trained
 *     with
 * @param padToMultiple the whole vocabulary's size is a multiple of this, 64 by default, which keeps matrix products
 *     aligned
 * @param guards texts that may change only so much, by language: the most occurrences of their words, of a million, that
 *     added pieces may cut differently; none by default. At 100 a line of 25 words changes about once in 400. Needed where the
 *     target's script is that of English; text of the language must be among the corpus's sources
 * @param boundaries name of the {@link WordBoundaries} that learned pieces must not cross: {@code none} by default,
 *     {@code nori} for those between Korean morphemes
 */
public record VocabularySettings(
        String policy,
        String size,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> script,

        Double characterCoverage,
        Long minimumOccurrences,
        Integer maximumPieceCharacters,
        Integer padToMultiple,
        SortedMap<String, Double> guards,
        String boundaries) {
    /** The size that follows the data. */
    public static final String AUTO = "auto";

    private static final int MOST_PIECES = 1_000_000;

    public VocabularySettings {
        policy = policy == null ? "continued-bpe" : policy;
        size = size == null ? AUTO : size;
        script = script == null || script.isEmpty() ? List.of("hangul") : List.copyOf(script);
        characterCoverage = characterCoverage == null ? 0.9995 : characterCoverage;
        minimumOccurrences = minimumOccurrences == null ? 100L : minimumOccurrences;
        maximumPieceCharacters = maximumPieceCharacters == null ? 0 : maximumPieceCharacters;
        padToMultiple = padToMultiple == null ? 64 : padToMultiple;
        guards = guards == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(guards));
        guards.forEach((language, most) -> {
            if (!(most >= 0 && most <= 1e6)) {
                throw new ConfigException("guards." + language + ": found " + most
                        + ", expected the occurrences of a million that may change, 0 to 1000000");
            }
        });
        boundaries = boundaries == null ? NoBoundaries.NAME : boundaries;
        WordBoundaries.named(boundaries);
        ExpansionPolicies.get(policy);
        TargetScript.of(script);
        if (!size.equals(AUTO) && !(size.matches("[1-9]\\d{0,6}") && Integer.parseInt(size) <= MOST_PIECES)) {
            throw new ConfigException(
                    "size: found " + size + ", expected auto or the number of pieces to add, 1 to " + MOST_PIECES);
        }
        if (!(characterCoverage > 0 && characterCoverage <= 1)) {
            throw new ConfigException(
                    "character-coverage: found " + characterCoverage + ", expected more than 0 and at most 1");
        }
        if (minimumOccurrences < 1) {
            throw new ConfigException("minimum-occurrences: found " + minimumOccurrences + ", expected at least 1");
        }
        if (maximumPieceCharacters < 0) {
            throw new ConfigException("maximum-piece-characters: found " + maximumPieceCharacters
                    + ", expected at least 1, or 0 for what the base was trained with");
        }
        if (padToMultiple < 1) {
            throw new ConfigException("pad-to-multiple: found " + padToMultiple + ", expected at least 1");
        }
    }

    /** Settings without guards. */
    public VocabularySettings(
            String policy,
            String size,
            List<String> script,
            Double characterCoverage,
            Long minimumOccurrences,
            Integer maximumPieceCharacters,
            Integer padToMultiple) {
        this(
                policy,
                size,
                script,
                characterCoverage,
                minimumOccurrences,
                maximumPieceCharacters,
                padToMultiple,
                null,
                null);
    }

    /** The settings with every default. */
    public static VocabularySettings defaults() {
        return new VocabularySettings(null, null, null, null, null, null, null, null, null);
    }

    /** The most pieces to add before padding. */
    public int mostPieces() {
        return size.equals(AUTO) ? MOST_PIECES : Integer.parseInt(size);
    }

    /** The scripts. */
    public TargetScript targetScript() {
        return TargetScript.of(script);
    }
}
