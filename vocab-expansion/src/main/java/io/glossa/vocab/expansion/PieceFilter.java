package io.glossa.vocab.expansion;

import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;

/** Which spellings may become pieces. */
final class PieceFilter {
    private final TargetScript script;
    private final int maximumCharacters;
    private final boolean spaceIsPiece;

    PieceFilter(SentencePieceModel base, TargetScript script, int maximumCharacters) {
        this.script = script;
        this.maximumCharacters =
                maximumCharacters > 0 ? maximumCharacters : base.trainer().maxPieceCharacters();
        // Without it a piece that begins a word would hold a character that is no piece.
        spaceIsPiece = base.id(String.valueOf(Piece.SPACE)).isPresent();
    }

    boolean admits(String spelling) {
        return spelling.codePointCount(0, spelling.length()) <= maximumCharacters
                && (spaceIsPiece || spelling.charAt(0) != Piece.SPACE)
                && script.admits(spelling);
    }
}
