package io.glossa.vocab.training;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.TrainerSpec;
import java.util.List;
import java.util.Map;

/**
 * Learns a SentencePiece BPE model from word counts.
 *
 * <p><b>Formula.</b> The required characters stand alone; the pair of neighbours with the highest count becomes a piece and is
 * joined everywhere, until the size is reached. Scores fall by one from 0 in the order of learning, then over the characters
 * by frequency. Ties: fewer characters, then the smaller by code points.
 *
 * <p><b>Errors.</b> {@link ConfigException} when the size does not hold marks and characters; {@link DataException} when there
 * are no words.
 *
 * <p><b>Determinism.</b> A pure function of counts and settings. In the mode {@code SENTENCEPIECE} the pieces are those of
 * {@code spm_train} 0.1.97, unless its short list of active pairs misses a better one, which happens near the end of very
 * small corpora only.
 *
 * <p><b>Cost.</b> See {@link PairMerger}; one thread.
 *
 * <p><b>Source.</b> {@code bpe_model_trainer.cc} of google/sentencepiece.
 */
public final class BpeTrainer {
    private final TrainerSettings settings;

    /** A trainer with settings. */
    public BpeTrainer(TrainerSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns a model.
     *
     * @param words positive counts by word, as {@link SentencePieceWords} cuts them
     * @return fewer pieces than asked for when nothing is left to join
     */
    public SentencePieceModel train(Map<String, Long> words) {
        if (words.isEmpty()) {
            throw new DataException(
                    "found no words to learn a vocabulary from; check the corpus and what was filtered");
        }
        Alphabet alphabet = Alphabet.of(words, settings);
        List<Piece> pieces = TrainedModel.marks(settings);
        int merges = settings.vocabularySize()
                - pieces.size()
                - alphabet.characters().size();
        if (merges < 0) {
            throw new ConfigException("vocabulary-size: found " + settings.vocabularySize() + ", expected at least "
                    + (settings.vocabularySize() - merges) + " for marks and characters; raise it or lower"
                    + " character-coverage");
        }
        PairMerger merger = new PairMerger(words, alphabet, settings);
        // Negative zero, as SentencePiece writes it.
        float score = -0.0f;
        for (int i = 0; i < merges; i++) {
            String text = merger.learn();
            if (text.isEmpty()) {
                break;
            }
            pieces.add(Piece.normal(text, score--));
        }
        for (int point : alphabet.characters()) {
            pieces.add(Piece.normal(Character.toString(point), score--));
        }
        return TrainedModel.of(pieces, TrainerSpec.BPE, settings);
    }
}
