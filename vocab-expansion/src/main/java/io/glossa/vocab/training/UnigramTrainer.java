package io.glossa.vocab.training;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.TrainerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns a SentencePiece unigram model from word counts.
 *
 * <p><b>Formula.</b> Begin with up to a million seed pieces. Twice: take each piece's expected occurrences over all cuts of all
 * words, drop pieces expected less than half a time, and set its score to digamma(expected) - digamma(sum). Then drop the
 * quarter of the pieces whose absence costs the corpus's likelihood least, by their next best cut; repeat until 1.1 times the
 * size is left, and keep the most probable.
 *
 * <p>Seeds are counted exactly rather than taken from a suffix array, so the pieces are near to but not those of
 * {@code spm_train}.
 *
 * <p><b>Errors.</b> As {@link BpeTrainer}. <b>Determinism.</b> Words are visited in order, so sums of floating point are the
 * same on every run. <b>Cost.</b> Each round visits every substring of every word that is a piece, three times; one thread.
 *
 * <p><b>Source.</b> Kudo 2018, arXiv:1804.10959; {@code unigram_model_trainer.cc} of google/sentencepiece.
 */
public final class UnigramTrainer {
    private static final int MOST_SEEDS = 1_000_000;
    private static final int SUB_ITERATIONS = 2;
    private static final double KEPT_SHARE = 0.75;
    private static final double SURPLUS = 1.1;
    private static final double LEAST_EXPECTED = 0.5;

    private final TrainerSettings settings;

    /** A trainer with settings; their mode does not matter. */
    public UnigramTrainer(TrainerSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns a model.
     *
     * @param words positive counts by word, as {@link SentencePieceWords} cuts them
     * @return fewer pieces than asked for when the words do not support as many
     */
    public SentencePieceModel train(Map<String, Long> words) {
        if (words.isEmpty()) {
            throw new DataException(
                    "found no words to learn a vocabulary from; check the corpus and what was filtered");
        }
        Alphabet alphabet = Alphabet.of(words, settings);
        List<Piece> pieces = TrainedModel.marks(settings);
        int wanted = settings.vocabularySize() - pieces.size();
        if (wanted < alphabet.characters().size()) {
            throw new ConfigException("vocabulary-size: found " + settings.vocabularySize() + ", expected at least "
                    + (pieces.size() + alphabet.characters().size()) + " for marks and characters; raise it or lower"
                    + " character-coverage");
        }
        Corpus corpus = Corpus.of(words);
        SeedPieces seeds = SeedPieces.of(words, alphabet, settings, MOST_SEEDS);
        double sum = Arrays.stream(seeds.weights()).sum();
        Scored scored = new Scored(
                seeds.texts(),
                Arrays.stream(seeds.weights())
                        .map(w -> Math.log(w) - Math.log(sum))
                        .toArray());
        Set<String> characters =
                new HashSet<>(seeds.texts().subList(0, alphabet.characters().size()));
        while (true) {
            for (int i = 0; i < SUB_ITERATIONS; i++) {
                scored = maximise(scored, corpus, characters);
            }
            if (scored.texts().size() <= wanted * SURPLUS) {
                break;
            }
            Scored pruned = prune(scored, corpus, characters, (int) (wanted * SURPLUS));
            if (pruned.texts().size() == scored.texts().size()) {
                break;
            }
            scored = pruned;
        }
        finish(scored, characters, wanted)
                .forEach(p -> pieces.add(Piece.normal(p.getKey(), p.getValue().floatValue())));
        return TrainedModel.of(pieces, TrainerSpec.UNIGRAM, settings);
    }

    private static Scored maximise(Scored scored, Corpus corpus, Set<String> characters) {
        UnigramLattice lattice = new UnigramLattice(scored.texts(), scored.scores());
        double[] expected = new double[scored.texts().size()];
        for (int i = 0; i < corpus.words().length; i++) {
            lattice.expect(corpus.words()[i], corpus.counts()[i], expected);
        }
        int[] kept = IntStream.range(0, expected.length)
                .filter(i -> expected[i] >= LEAST_EXPECTED
                        || characters.contains(scored.texts().get(i)))
                .toArray();
        double sum = Arrays.stream(kept)
                .mapToDouble(i -> Math.max(expected[i], LEAST_EXPECTED))
                .sum();
        double logSum = digamma(sum);
        double[] scores = Arrays.stream(kept)
                .mapToDouble(i -> digamma(Math.max(expected[i], LEAST_EXPECTED)) - logSum)
                .toArray();
        return new Scored(Arrays.stream(kept).mapToObj(scored.texts()::get).toList(), scores);
    }

    /** Keeps the pieces whose absence would cost most, never fewer than so many, and all characters. */
    private static Scored prune(Scored scored, Corpus corpus, Set<String> characters, int least) {
        UnigramLattice lattice = new UnigramLattice(scored.texts(), scored.scores());
        int n = scored.texts().size();
        double[] counts = new double[n];
        double total = 0;
        for (int i = 0; i < corpus.words().length; i++) {
            for (int piece : lattice.best(corpus.words()[i], -1)) {
                counts[piece] += corpus.counts()[i];
                total += corpus.counts()[i];
            }
        }
        double[] losses = new double[n];
        for (int piece = 0; piece < n; piece++) {
            int[] other = lattice.best(lattice.points(piece), piece);
            boolean needed = characters.contains(scored.texts().get(piece)) || other.length == 0;
            losses[piece] = needed ? Double.POSITIVE_INFINITY : loss(piece, other, counts, total);
        }
        int size = Math.max(least, (int) (KEPT_SHARE * n));
        int[] kept = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -losses[i]).thenComparing(Comparator.naturalOrder()))
                .limit(size)
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        return new Scored(
                Arrays.stream(kept).mapToObj(scored.texts()::get).toList(),
                Arrays.stream(kept).mapToDouble(i -> scored.scores()[i]).toArray());
    }

    /** How much likelihood the corpus loses when a piece is cut into others instead. */
    private static double loss(int piece, int[] other, double[] counts, double total) {
        double count = counts[piece];
        if (count == 0) {
            return 0;
        }
        double logTotal = Math.log(total);
        double logOtherTotal = Math.log(total + count * (other.length - 1));
        double otherScore = 0;
        for (int part : other) {
            otherScore += Math.log(counts[part] + count) - logOtherTotal;
        }
        return count / total * (Math.log(count) - logTotal - otherScore);
    }

    private static List<Map.Entry<String, Double>> finish(Scored scored, Set<String> characters, int wanted) {
        List<Map.Entry<String, Double>> all = new ArrayList<>();
        for (int i = 0; i < scored.texts().size(); i++) {
            all.add(Map.entry(scored.texts().get(i), scored.scores()[i]));
        }
        all.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey, Spellings::compare));
        int longer = wanted - characters.size();
        List<Map.Entry<String, Double>> kept = new ArrayList<>();
        for (Map.Entry<String, Double> entry : all) {
            boolean character = characters.contains(entry.getKey());
            if (character || longer > 0) {
                kept.add(entry);
                longer -= character ? 0 : 1;
            }
        }
        return kept;
    }

    /** The derivative of the logarithm of the gamma function, by its asymptotic series from 7 upwards. */
    static double digamma(double x) {
        double result = 0;
        double at = x;
        while (at < 7) {
            result -= 1 / at;
            at++;
        }
        double half = at - 0.5;
        double square = 1 / (half * half);
        return result
                + Math.log(half)
                + square * (1.0 / 24 - square * (7.0 / 960 - square * (31.0 / 8064 - square * 127.0 / 30720)));
    }

    /** Pieces with their log probabilities; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Scored(List<String> texts, double[] scores) {}

    /** Words in order as code points, with their counts; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Corpus(int[][] words, double[] counts) {
        static Corpus of(Map<String, Long> words) {
            List<String> ordered = new ArrayList<>(words.keySet());
            ordered.sort(null);
            return new Corpus(
                    ordered.stream().map(w -> w.codePoints().toArray()).toArray(int[][]::new),
                    ordered.stream().mapToDouble(words::get).toArray());
        }
    }
}
