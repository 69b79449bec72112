package io.glossa.vocab.training;

import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.List;

/**
 * How a vocabulary is learned from scratch; names and defaults are those of {@code spm_train}, except where a base of
 * Llama's kind needs others.
 *
 * @param vocabularySize pieces in all: marks, bytes, characters and learned ones
 * @param mode how pairs are counted and joined
 * @param characterCoverage share of the corpus's characters that become pieces, most frequent first; 0.9995 by default
 * @param byteFallback whether the 256 bytes are pieces, so that every text can be written
 * @param maximumPieceCharacters longest piece in characters, its {@code ▁} included; 16 by default
 * @param splitByUnicodeScript whether a piece keeps to one script; combining marks take that of the letter before them
 * @param splitByNumber whether digits and letters are kept apart
 * @param splitDigits whether every digit stands alone
 * @param addDummyPrefix whether a space is put before a text
 * @param removeExtraWhitespaces whether spaces at both ends go and runs of spaces become one
 * @param requiredCharacters characters that become pieces whatever their frequency
 */
public record TrainerSettings(
        int vocabularySize,
        Mode mode,
        double characterCoverage,
        boolean byteFallback,
        int maximumPieceCharacters,
        boolean splitByUnicodeScript,
        boolean splitByNumber,
        boolean splitDigits,
        boolean addDummyPrefix,
        boolean removeExtraWhitespaces,
        String requiredCharacters)
        implements Serializable {
    /** How pairs are counted and joined. */
    public enum Mode {
        /**
         * A spelling that arises a second time, from other halves, becomes the piece that is there already; of overlapping
         * equal pairs every other one counts, whatever was joined before.
         */
        EXACT,
        /** As {@code spm_train} does it: a spelling is joined from its first halves only. */
        SENTENCEPIECE
    }

    /** Marks that come first. */
    public static final List<String> MARKS = List.of("<unk>", "<s>", "</s>");

    public TrainerSettings {
        require("vocabulary-size", vocabularySize > 0, vocabularySize, "more than 0");
        require(
                "character-coverage",
                characterCoverage > 0 && characterCoverage <= 1,
                characterCoverage,
                "more than 0 and at most 1");
        require(
                "maximum-piece-characters",
                maximumPieceCharacters >= 1 && maximumPieceCharacters <= 512,
                maximumPieceCharacters,
                "1 to 512");
        requiredCharacters = requiredCharacters == null ? "" : requiredCharacters;
        mode = mode == null ? Mode.EXACT : mode;
    }

    /** The defaults of {@code spm_train} with the identity rule. */
    public static TrainerSettings of(int vocabularySize, Mode mode) {
        return new TrainerSettings(vocabularySize, mode, 0.9995, false, 16, true, true, false, true, true, "");
    }

    /** The same with the 256 bytes as pieces, so that every text can be written, and another size. */
    public TrainerSettings withByteFallback(int size) {
        return copy(size, true, requiredCharacters);
    }

    /** The same with characters that become pieces whatever their frequency. */
    public TrainerSettings withRequired(String characters) {
        return copy(vocabularySize, byteFallback, characters);
    }

    private TrainerSettings copy(int size, boolean bytes, String characters) {
        return new TrainerSettings(
                size,
                mode,
                characterCoverage,
                bytes,
                maximumPieceCharacters,
                splitByUnicodeScript,
                splitByNumber,
                splitDigits,
                addDummyPrefix,
                removeExtraWhitespaces,
                characters);
    }

    private static void require(String key, boolean holds, Object found, String expected) {
        if (!holds) {
            throw new ConfigException(key + ": found " + found + ", expected " + expected);
        }
    }
}
