package io.glossa.vocab.sentencepiece;

/**
 * The part of a SentencePiece model that says how it was trained, as far as continuing or encoding needs it. Defaults
 * are those of {@code sentencepiece_model.proto}.
 *
 * @param modelType 1 unigram, 2 BPE, 3 word, 4 character
 * @param vocabularySize the size asked for in training
 * @param maxPieceCharacters longest piece, in code points
 * @param splitByUnicodeScript whether a piece keeps to one script
 * @param splitByNumber whether digits and letters are kept apart
 * @param splitByWhitespace whether a piece keeps within a word
 * @param splitDigits whether every digit stands alone
 * @param treatWhitespaceAsSuffix whether a word's space follows it
 * @param allowWhitespaceOnlyPieces whether runs of spaces may be pieces
 * @param byteFallback whether unknown characters are written as bytes
 * @param unknownSurface what an unknown token decodes to
 * @param bosPiece name of the piece that begins a document
 * @param eosPiece name of the piece that ends a document
 */
public record TrainerSpec(
        int modelType,
        int vocabularySize,
        int maxPieceCharacters,
        boolean splitByUnicodeScript,
        boolean splitByNumber,
        boolean splitByWhitespace,
        boolean splitDigits,
        boolean treatWhitespaceAsSuffix,
        boolean allowWhitespaceOnlyPieces,
        boolean byteFallback,
        String unknownSurface,
        String bosPiece,
        String eosPiece) {
    /** The number of the unigram model type. */
    public static final int UNIGRAM = 1;
    /** The number of the BPE model type. */
    public static final int BPE = 2;

    /** BPE with byte fallback and single digits, as Llama 2 was trained. */
    public static TrainerSpec defaults() {
        return new TrainerSpec(BPE, 8000, 16, true, true, true, true, false, true, true, " \u2047 ", "<s>", "</s>");
    }

    /** The same for another number of pieces. */
    public TrainerSpec withSize(int pieces) {
        return with(modelType, pieces, byteFallback);
    }

    /** The same with or without byte fallback. */
    public TrainerSpec withByteFallback(boolean bytes) {
        return with(modelType, vocabularySize, bytes);
    }

    /** The same with another type of model. */
    public TrainerSpec withModelType(int type) {
        return with(type, vocabularySize, byteFallback);
    }

    private TrainerSpec with(int type, int size, boolean bytes) {
        return new TrainerSpec(
                type,
                size,
                maxPieceCharacters,
                splitByUnicodeScript,
                splitByNumber,
                splitByWhitespace,
                splitDigits,
                treatWhitespaceAsSuffix,
                allowWhitespaceOnlyPieces,
                bytes,
                unknownSurface,
                bosPiece,
                eosPiece);
    }

    /** The model type in words. */
    public String modelTypeName() {
        return switch (modelType) {
            case UNIGRAM -> "unigram";
            case BPE -> "bpe";
            case 3 -> "word";
            case 4 -> "char";
            default -> "unknown type " + modelType;
        };
    }
}
