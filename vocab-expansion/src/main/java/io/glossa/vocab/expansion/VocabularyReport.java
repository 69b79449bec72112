package io.glossa.vocab.expansion;

import io.glossa.vocab.bytelevel.WordCuts;
import io.glossa.vocab.measure.ExpansionCost;
import io.glossa.vocab.measure.ExpansionMeasure;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an expansion added and gained, as {@code report.json} holds it.
 *
 * @param policy the expansion policy
 * @param script the target script
 * @param baseSize ids before
 * @param size ids after
 * @param addedCharacters single characters among the added pieces
 * @param addedMerges longer ones
 * @param characterCoverage share of the script's characters in the corpus that are pieces now
 * @param stop why no more were added
 * @param distinctWords different words of the corpus
 * @param words words of the corpus
 * @param occurrences how often the added pieces occur in the corpus
 * @param cost what the added rows cost the model, where its {@code config.json} stands beside the tokenizer
 * @param texts base and expansion on held-out texts, by name
 * @param wordCuts words of the same texts that a byte-level base's pre-tokenizer cuts; empty for a SentencePiece base
 */
public record VocabularyReport(
        String policy,
        String script,
        int baseSize,
        int size,
        int addedCharacters,
        int addedMerges,
        double characterCoverage,
        String stop,
        long distinctWords,
        long words,
        Occurrences occurrences,
        Optional<ExpansionCost> cost,
        SortedMap<String, ExpansionMeasure> texts,
        SortedMap<String, WordCuts> wordCuts) {
    /** The file that holds it. */
    public static final String FILE = "report.json";

    public VocabularyReport {
        texts = new TreeMap<>(texts);
        wordCuts = new TreeMap<>(wordCuts);
    }

    /**
     * How often added pieces occur when the corpus is encoded.
     *
     * @param least of the rarest piece
     * @param tenthPercentile a tenth of the pieces occur at most so often
     * @param mean occurrences a piece, to one decimal place
     * @param median half of the pieces occur at most so often
     * @param belowFloor pieces under {@code minimum-occurrences}: steps towards longer pieces, which took their occurrences
     * @param unused pieces that never occur
     */
    public record Occurrences(long least, long tenthPercentile, double mean, long median, int belowFloor, int unused) {}
}
