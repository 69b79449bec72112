package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.NearestName;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Which sequences each step sees.
 *
 * <p><b>Formula.</b> A step takes {@code batchTokens / sequenceLength} sequences. Of all the sequences taken up to a step,
 * {@code floor(share * count)} are replay; the others are target. Each of the two streams runs through its sequences in a
 * random order, and in a new one each time it has seen them all.
 *
 * <p><b>Determinism.</b> {@link #sequences} is a pure function of seed, stage and step: nothing is remembered between calls
 * but a permutation that is recomputed when it is another's turn.
 */
final class TrainingData {
    private final StageSettings stage;
    private final int perStep;
    private final Stream target;
    private final Stream replay;

    private TrainingData(StageSettings stage, int perStep, Stream target, Stream replay) {
        this.stage = stage;
        this.perStep = perStep;
        this.target = target;
        this.replay = replay;
    }

    /** Chooses from {@code pack/train}. */
    static TrainingData open(Path pack, StageSettings stage, List<String> replaySources, long seed) {
        PackReport report = Json.read(pack.resolve(PackReport.FILE), PackReport.class);
        int length = report.sequenceLength();
        stage.requiredSequenceLength().filter(wanted -> wanted != length).ifPresent(wanted -> {
            throw new ConfigException("stage " + stage.name() + ": sequence-length is " + wanted + ", but " + pack
                    + " was packed to " + length + "; pack again or leave it out");
        });
        if (stage.batchTokens() < length) {
            throw new ConfigException("stage " + stage.name() + ": batch-tokens is " + stage.batchTokens()
                    + "; expected at least one sequence of " + length);
        }
        PackedCorpus corpus = PackedCorpus.open(pack.resolve("train"));
        List<PackedSequence> target = new ArrayList<>();
        List<PackedSequence> replay = new ArrayList<>();
        List<String> targetPlaces = new ArrayList<>();
        List<String> replayPlaces = new ArrayList<>();
        for (String name : replaySources) {
            if (!corpus.sources().containsKey(name)) {
                throw new ConfigException("replay-sources: "
                        + NearestName.unknown("source", name, corpus.sources().keySet()) + " in " + pack);
            }
        }
        for (PackedSource source : corpus.sources().values()) {
            boolean replayed = replaySources.contains(source.name());
            for (int i = 0; i < source.size(); i++) {
                (replayed ? replay : target).add(source.sequence(i));
                (replayed ? replayPlaces : targetPlaces).add(source.name() + "#" + i);
            }
        }
        if (target.isEmpty()) {
            throw new DataException(pack + ": every source is a replay source; there is nothing new to train on");
        }
        String key = seed + "/" + stage.name() + "/";
        return new TrainingData(
                stage,
                stage.batchTokens() / length,
                new Stream(key + "target", target, targetPlaces),
                new Stream(key + "replay", replay, replayPlaces));
    }

    /** Whether a document's end is marked by the BOS of the next one, and so to be predicted. */
    static boolean endsWithNextBos(Path pack) {
        return Json.read(pack.resolve(PackReport.FILE), PackReport.class).frame() == Frame.BOS;
    }

    /**
     * The sequences of a step.
     *
     * @param step from 1
     */
    List<PackedSequence> sequences(long step) {
        return taken(step, Stream::at);
    }

    /** Where the sequences of a step stand in {@code pack/train}, in the same order: {@code SOURCE#NUMBER}. */
    List<String> places(long step) {
        return taken(step, Stream::placeAt);
    }

    private <T> List<T> taken(long step, BiFunction<Stream, Long, T> look) {
        long before = (step - 1) * perStep;
        long after = step * perStep;
        long replayBefore = (long) Math.floor(stage.replayShare() * before);
        long replayAfter = (long) Math.floor(stage.replayShare() * after);
        List<T> chosen = new ArrayList<>(perStep);
        for (long i = before - replayBefore; i < after - replayAfter; i++) {
            chosen.add(look.apply(target, i));
        }
        for (long i = replayBefore; i < replayAfter; i++) {
            chosen.add(look.apply(replay, i));
        }
        return chosen;
    }

    /** How often each token occurs in what the stage takes up to a step. */
    long[] occurrences(int vocabularySize, long lastStep) {
        long[] occurrences = new long[vocabularySize];
        for (long step = 1; step <= lastStep; step++) {
            for (PackedSequence sequence : sequences(step)) {
                for (int token : sequence.tokens()) {
                    occurrences[token]++;
                }
            }
        }
        return occurrences;
    }

    /** Sequences in an endless order that visits each once in every round. */
    private static final class Stream {
        private final String key;
        private final List<PackedSequence> sequences;
        private final List<String> places;
        private long round = -1;
        private int[] order = new int[0];

        Stream(String key, List<PackedSequence> sequences, List<String> places) {
            this.key = key;
            this.sequences = sequences;
            this.places = places;
        }

        PackedSequence at(long index) {
            return sequences.get(number(index));
        }

        String placeAt(long index) {
            return places.get(number(index));
        }

        private int number(long index) {
            long wanted = index / sequences.size();
            if (wanted != round) {
                round = wanted;
                order = permutation(sequences.size(), key + "/" + wanted);
            }
            return order[(int) (index % sequences.size())];
        }

        /** Fisher and Yates' shuffle. */
        private static int[] permutation(int size, String key) {
            SplittableRandom random = new SplittableRandom(
                    Long.parseUnsignedLong(Hashes.sha256(key).substring(0, 16), 16));
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            return order;
        }
    }
}
