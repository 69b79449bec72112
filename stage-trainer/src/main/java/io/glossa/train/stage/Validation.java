package io.glossa.train.stage;

import io.glossa.run.DataException;
import io.glossa.train.data.SequenceRuns;
import io.glossa.train.data.TrainingData;
import io.glossa.train.model.DecoderModel;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/**
 * The text a stage watches itself on: the first sequences of each source of {@code pack/validation}, always the same.
 *
 * <p><b>Formula.</b> {@code bits per byte = sum of -log2 P / UTF-8 bytes of the text}. A document that continues from the
 * sequence before is read without its beginning, and its first token there is not scored: good for comparing steps, a
 * little kind or harsh in absolute terms; the final figures are the evaluation's.
 */
final class Validation {
    /** Positions read at once. */
    private static final int BATCH_TOKENS = 4096;

    private final SortedMap<String, List<PackedSequence>> samples = new TreeMap<>();
    private final boolean predictNextBos;

    private Validation(boolean predictNextBos) {
        this.predictNextBos = predictNextBos;
    }

    /** Takes from every wanted source sequences until they hold {@code bytes} bytes. */
    static Validation open(Path pack, long bytes, Predicate<String> wanted) {
        return open(pack, wanted, sources -> bytes);
    }

    /** Takes from the wanted sources, in equal parts, sequences that hold {@code bytes} bytes together. */
    static Validation openTotal(Path pack, long bytes, Predicate<String> wanted) {
        return open(pack, wanted, sources -> (bytes + sources - 1) / sources);
    }

    private static Validation open(Path pack, Predicate<String> wanted, LongUnaryOperator bytesEach) {
        Validation validation = new Validation(TrainingData.endsWithNextBos(pack));
        try (PackedCorpus corpus = PackedCorpus.open(pack.resolve("validation"))) {
            List<PackedSource> sources = corpus.sources().values().stream()
                    .filter(source -> wanted.test(source.name()))
                    .toList();
            if (sources.isEmpty()) {
                throw new DataException(pack + ": no validation text of the target language; pack a validation split");
            }
            long each = bytesEach.applyAsLong(sources.size());
            sources.forEach(source -> validation.samples.put(source.name(), first(source, each)));
            return validation;
        }
    }

    /** Names of the sources. */
    Set<String> sources() {
        return samples.keySet();
    }

    /** Bits per byte by source. */
    SortedMap<String, Double> measure(DecoderModel model) {
        SortedMap<String, Double> measured = new TreeMap<>();
        samples.forEach(
                (source, sequences) -> measured.put(source, nats(model, sequences) / (Math.log(2) * bytes(sequences))));
        return measured;
    }

    /** Bits per byte of all sources together. */
    double overall(DecoderModel model) {
        double nats = 0;
        for (List<PackedSequence> sequences : samples.values()) {
            nats += nats(model, sequences);
        }
        return nats / (Math.log(2) * bytes());
    }

    /** UTF-8 bytes of all samples. */
    long bytes() {
        return samples.values().stream().mapToLong(Validation::bytes).sum();
    }

    private double nats(DecoderModel model, List<PackedSequence> sequences) {
        double sum = 0;
        for (List<PackedSequence> part : SequenceRuns.parts(sequences, BATCH_TOKENS)) {
            sum += model.surprise(SequenceRuns.batch(part, predictNextBos));
        }
        return sum;
    }

    private static long bytes(List<PackedSequence> sequences) {
        return sequences.stream().mapToLong(PackedSequence::bytes).sum();
    }

    private static List<PackedSequence> first(PackedSource source, long bytes) {
        List<PackedSequence> chosen = new ArrayList<>();
        long held = 0;
        for (int i = 0; i < source.size() && held < bytes; i++) {
            PackedSequence sequence = source.sequence(i);
            chosen.add(sequence);
            held += sequence.bytes();
        }
        return chosen;
    }
}
