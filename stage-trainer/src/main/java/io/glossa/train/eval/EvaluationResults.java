package io.glossa.train.eval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code eval/results.json} holds.
 *
 * @param bitsPerByte by set
 * @param divergenceFromBaseBitsPerByte on text that the base wrote; absent without such a set
 * @param divergence how that was measured
 * @param windowTokens length of the windows whose context is fixed in tokens
 * @param capBytes what was taken of each set at most
 * @param resamples draws behind every interval
 * @param warnings what weakens these numbers, in words
 */
public record EvaluationResults(
        SortedMap<String, SetResult> bitsPerByte,
        OptionalDouble divergenceFromBaseBitsPerByte,
        Optional<DivergenceResult> divergence,
        int windowTokens,
        long capBytes,
        int resamples,
        List<String> warnings) {
    public EvaluationResults {
        bitsPerByte = new TreeMap<>(bitsPerByte);
        warnings = List.copyOf(warnings);
    }

    /**
     * One set.
     *
     * @param language ISO 639-1
     * @param comparison both models, context fixed in tokens
     * @param uniform every piece of the adapted tokenizer equally likely
     * @param unigram its frequencies
     * @param bigram Kneser-Ney over pairs of its pieces
     * @param xz the strongest preset on the same text alone
     * @param belowUnigram how far the adapted model lies below the unigram model, as a share of it
     * @param belowBigram the same for the bigram model; negative when it lies above
     * @param ngram the same for longer sequences, where the settings ask for them
     * @param fixedByteContext both models, context fixed in bytes
     * @param documents how many
     * @param bytes UTF-8 bytes of them
     * @param baseTokens tokens of them by the base tokenizer
     * @param adaptedTokens tokens of them by the adapted tokenizer
     * @param baselineSources the packed training text that unigram and bigram were counted on
     * @param baselineTokens how much it was
     */
    public record SetResult(
            String language,
            @JsonUnwrapped Comparison comparison,
            double uniform,
            double unigram,
            double bigram,
            double xz,
            double belowUnigram,
            double belowBigram,
            Optional<NgramResult> ngram,
            FixedByteContext fixedByteContext,
            int documents,
            long bytes,
            long baseTokens,
            long adaptedTokens,
            List<String> baselineSources,
            long baselineTokens) {}

    /**
     * The race in which every tokenizer sees the same bytes.
     *
     * @param contextBytes a token counted has between once and twice as many bytes before it
     * @param comparison both models
     */
    public record FixedByteContext(
            int contextBytes, @JsonUnwrapped Comparison comparison) {}

    /**
     * Forgetting.
     *
     * @param set whose texts the base wrote
     * @param interval of the divergence in bits per byte
     * @param tokens positions it is summed over
     * @param textsTokenisedDifferently texts that the adapted tokenizer cuts otherwise; both models read the base's ids
     */
    public record DivergenceResult(String set, Interval interval, long tokens, int textsTokenisedDifferently) {}

    /**
     * Kneser-Ney over longer sequences of pieces.
     *
     * @param order tokens of a sequence
     * @param bitsPerByte what it takes
     * @param below how far the adapted model lies below it, as a share of it; negative when it lies above
     */
    public record NgramResult(int order, double bitsPerByte, double below) {}
}
