package io.glossa.vocab.sentencepiece;

import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import java.nio.charset.StandardCharsets;

/** What the tokenizers of both types of SentencePiece model share: the model's pieces, and the text before and behind them. */
abstract sealed class PieceTokenizer implements Tokenizer permits SentencePieceTokenizer, UnigramTokenizer {
    private static final int BYTES = 256;

    private final SentencePieceModel model;
    private final TextPreparation preparation;
    private final PieceDecoder decoder;
    private final int unknownId;
    /** Empty without byte fallback. */
    private final int[] byteIds;

    private final int[] byteLengths;

    /** A tokenizer over a model that was found to be supported. */
    PieceTokenizer(SentencePieceModel model) {
        this.model = model;
        preparation = new TextPreparation(model.normalizer());
        decoder = new PieceDecoder(model);
        unknownId = SupportedModels.unknownId(model);
        byteIds = model.trainer().byteFallback() ? byteIds(model) : new int[0];
        byteLengths =
                model.pieces().stream().mapToInt(PieceTokenizer::byteLength).toArray();
    }

    /** The model it works by. */
    public final SentencePieceModel model() {
        return model;
    }

    /** Text as the model sees it, with {@code ▁} for a space. */
    public final String prepare(String text) {
        return preparation.apply(text);
    }

    /**
     * Encodes text that is already as the model wants it: no space is added or removed.
     *
     * @param prepared with {@code ▁} for every space, such as the spelling of a piece
     */
    public abstract int[] encodePrepared(String prepared);

    @Override
    public final int[] encode(String text) {
        return encodePrepared(preparation.apply(text));
    }

    @Override
    public final int[] encodeContinuation(String text) {
        return encodePrepared(text.replace(' ', Piece.SPACE));
    }

    @Override
    public final int[] encodeSpelling(String spelling) {
        return encodePrepared(spelling);
    }

    @Override
    public final String decode(int[] ids) {
        return decoder.decode(ids);
    }

    @Override
    public final int size() {
        return model.size();
    }

    @Override
    public final int bosId() {
        return controlId(model.trainer().bosPiece());
    }

    @Override
    public final int eosId() {
        return controlId(model.trainer().eosPiece());
    }

    @Override
    public final int unknownId() {
        return unknownId;
    }

    @Override
    public final String piece(int id) {
        return model.pieces().get(id).text();
    }

    @Override
    public final int byteLength(int id) {
        return byteLengths[id];
    }

    @Override
    public final boolean isText(int id) {
        PieceType type = model.pieces().get(id).type();
        return type == PieceType.NORMAL || type == PieceType.USER_DEFINED;
    }

    /** Whether a character without a piece is written as bytes. */
    final boolean hasBytes() {
        return byteIds.length > 0;
    }

    /** The id of a byte, given with or without a sign. */
    final int byteId(int value) {
        return byteIds[value & 0xFF];
    }

    private int controlId(String name) {
        int id = model.id(name).orElse(-1);
        return id >= 0 && model.pieces().get(id).type() == PieceType.CONTROL ? id : -1;
    }

    private static int byteLength(Piece piece) {
        return switch (piece.type()) {
            case NORMAL, USER_DEFINED, UNUSED ->
                piece.text().replace(Piece.SPACE, ' ').getBytes(StandardCharsets.UTF_8).length;
            case BYTE -> 1;
            case CONTROL, UNKNOWN -> 0;
        };
    }

    private static int[] byteIds(SentencePieceModel model) {
        int[] ids = new int[BYTES];
        for (int value = 0; value < BYTES; value++) {
            int id = model.id(Piece.byteName(value)).orElse(-1);
            if (id < 0 || model.pieces().get(id).type() != PieceType.BYTE) {
                throw new FormatException(model.source() + ": byte fallback is on but the byte piece "
                        + Piece.byteName(value) + " is missing; expected all 256");
            }
            ids[value] = id;
        }
        return ids;
    }
}
