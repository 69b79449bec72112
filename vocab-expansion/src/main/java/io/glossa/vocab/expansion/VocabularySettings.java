package io.glossa.vocab.expansion;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.glossa.run.ConfigException;
import java.util.List;

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
 */
public record VocabularySettings(
        String policy,
        String size,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> script,

        Double characterCoverage,
        Long minimumOccurrences,
        Integer maximumPieceCharacters,
        Integer padToMultiple) {
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

    /** The settings with every default. */
    public static VocabularySettings defaults() {
        return new VocabularySettings(null, null, null, null, null, null, null);
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
