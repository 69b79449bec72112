package io.glossa.train.data;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which sequences each step sees.
 *
 * <p>A step takes {@code batchTokens / sequenceLength} sequences, from each stream as many as the {@link ShareOrder} says; a
 * stream runs through its sequences in a random order, and in a new one each time it has seen them all.
 *
 * <p><b>Determinism.</b> {@link #sequences} is a pure function of seed, stage and step: nothing is remembered between calls but
 * permutations, which are recomputed when it is another's turn. Serves one thread at a time.
 *
 * <p><b>Cost.</b> 4 bytes a sequence for the permutations beside what {@link PackedCorpus} holds; a step is found without those
 * before it, in O(sources²), and read from disk.
 */
public final class TrainingData implements AutoCloseable {
    /** Far more than a batch without text ever repeats in a pack that holds some. */
    private static final int EMPTY_STEPS = 1000;

    private final DataRequest request;
    private final PackedCorpus corpus;
    private final int perStep;
    private final Mixture mixture;

    private TrainingData(DataRequest request, PackedCorpus corpus, int perStep, Mixture mixture) {
        this.request = request;
        this.corpus = corpus;
        this.perStep = perStep;
        this.mixture = mixture;
    }

    /**
     * Chooses from {@code pack/train}.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a length that was not packed, a batch that holds no sequence, and what
     * {@link MixtureShares} refuses; {@link io.glossa.run.DataException} when there is nothing to train on.
     */
    public static TrainingData open(Path pack, DataRequest request) {
        PackReport report = Json.read(pack.resolve(PackReport.FILE), PackReport.class);
        int length = report.sequenceLength();
        request.sequenceLength().filter(wanted -> wanted != length).ifPresent(wanted -> {
            throw new ConfigException("stage " + request.stage() + ": sequence-length is " + wanted + ", but " + pack
                    + " was packed to " + length + "; pack again or leave it out");
        });
        if (request.batchTokens() < length) {
            throw new ConfigException("stage " + request.stage() + ": batch-tokens is " + request.batchTokens()
                    + "; expected at least one sequence of " + length);
        }
        int perStep = request.batchTokens() / length;
        PackedCorpus corpus = PackedCorpus.open(pack.resolve("train"));
        try {
            return new TrainingData(request, corpus, perStep, Mixture.of(pack, report, corpus, request, perStep));
        } catch (RuntimeException e) {
            corpus.close();
            throw e;
        }
    }

    /** Whether a document's end is marked by the BOS of the next one, and so to be predicted. */
    public static boolean endsWithNextBos(Path pack) {
        return Json.read(pack.resolve(PackReport.FILE), PackReport.class).frame() == Frame.BOS;
    }

    /**
     * Reads the sequences of a step.
     *
     * @param step from 1
     */
    public List<PackedSequence> sequences(long step) {
        List<PackedSequence> chosen = new ArrayList<>(perStep);
        for (SequenceStream.Place place : places(step)) {
            chosen.add(place.source().sequence(place.number()));
        }
        return chosen;
    }

    /** Where the sequences of a step stand in {@code pack/train}, in the same order: {@code SOURCE#NUMBER}. */
    List<String> names(long step) {
        return places(step).stream()
                .map(place -> place.source().name() + "#" + place.number())
                .toList();
    }

    /** The place of a step's first sequence among all that the stage takes. */
    public long firstSequence(long step) {
        return (step - 1) * perStep;
    }

    /** Steps of the stage. */
    public long steps() {
        return request.steps();
    }

    /** The steps that it takes to read so many bytes of text; reads them once. */
    public long stepsFor(long bytes) {
        long step = 0;
        long read = 0;
        for (int empty = 0; read < bytes; ) {
            long more =
                    sequences(++step).stream().mapToLong(PackedSequence::bytes).sum();
            empty = more == 0 ? empty + 1 : 0;
            if (empty == EMPTY_STEPS) {
                throw new DataException("stage " + request.stage() + ": " + EMPTY_STEPS
                        + " steps in a row hold no text," + " so bytes never end it; pack again, or end it by tokens");
            }
            read += more;
        }
        return step;
    }

    /**
     * Counts what the stage takes; reads all of it once.
     *
     * @param steps how many it was
     */
    public DataAccount account(int vocabularySize, long steps) {
        long[] occurrences = new long[vocabularySize];
        SortedMap<String, long[]> counts = new TreeMap<>();
        mixture.planned().keySet().forEach(source -> counts.put(source, new long[2]));
        long all = 0;
        for (long step = 1; step <= steps; step++) {
            for (SequenceStream.Place place : places(step)) {
                int[] tokens = place.source().sequence(place.number()).tokens();
                for (int token : tokens) {
                    occurrences[token]++;
                }
                long[] count = counts.get(place.source().name());
                count[0]++;
                count[1] += tokens.length;
                all += tokens.length;
            }
        }
        SortedMap<String, SourceUse> uses = new TreeMap<>();
        for (String source : counts.keySet()) {
            long[] count = counts.get(source);
            uses.put(
                    source,
                    new SourceUse(
                            count[0],
                            count[1],
                            (double) count[1] / corpus.source(source).tokens(),
                            mixture.planned().get(source),
                            all == 0 ? 0 : (double) count[1] / all));
        }
        return new DataAccount(occurrences, uses);
    }

    @Override
    public void close() {
        corpus.close();
    }

    private List<SequenceStream.Place> places(long step) {
        long[] before = mixture.order().taken((step - 1) * perStep);
        long[] after = mixture.order().taken(step * perStep);
        List<SequenceStream.Place> places = new ArrayList<>(perStep);
        for (int stream = 0; stream < before.length; stream++) {
            for (long i = before[stream]; i < after[stream]; i++) {
                places.add(mixture.streams().get(stream).at(i));
            }
        }
        return places;
    }
}
