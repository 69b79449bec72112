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
    /** Far more than a batch without text ever repeats in a pack that holds some. */
    private static final int EMPTY_STEPS = 1000;

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
        for (String name : replaySources) {
            if (!corpus.sources().containsKey(name)) {
                throw new ConfigException("replay-sources: "
                        + NearestName.unknown("source", name, corpus.sources().keySet()) + " in " + pack);
            }
        }
        for (PackedSource source : corpus.sources().values()) {
            List<PackedSequence> list = replaySources.contains(source.name()) ? replay : target;
            for (int i = 0; i < source.size(); i++) {
                list.add(source.sequence(i));
            }
        }
        if (target.isEmpty()) {
            throw new DataException(pack + ": every source is a replay source; there is nothing new to train on");
        }
        String key = seed + "/" + stage.name() + "/";
        return new TrainingData(
                stage,
                stage.batchTokens() / length,
                new Stream(key + "target", target),
                new Stream(key + "replay", replay));
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
        long before = (step - 1) * perStep;
        long after = step * perStep;
        long replayBefore = (long) Math.floor(stage.replayShare() * before);
        long replayAfter = (long) Math.floor(stage.replayShare() * after);
        List<PackedSequence> chosen = new ArrayList<>(perStep);
        for (long i = before - replayBefore; i < after - replayAfter; i++) {
            chosen.add(target.at(i));
        }
        for (long i = replayBefore; i < replayAfter; i++) {
            chosen.add(replay.at(i));
        }
        return chosen;
    }

    /** The place of a step's first sequence among all that the stage takes. */
    long firstSequence(long step) {
        return (step - 1) * perStep;
    }

    /** The steps that it takes to read so many bytes of text. */
    long stepsFor(long bytes) {
        long step = 0;
        long read = 0;
        for (int empty = 0; read < bytes; ) {
            long more =
                    sequences(++step).stream().mapToLong(PackedSequence::bytes).sum();
            empty = more == 0 ? empty + 1 : 0;
            if (empty == EMPTY_STEPS) {
                throw new DataException("stage " + stage.name() + ": " + EMPTY_STEPS + " steps in a row hold no text,"
                        + " so bytes never end it; pack again, or end it by tokens");
            }
            read += more;
        }
        return step;
    }

    /** How often each token occurs in the first steps. */
    long[] occurrences(int vocabularySize, long steps) {
        long[] occurrences = new long[vocabularySize];
        for (long step = 1; step <= steps; step++) {
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
        private long round = -1;
        private int[] order = new int[0];

        Stream(String key, List<PackedSequence> sequences) {
            this.key = key;
            this.sequences = sequences;
        }

        PackedSequence at(long index) {
            long wanted = index / sequences.size();
            if (wanted != round) {
                round = wanted;
                order = permutation(sequences.size(), key + "/" + wanted);
            }
            return sequences.get(order[(int) (index % sequences.size())]);
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
