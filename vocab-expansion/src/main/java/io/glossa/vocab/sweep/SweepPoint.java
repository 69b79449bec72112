package io.glossa.vocab.sweep;

import io.glossa.vocab.measure.TextMeasure;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One size of a sweep, measured on the target's held-out text; its fields but the last two are the columns of the table.
 *
 * @param added pieces added to the base
 * @param size ids in all
 * @param tokens of the held-out text
 * @param fertility tokens a word
 * @param charactersPerToken characters a token
 * @param bytesPerToken bytes a token
 * @param tokenRatio tokens / the base's tokens
 * @param continuedWordShare share of the words that are two tokens or more
 * @param singleTokenWordShare share of the distinct words that are one token
 * @param byteTokenShare share of the tokens that stand for less than a character
 * @param renyiEfficiency evenness of the vocabulary's use
 * @param unusedAddedPieces added pieces that the held-out text never uses
 * @param leastOccurrences of an added piece in the training text
 * @param medianOccurrences half of the added pieces occur at most so often there
 * @param savedPerPiece tokens of a million base tokens that one more piece saves, on average since the size before
 * @param expectedSpeedUp how many times less work a byte is expected to take
 * @param changedLineShares share of the lines of other texts that are cut otherwise, by name
 * @param texts the target's held-out texts apart, by name
 */
public record SweepPoint(
        int added,
        int size,
        long tokens,
        double fertility,
        double charactersPerToken,
        double bytesPerToken,
        double tokenRatio,
        double continuedWordShare,
        double singleTokenWordShare,
        double byteTokenShare,
        double renyiEfficiency,
        int unusedAddedPieces,
        long leastOccurrences,
        long medianOccurrences,
        double savedPerPiece,
        double expectedSpeedUp,
        SortedMap<String, Double> changedLineShares,
        SortedMap<String, TextMeasure> texts) {
    public SweepPoint {
        changedLineShares = new TreeMap<>(changedLineShares);
        texts = new TreeMap<>(texts);
    }
}
