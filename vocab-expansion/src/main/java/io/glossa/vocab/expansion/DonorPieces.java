package io.glossa.vocab.expansion;

import io.glossa.run.DataException;
import io.glossa.vocab.TokenizerKind;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pieces of a donor that a base could gain, spelled as the base spells.
 *
 * <p>Any tokenizer that can be read can donate: SentencePiece BPE and unigram, byte-level BPE.
 */
final class DonorPieces {
    private final ExpansionBase base;
    private final Set<String> pieces;

    private DonorPieces(ExpansionBase base, Set<String> pieces) {
        this.base = base;
        this.pieces = pieces;
    }

    /**
     * Reads a donor.
     *
     * @throws DataException when none of its pieces is in the script and new
     */
    static DonorPieces read(Path path, ExpansionBase base, TargetScript script) {
        Set<String> pieces = new HashSet<>();
        TokenizerSource source = TokenizerSource.of(path);
        texts(source).forEach(text -> {
            String spelling = base.spell(text);
            if (!text.contains("\uFFFD") && base.admits(script, spelling) && !base.isTaken(spelling)) {
                pieces.add(spelling);
            }
        });
        if (pieces.isEmpty()) {
            throw new DataException(
                    source.file() + ": this donor has no piece in the script " + script
                            + " that the base lacks; expected a tokenizer of the target language, check vocab.donor and vocab.script");
        }
        return new DonorPieces(base, pieces);
    }

    private static Stream<String> texts(TokenizerSource source) {
        if (source.kind() == TokenizerKind.SENTENCEPIECE_UNIGRAM) {
            return SentencePieceModel.read(source.file()).pieces().stream()
                    .filter(piece -> piece.type() == PieceType.NORMAL)
                    .map(Piece::text);
        }
        ExpansionBase donor = ExpansionBase.open(source.file());
        return IntStream.range(0, donor.size())
                .mapToObj(donor::spelling)
                .filter(spelling -> !spelling.isEmpty())
                .map(donor::text);
    }

    int size() {
        return pieces.size();
    }

    boolean has(String spelling) {
        return pieces.contains(spelling);
    }

    /** Whether a spelling may become a piece: one of the donor's, or a part of a character or a whole one. */
    boolean allow(String spelling) {
        String text = base.text(spelling);
        return has(spelling) || text.codePointCount(0, text.length()) <= 1 || text.contains("\uFFFD");
    }
}
