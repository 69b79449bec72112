package io.glossa.vocab.sentencepiece;

import io.glossa.run.FormatException;
import java.util.Locale;

/** The SentencePiece models that Glossa encodes exactly, and why it refuses the others. */
final class SupportedModels {
    private SupportedModels() {}

    /** A BPE model as it is, if it is supported. */
    static SentencePieceModel check(SentencePieceModel model) {
        return check(model, TrainerSpec.BPE, "type bpe");
    }

    /** A unigram model as it is, if it is supported. */
    static SentencePieceModel checkUnigram(SentencePieceModel model) {
        return check(model, TrainerSpec.UNIGRAM, "type unigram");
    }

    private static SentencePieceModel check(SentencePieceModel model, int type, String expected) {
        TrainerSpec trainer = model.trainer();
        NormalizerSpec normalizer = model.normalizer();
        if (trainer.modelType() != type) {
            throw refused(model, "is of type " + trainer.modelTypeName(), expected);
        }
        if (normalizer.charsMapBytes() > 0) {
            throw refused(
                    model,
                    "rewrites characters by the rule '" + normalizer.name() + "' before cutting",
                    "the rule 'identity', without a character map");
        }
        if (model.denormalizerMapBytes() > 0) {
            throw refused(model, "rewrites characters after decoding", "no denormaliser map");
        }
        if (trainer.treatWhitespaceAsSuffix()) {
            throw refused(model, "puts a word's space behind it", "treat_whitespace_as_suffix off");
        }
        if (!normalizer.escapeWhitespaces()) {
            throw refused(model, "keeps spaces unescaped", "escape_whitespaces on");
        }
        for (int id = 0; id < model.size(); id++) {
            Piece piece = model.pieces().get(id);
            if (piece.type() == PieceType.USER_DEFINED || piece.type() == PieceType.UNUSED) {
                throw refused(
                        model,
                        "has the " + piece.type().name().toLowerCase(Locale.ROOT) + " piece '" + piece.text() + "' (id "
                                + id + ")",
                        "normal, byte, control and unknown pieces only");
            }
            if (Float.isNaN(piece.score())) {
                throw refused(model, "gives piece '" + piece.text() + "' the score NaN", "a number");
            }
        }
        return model;
    }

    static int unknownId(SentencePieceModel model) {
        int found = -1;
        for (int id = 0; id < model.size(); id++) {
            if (model.pieces().get(id).type() == PieceType.UNKNOWN) {
                if (found >= 0) {
                    throw refused(model, "has two unknown pieces, " + found + " and " + id, "one");
                }
                found = id;
            }
        }
        if (found < 0) {
            throw refused(model, "has no unknown piece", "one");
        }
        return found;
    }

    private static FormatException refused(SentencePieceModel model, String found, String expected) {
        return new FormatException(model.source() + ": this SentencePiece model " + found + ", expected " + expected
                + "; such a tokenizer cannot be extended or encoded exactly, choose another base model");
    }
}
