package io.glossa.vocab.sentencepiece;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads pieces and specifications out of their messages, with the defaults of {@code sentencepiece_model.proto}. */
final class SpecReader {
    static final int TRAINER_VOCABULARY_SIZE = 4;
    private static final int PIECE_TEXT = 1;
    private static final int PIECE_SCORE = 2;
    private static final int PIECE_TYPE = 3;

    private final Map<Integer, RawField> last = new HashMap<>();

    private SpecReader(byte[] message) throws IOException {
        // The last occurrence of a singular field counts, as in every protocol buffer reader.
        for (RawField field : RawField.split(message)) {
            last.put(field.number(), field);
        }
    }

    static Piece piece(byte[] message) throws IOException {
        SpecReader fields = new SpecReader(message);
        return new Piece(
                fields.text(PIECE_TEXT, ""), fields.float32(PIECE_SCORE, 0), type(fields.int32(PIECE_TYPE, 1)));
    }

    static RawField write(int number, Piece piece) {
        return RawField.ofBytes(
                number,
                RawField.join(
                        piece.type() == PieceType.NORMAL
                                ? List.of(text(piece), score(piece))
                                : List.of(
                                        text(piece),
                                        score(piece),
                                        RawField.ofVarint(
                                                PIECE_TYPE, piece.type().number()))));
    }

    static TrainerSpec trainer(byte[] message) throws IOException {
        SpecReader f = new SpecReader(message);
        return new TrainerSpec(
                f.int32(3, 1),
                f.int32(TRAINER_VOCABULARY_SIZE, 8000),
                f.int32(20, 16),
                f.bool(21, true),
                f.bool(23, true),
                f.bool(22, true),
                f.bool(25, false),
                f.bool(24, false),
                f.bool(26, false),
                f.bool(35, false),
                f.text(44, " \u2047 "),
                f.text(46, "<s>"),
                f.text(47, "</s>"));
    }

    /** The message of a specification. */
    static byte[] write(TrainerSpec spec) {
        return RawField.join(List.of(
                RawField.ofVarint(3, spec.modelType()),
                RawField.ofVarint(TRAINER_VOCABULARY_SIZE, spec.vocabularySize()),
                RawField.ofVarint(20, spec.maxPieceCharacters()),
                RawField.ofVarint(21, spec.splitByUnicodeScript() ? 1 : 0),
                RawField.ofVarint(22, spec.splitByWhitespace() ? 1 : 0),
                RawField.ofVarint(23, spec.splitByNumber() ? 1 : 0),
                RawField.ofVarint(24, spec.treatWhitespaceAsSuffix() ? 1 : 0),
                RawField.ofVarint(25, spec.splitDigits() ? 1 : 0),
                RawField.ofVarint(26, spec.allowWhitespaceOnlyPieces() ? 1 : 0),
                RawField.ofVarint(35, spec.byteFallback() ? 1 : 0),
                RawField.ofBytes(44, spec.unknownSurface().getBytes(StandardCharsets.UTF_8)),
                RawField.ofBytes(46, spec.bosPiece().getBytes(StandardCharsets.UTF_8)),
                RawField.ofBytes(47, spec.eosPiece().getBytes(StandardCharsets.UTF_8))));
    }

    /** The message of a specification without a character map. */
    static byte[] write(NormalizerSpec spec) {
        return RawField.join(List.of(
                RawField.ofBytes(1, spec.name().getBytes(StandardCharsets.UTF_8)),
                RawField.ofBytes(2, new byte[0]),
                RawField.ofVarint(3, spec.addDummyPrefix() ? 1 : 0),
                RawField.ofVarint(4, spec.removeExtraWhitespaces() ? 1 : 0),
                RawField.ofVarint(5, spec.escapeWhitespaces() ? 1 : 0)));
    }

    static NormalizerSpec normalizer(byte[] message) throws IOException {
        SpecReader f = new SpecReader(message);
        RawField map = f.last.get(2);
        return new NormalizerSpec(
                f.text(1, ""), map == null ? 0 : map.bytes().length, f.bool(3, true), f.bool(4, true), f.bool(5, true));
    }

    private static RawField text(Piece piece) {
        return RawField.ofBytes(PIECE_TEXT, piece.text().getBytes(StandardCharsets.UTF_8));
    }

    private static RawField score(Piece piece) {
        return RawField.ofFloat(PIECE_SCORE, piece.score());
    }

    private static PieceType type(int number) throws IOException {
        for (PieceType type : PieceType.values()) {
            if (type.number() == number) {
                return type;
            }
        }
        throw new IOException("unknown piece type " + number + ", expected 1 to 6");
    }

    private String text(int number, String missing) throws IOException {
        return last.containsKey(number) ? last.get(number).text() : missing;
    }

    private int int32(int number, int missing) throws IOException {
        return last.containsKey(number) ? last.get(number).int32() : missing;
    }

    private boolean bool(int number, boolean missing) throws IOException {
        return last.containsKey(number) ? last.get(number).bool() : missing;
    }

    private float float32(int number, float missing) throws IOException {
        return last.containsKey(number) ? last.get(number).float32() : missing;
    }
}
