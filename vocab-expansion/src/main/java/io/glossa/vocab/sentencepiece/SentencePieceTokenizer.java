package io.glossa.vocab.sentencepiece;

import io.glossa.run.FormatException;
import io.glossa.vocab.bpe.BpeEncoder;
import io.glossa.vocab.bpe.BpeTokenizer;
import io.glossa.vocab.bpe.MergeDropout;
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
public final class SentencePieceTokenizer extends PieceTokenizer implements BpeTokenizer {
    private final BpeEncoder encoder;

    /** Checks a model and makes it ready. */
    public SentencePieceTokenizer(SentencePieceModel model) {
        super(SupportedModels.check(model));
        encoder = new BpeEncoder(mergeTable(model));
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

    @Override
    public int[] encodePrepared(String prepared) {
        return written(encoder.encode(prepared));
    }

    @Override
    public int[] encode(String text, MergeDropout dropout) {
        return written(encoder.encode(prepare(text), dropout));
    }

    private int[] written(int[] ids) {
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

    /** Writes characters without a piece as bytes, or a run of them as one unknown token. */
    private int[] replaceUnknown(int[] ids, int first) {
        int[] out = Arrays.copyOf(ids, ids.length * 4);
        int length = first;
        boolean afterUnknown = false;
        for (int i = first; i < ids.length; i++) {
            if (ids[i] >= 0) {
                out[length++] = ids[i];
                afterUnknown = false;
            } else if (hasBytes()) {
                for (byte b : Character.toString(-1 - ids[i]).getBytes(StandardCharsets.UTF_8)) {
                    out[length++] = byteId(b);
                }
            } else if (!afterUnknown) {
                out[length++] = unknownId();
                afterUnknown = true;
            }
        }
        return Arrays.copyOf(out, length);
    }
}
