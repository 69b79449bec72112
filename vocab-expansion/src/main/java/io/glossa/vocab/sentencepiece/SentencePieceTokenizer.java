package io.glossa.vocab.sentencepiece;

import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bpe.BpeEncoder;
import io.glossa.vocab.bpe.MergeTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A SentencePiece BPE model at work: the same ids as C++ SentencePiece, in plain Java.
 *
 * <p>Control pieces written out in text, such as {@code <s>}, are text here: they are cut like any other characters.
 *
 * <p><b>Errors.</b> {@link FormatException} for what is not supported: a model that is not BPE, rewrites characters
 * before cutting, puts a word's space behind it, or has user-defined or unused pieces.
 *
 * <p><b>Determinism.</b> Pure and thread-safe.
 */
public final class SentencePieceTokenizer implements Tokenizer {
    private static final int BYTES = 256;

    private final SentencePieceModel model;
    private final TextPreparation preparation;
    private final BpeEncoder encoder;
    private final PieceDecoder decoder;
    private final int[] byteIds;
    private final int[] byteLengths;
    private final int unknownId;

    /** Checks a model and makes it ready. */
    public SentencePieceTokenizer(SentencePieceModel model) {
        SupportedModels.check(model);
        this.model = model;
        List<Piece> pieces = model.pieces();
        preparation = new TextPreparation(model.normalizer());
        encoder = new BpeEncoder(mergeTable(model));
        unknownId = SupportedModels.unknownId(model);
        byteIds = model.trainer().byteFallback() ? byteIds(model) : new int[0];
        decoder = new PieceDecoder(model);
        byteLengths =
                pieces.stream().mapToInt(SentencePieceTokenizer::byteLength).toArray();
    }

    /** The joins of a model's pieces. */
    public static MergeTable mergeTable(SentencePieceModel model) {
        List<Piece> pieces = model.pieces();
        float[] scores = new float[pieces.size()];
        for (int id = 0; id < scores.length; id++) {
            scores[id] = pieces.get(id).score();
        }
        return MergeTable.ofScores(
                pieces.stream().map(Piece::text).toList(),
                scores,
                id -> pieces.get(id).isText());
    }

    /** The model it works by. */
    public SentencePieceModel model() {
        return model;
    }

    @Override
    public int[] encode(String text) {
        return encodePrepared(preparation.apply(text));
    }

    /**
     * Encodes text that is already as the model wants it: no space is added or removed.
     *
     * @param prepared with {@code ▁} for every space, such as the spelling of a piece
     */
    public int[] encodePrepared(String prepared) {
        int[] ids = encoder.encode(prepared);
        int first = 0;
        while (first < ids.length && ids[first] >= 0) {
            first++;
        }
        return first == ids.length ? ids : replaceUnknown(ids, first);
    }

    /** As {@link #encodePrepared}, with {@code -1 - codePoint} for every character that is no piece. */
    public int[] symbols(String prepared) {
        return encoder.encode(prepared);
    }

    /** Text as the model sees it, with {@code ▁} for a space. */
    public String prepare(String text) {
        return preparation.apply(text);
    }

    @Override
    public String decode(int[] ids) {
        return decoder.decode(ids);
    }

    @Override
    public int size() {
        return model.size();
    }

    @Override
    public int bosId() {
        return controlId(model.trainer().bosPiece());
    }

    @Override
    public int eosId() {
        return controlId(model.trainer().eosPiece());
    }

    @Override
    public int unknownId() {
        return unknownId;
    }

    @Override
    public String piece(int id) {
        return model.pieces().get(id).text();
    }

    @Override
    public int byteLength(int id) {
        return byteLengths[id];
    }

    @Override
    public int[] encodeSpelling(String spelling) {
        return encodePrepared(spelling);
    }

    @Override
    public boolean isText(int id) {
        PieceType type = model.pieces().get(id).type();
        return type == PieceType.NORMAL || type == PieceType.USER_DEFINED;
    }

    private int controlId(String name) {
        int id = model.id(name).orElse(-1);
        return id >= 0 && model.pieces().get(id).type() == PieceType.CONTROL ? id : -1;
    }

    /** Writes characters without a piece as bytes, or a run of them as one unknown token. */
    private int[] replaceUnknown(int[] ids, int first) {
        int[] out = Arrays.copyOf(ids, ids.length * 4);
        int length = first;
        boolean afterUnknown = false;
        for (int i = first; i < ids.length; i++) {
            if (ids[i] >= 0) {
                out[length++] = ids[i];
                afterUnknown = false;
            } else if (byteIds.length > 0) {
                for (byte b : Character.toString(-1 - ids[i]).getBytes(StandardCharsets.UTF_8)) {
                    out[length++] = byteIds[b & 0xFF];
                }
            } else if (!afterUnknown) {
                out[length++] = unknownId;
                afterUnknown = true;
            }
        }
        return Arrays.copyOf(out, length);
    }

    static int byteLength(Piece piece) {
        return switch (piece.type()) {
            case NORMAL, USER_DEFINED, UNUSED ->
                piece.text().replace(Piece.SPACE, ' ').getBytes(StandardCharsets.UTF_8).length;
            case BYTE -> 1;
            case CONTROL, UNKNOWN -> 0;
        };
    }

    static int[] byteIds(SentencePieceModel model) {
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
