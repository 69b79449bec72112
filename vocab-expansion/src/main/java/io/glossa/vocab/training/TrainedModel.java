package io.glossa.vocab.training;

import io.glossa.vocab.sentencepiece.NormalizerSpec;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.TrainerSpec;
import java.util.ArrayList;
import java.util.List;

/** What the models of all trainers share: the pieces that no text gives, and the settings written beside the pieces. */
final class TrainedModel {
    private TrainedModel() {}

    static List<Piece> marks(TrainerSettings settings) {
        List<Piece> pieces = new ArrayList<>();
        for (String mark : TrainerSettings.MARKS) {
            pieces.add(new Piece(mark, 0, pieces.isEmpty() ? PieceType.UNKNOWN : PieceType.CONTROL));
        }
        for (int value = 0; settings.byteFallback() && value < 256; value++) {
            pieces.add(new Piece(Piece.byteName(value), 0, PieceType.BYTE));
        }
        return pieces;
    }

    static SentencePieceModel of(List<Piece> pieces, int type, TrainerSettings settings) {
        TrainerSpec trainer = new TrainerSpec(
                type,
                pieces.size(),
                settings.maximumPieceCharacters(),
                settings.splitByUnicodeScript(),
                settings.splitByNumber(),
                true,
                settings.splitDigits(),
                false,
                false,
                settings.byteFallback(),
                " \u2047 ",
                "<s>",
                "</s>");
        NormalizerSpec normalizer =
                new NormalizerSpec("identity", 0, settings.addDummyPrefix(), settings.removeExtraWhitespaces(), true);
        return SentencePieceModel.of("trained model", pieces, trainer, normalizer);
    }
}
