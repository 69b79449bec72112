package io.glossa.vocab.training;

import io.glossa.vocab.boundary.WordBoundaries;
import io.glossa.vocab.bytelevel.ByteAlphabet;
import io.glossa.vocab.bytelevel.ByteLevelDirectory;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.bytelevel.PreTokenizer;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Training a tokenizer from scratch, whatever its kind: which words of a text count, and a directory with the tokenizer's
 * files out of the counts.
 *
 * @param kind what is learned
 * @param trainer its settings
 * @param preTokenizer name of the expression of byte-level models, see {@link PreTokenizer#named}; others ignore it
 * @param boundaries name of the {@link WordBoundaries} that no learned piece crosses
 */
public record VocabularyTraining(VocabularyKind kind, TrainerSettings trainer, String preTokenizer, String boundaries)
        implements Serializable {
    /** Checks the names. */
    public VocabularyTraining {
        PreTokenizer.named(preTokenizer);
        WordBoundaries.named(boundaries);
    }

    /** Hands on the words of a text; to be made once and used for many texts. */
    public interface Words {
        /** Hands on the words of one text in order; its lines are texts of their own for SentencePiece. */
        void forEach(String text, Consumer<String> action);
    }

    /** How texts are cut into the words that are counted; thread-safe. */
    public Words words() {
        if (kind == VocabularyKind.BYTE_LEVEL) {
            return new ByteLevelTokenizer(
                            ByteLevelModel.ofBytes("training", ByteLevelTrainer.END, PreTokenizer.named(preTokenizer)))
                    ::forEachPreToken;
        }
        SentencePieceWords words = new SentencePieceWords(trainer);
        return (text, action) -> text.lines().forEach(line -> words.forEach(line, action));
    }

    /**
     * Learns a vocabulary and writes the files that C++ SentencePiece and Hugging Face load.
     *
     * @param counts of the words of {@link #words()}
     * @param output an existing or new directory
     * @return ids of the tokenizer, fewer than asked for when the words do not support as many
     */
    public int train(WordCounts counts, Path output) {
        boolean bytes = kind == VocabularyKind.BYTE_LEVEL;
        Map<String, Long> stretches = counts.cutAt(
                        WordBoundaries.named(boundaries),
                        word -> bytes ? ByteAlphabet.text(word).replace(' ', Piece.SPACE) : word,
                        text -> bytes ? ByteAlphabet.spell(text.replace(Piece.SPACE, ' ')) : text)
                .asMap();
        if (bytes) {
            ByteLevelModel model = new ByteLevelTrainer(trainer, PreTokenizer.named(preTokenizer)).train(stretches);
            ByteLevelDirectory.write(ByteLevelFiles.ofModel(model), model, output, output);
            return model.size();
        }
        SentencePieceModel model = kind == VocabularyKind.BPE
                ? new BpeTrainer(trainer).train(stretches)
                : new UnigramTrainer(trainer).train(stretches);
        TokenizerDirectory.write(model, output, output);
        return model.size();
    }
}
