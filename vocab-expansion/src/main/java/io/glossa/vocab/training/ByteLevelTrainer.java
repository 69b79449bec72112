package io.glossa.vocab.training;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.vocab.bytelevel.ByteAlphabet;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.PreTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Learns a byte-level BPE model from counts of pre-tokens.
 *
 * <p><b>Formula.</b> The 256 bytes stand alone; then as {@link BpeTrainer} in its exact mode, over bytes in place of
 * characters. Of the settings only the size, the longest piece (in bytes, three for each character allowed) and the splitting
 * of digits matter: words are cut by the pre-tokenizer, and every text can be written.
 *
 * <p>Ids: {@value #END} first, then the bytes, then what was learned, in that order.
 *
 * <p><b>Errors.</b> {@link ConfigException} when the size does not hold the bytes; {@link DataException} when there are no
 * words. <b>Determinism.</b> A pure function of counts and settings.
 *
 * <p><b>Source.</b> Radford et al. 2019 (GPT-2).
 */
public final class ByteLevelTrainer {
    /** The token that begins and ends documents, as in GPT-2. */
    public static final String END = "<|endoftext|>";

    private static final int BYTES = 256;
    private static final int MOST_BYTES_PER_PIECE = 512;

    private final TrainerSettings settings;
    private final PreTokenizer preTokenizer;

    /** A trainer of models with a pre-tokenizer. */
    public ByteLevelTrainer(TrainerSettings settings, PreTokenizer preTokenizer) {
        this.settings = settings;
        this.preTokenizer = preTokenizer;
    }

    /**
     * Learns a model.
     *
     * @param words positive counts by pre-token, spelled in the byte alphabet
     * @return fewer pieces than asked for when nothing is left to join
     */
    public ByteLevelModel train(Map<String, Long> words) {
        if (words.isEmpty()) {
            throw new DataException(
                    "found no words to learn a vocabulary from; check the corpus and what was filtered");
        }
        ByteLevelModel bytes = ByteLevelModel.ofBytes("trained model", END, preTokenizer);
        int merges = settings.vocabularySize() - bytes.size();
        if (merges < 0) {
            throw new ConfigException("vocabulary-size: found " + settings.vocabularySize() + ", expected at least "
                    + bytes.size() + " for the bytes and " + END);
        }
        Alphabet alphabet = new Alphabet(IntStream.range(0, BYTES)
                .mapToObj(value -> (int) ByteAlphabet.letter(value))
                .toList());
        PairMerger merger = new PairMerger(words, alphabet, overBytes());
        List<String> learned = new ArrayList<>();
        while (learned.size() < merges) {
            String spelling = merger.learn();
            if (spelling.isEmpty()) {
                break;
            }
            learned.add(spelling);
        }
        return bytes.withAddedTokens(learned);
    }

    private TrainerSettings overBytes() {
        return new TrainerSettings(
                settings.vocabularySize(),
                TrainerSettings.Mode.EXACT,
                1,
                false,
                Math.min(MOST_BYTES_PER_PIECE, 3 * settings.maximumPieceCharacters()),
                false,
                false,
                settings.splitDigits(),
                false,
                false,
                "");
    }
}
