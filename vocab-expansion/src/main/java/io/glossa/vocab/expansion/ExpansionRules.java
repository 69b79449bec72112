package io.glossa.vocab.expansion;

import io.glossa.run.FormatException;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
 * <p>An expansion that gives up pieces of the base keeps all of these but the first, which then holds for every id that is not
 * given up, and instead of the order of ids that of merging counts; and one more:
 *
 * <ol start="7">
 *   <li>every piece that is not given up and could be reached can be reached. So whatever was cut into pieces that stay is cut
 *       as before, unless an added piece joins some of them.
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
        Map<Integer, Piece> replacing = new TreeMap<>();
        List<Piece> pieces = new ArrayList<>();
        int[] ids = new int[expansion.pieces().size()];
        for (int i = 0; i < ids.length; i++) {
            // Far from zero a step of one may be lost in rounding; then the next smaller number is taken.
            score = Math.min(score - 1, Math.nextDown(score));
            Piece piece = Piece.normal(expansion.pieces().get(i).text(), score);
            ids[i] = expansion.id(i, base.size());
            if (ids[i] < base.size()) {
                replacing.put(ids[i], piece);
            } else {
                pieces.add(piece);
            }
        }
        SentencePieceTokenizer expanded =
                new SentencePieceTokenizer(model.withPiecesAt(replacing).withAddedPieces(pieces));
        checkKept(base, expanded, replacing.keySet());
        checkAdded(base, expanded, script, ids);
        return expanded;
    }

    /** Checks an expanded tokenizer against its base, of which it keeps every piece. */
    public static void check(SentencePieceTokenizer base, SentencePieceTokenizer expanded, TargetScript script) {
        checkKept(base, expanded, Set.of());
        checkAdded(
                base,
                expanded,
                script,
                IntStream.range(base.size(), expanded.size()).toArray());
    }

    private static void checkKept(SentencePieceTokenizer base, SentencePieceTokenizer expanded, Set<Integer> givenUp) {
        List<Piece> old = base.model().pieces();
        List<Piece> all = expanded.model().pieces();
        boolean kept = all.size() >= old.size();
        for (int id = 0; id < old.size() && kept; id++) {
            kept = givenUp.contains(id) || all.get(id).equals(old.get(id));
        }
        if (!kept) {
            throw new FormatException(expanded.model().source() + ": the first " + old.size()
                    + " pieces are not those of the base; expected them unchanged");
        }
        for (int id = 0; id < old.size() && !givenUp.isEmpty(); id++) {
            Piece piece = old.get(id);
            if (!givenUp.contains(id) && piece.type() == PieceType.NORMAL && isReached(base, piece, id)) {
                require(
                        piece,
                        id,
                        isReached(expanded, piece, id),
                        "a piece that is not given up to be reached as before");
            }
        }
    }

    private static void checkAdded(
            SentencePieceTokenizer base, SentencePieceTokenizer expanded, TargetScript script, int[] ids) {
        float score = leastScore(base.model());
        for (int id : ids) {
            Piece piece = expanded.model().pieces().get(id);
            require(piece, id, piece.score() < score, "a score below " + score + ", that of the piece before");
            require(piece, id, script.admits(piece.text()), "only characters of the script " + script);
            require(piece, id, charactersArePieces(expanded.model(), piece), "each of its characters to be a piece");
            require(piece, id, isReached(expanded, piece, id), "its own spelling to be encoded as it");
            score = piece.score();
        }
    }

    private static boolean isReached(SentencePieceTokenizer tokenizer, Piece piece, int id) {
        int[] ids = tokenizer.encodePrepared(piece.text());
        return ids.length == 1 && ids[0] == id;
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
            throw new FormatException("piece '" + piece.text() + "' (id " + id + ", score " + piece.score()
                    + "): expected " + expected + "; choose another expansion policy or report this one");
        }
    }
}
