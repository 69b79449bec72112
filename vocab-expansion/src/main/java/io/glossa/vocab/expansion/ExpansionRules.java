package io.glossa.vocab.expansion;

import io.glossa.run.FormatException;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds an expansion to its base, and holds the result to what every expansion must keep:
 *
 * <ol>
 *   <li>ids, spellings, scores and types of the base stay;
 *   <li>added scores fall strictly from below the base's least, in id order, so that merge order, id order and score order
 *       are one and C++ SentencePiece and Hugging Face agree;
 *   <li>every added piece is written in the target script, so that text without it is cut as before;
 *   <li>every character of an added piece is a piece;
 *   <li>every added piece can be reached: encoding its spelling gives its id alone;
 *   <li>no spelling has two ids.
 * </ol>
 *
 * <p><b>Errors.</b> {@link FormatException} naming the piece; nothing has been written by then.
 */
public final class ExpansionRules {
    private ExpansionRules() {}

    /** The base with the pieces added and checked. */
    public static SentencePieceTokenizer apply(SentencePieceTokenizer base, Expansion expansion, TargetScript script) {
        SentencePieceModel model = base.model();
        float score = leastScore(model);
        List<Piece> pieces = new ArrayList<>();
        for (AddedPiece added : expansion.pieces()) {
            // Far from zero a step of one may be lost in rounding; then the next smaller number is taken.
            score = Math.min(score - 1, Math.nextDown(score));
            pieces.add(Piece.normal(added.text(), score));
        }
        SentencePieceTokenizer expanded = new SentencePieceTokenizer(model.withAddedPieces(pieces));
        check(base, expanded, script);
        return expanded;
    }

    /** Checks an expanded tokenizer against its base. */
    public static void check(SentencePieceTokenizer base, SentencePieceTokenizer expanded, TargetScript script) {
        List<Piece> old = base.model().pieces();
        List<Piece> all = expanded.model().pieces();
        if (all.size() < old.size() || !all.subList(0, old.size()).equals(old)) {
            throw new FormatException(expanded.model().source() + ": the first " + old.size()
                    + " pieces are not those of the base; expected them unchanged");
        }
        float score = leastScore(base.model());
        for (int id = old.size(); id < all.size(); id++) {
            Piece piece = all.get(id);
            require(piece, id, piece.score() < score, "a score below " + score + ", that of the piece before");
            require(piece, id, script.admits(piece.text()), "only characters of the script " + script);
            require(piece, id, charactersArePieces(expanded.model(), piece), "each of its characters to be a piece");
            int[] ids = expanded.encodePrepared(piece.text());
            require(piece, id, ids.length == 1 && ids[0] == id, "its own spelling to be encoded as it");
            score = piece.score();
        }
    }

    private static boolean charactersArePieces(SentencePieceModel model, Piece piece) {
        return piece.text()
                .codePoints()
                .allMatch(point -> model.id(Character.toString(point)).isPresent());
    }

    private static float leastScore(SentencePieceModel model) {
        float least = 0;
        for (Piece piece : model.pieces()) {
            least = piece.type() == PieceType.NORMAL ? Math.min(least, piece.score()) : least;
        }
        return least;
    }

    private static void require(Piece piece, int id, boolean holds, String expected) {
        if (!holds) {
            throw new FormatException("added piece '" + piece.text() + "' (id " + id + ", score " + piece.score()
                    + "): expected " + expected + "; choose another expansion policy or report this one");
        }
    }
}
