package io.glossa.init.scratch;

import io.glossa.vocab.boundary.NoBoundaries;
import io.glossa.vocab.training.TrainerSettings;
import io.glossa.vocab.training.VocabularyKind;
import io.glossa.vocab.training.VocabularyTraining;

/**
 * How the tokenizer of a model from scratch is learned. Defaults are those of Llama 2: every text can be written by bytes, digits
 * stand alone, white space is kept.
 *
 * @param kind {@code bpe}, {@code unigram} or {@code byte-level}; {@code bpe} by default, which expansion can continue
 * @param size pieces in all; 32,000 by default
 * @param characterCoverage share of the text's characters that become pieces; 0.9995 by default
 * @param maximumPieceCharacters longest piece, its {@code ▁} included; 16 by default
 * @param splitDigits whether every digit stands alone; true by default
 * @param preTokenizer of a byte-level model; {@code llama3} by default
 */
public record NewVocabulary(
        VocabularyKind kind,
        Integer size,
        Double characterCoverage,
        Integer maximumPieceCharacters,
        Boolean splitDigits,
        String preTokenizer) {
    public NewVocabulary {
        kind = kind == null ? VocabularyKind.BPE : kind;
        size = size == null ? 32_000 : size;
        characterCoverage = characterCoverage == null ? 0.9995 : characterCoverage;
        maximumPieceCharacters = maximumPieceCharacters == null ? 16 : maximumPieceCharacters;
        splitDigits = splitDigits == null || splitDigits;
        preTokenizer = preTokenizer == null ? "llama3" : preTokenizer;
        training(kind, size, characterCoverage, maximumPieceCharacters, splitDigits, preTokenizer);
    }

    /** Every default. */
    public static NewVocabulary defaults() {
        return new NewVocabulary(null, null, null, null, null, null);
    }

    /** The training that these settings ask for. */
    public VocabularyTraining training() {
        return training(kind, size, characterCoverage, maximumPieceCharacters, splitDigits, preTokenizer);
    }

    private static VocabularyTraining training(
            VocabularyKind kind,
            int size,
            double coverage,
            int maximumPieceCharacters,
            boolean splitDigits,
            String preTokenizer) {
        TrainerSettings trainer = new TrainerSettings(
                size,
                TrainerSettings.Mode.EXACT,
                coverage,
                true,
                maximumPieceCharacters,
                true,
                true,
                splitDigits,
                true,
                false,
                "");
        return new VocabularyTraining(kind, trainer, preTokenizer, NoBoundaries.NAME);
    }
}
