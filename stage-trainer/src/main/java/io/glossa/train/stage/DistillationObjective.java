package io.glossa.train.stage;

import io.glossa.train.data.DataAccount;
import io.glossa.train.data.EndlessOrder;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Depth;
import io.glossa.train.model.DistillationBatch;
import io.glossa.train.snippet.Snippet;
import io.glossa.train.snippet.SnippetBatches;
import io.glossa.train.snippet.Snippets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Hidden states of the unexpanded tokenisation as the target of the new rows of the embeddings; cross-entropy for those of a head of its
 * own.
 *
 * <p><b>Formula.</b> For the states h of the layer, {@code mean over pairs of |h_student - h_teacher|^2 / hidden size}: the student
 * reads a snippet in the expanded vocabulary, the teacher, the same model, the same text in the base's; a pair is the end of a token of the
 * student, from the first new piece on, and the place where the teacher has read the same text. Before it both have read the same. New rows
 * of a head of its own learn from the cross-entropy of the student's next token, which moves nothing else.
 *
 * <p><b>Determinism.</b> A step takes snippets in an order that is a pure function of seed, stage and step; each once a round.
 *
 * <p><b>Cost.</b> Of a token of the base about two thirds of a training step up to the layer, for the student's texts are shorter; nothing
 * above it, but for the head's rows.
 *
 * <p><b>Source.</b> Dobler et al. (2025), Token Distillation, arXiv 2505.20133, and its code. It averages over the places before the first
 * new piece too, whose difference is 0: a constant factor, which AdamW does not see.
 */
final class DistillationObjective implements Objective {
    /** Snippets that are measured before and after. */
    private static final int MEASURED = 256;

    private final StageSettings stage;
    private final Snippets snippets;
    private final Depth depth;
    private final boolean head;
    private final EndlessOrder order;
    private final int perStep;
    private final List<Snippet> measured = new ArrayList<>();

    /**
     * Takes snippets.
     *
     * @param head whether rows of a head of its own learn too
     * @param seed of the order
     */
    DistillationObjective(StageSettings stage, Snippets snippets, Depth depth, boolean head, long seed) {
        this.stage = stage;
        this.snippets = snippets;
        this.depth = depth;
        this.head = head;
        int size = snippets.all().size();
        order = new EndlessOrder(seed + "/" + stage.name() + "/distillation", size);
        perStep = stage.batchTokens() / stage.distillation().longest();
        int count = Math.min(MEASURED, size);
        for (int i = 0; i < count; i++) {
            measured.add(snippets.all().get((int) ((long) i * size / count)));
        }
    }

    @Override
    public long steps() {
        return stage.stepCount();
    }

    @Override
    public Sums accumulate(DecoderModel model, long step) {
        List<Snippet> chosen = snippets(step);
        List<List<Snippet>> parts = SnippetBatches.parts(chosen, stage.microBatchTokens());
        List<DistillationBatch> batches = parts.stream().map(SnippetBatches::of).toList();
        long pairs = batches.stream().mapToLong(DistillationBatch::pairs).sum();
        long targets = batches.stream()
                .mapToLong(batch -> batch.student().targetCount())
                .sum();
        double lossWeight = head && targets > 0 ? 1.0 / targets : 0;
        List<String> broken = new ArrayList<>();
        double squares = 0;
        double nats = 0;
        long tokens = 0;
        for (int i = 0; i < batches.size(); i++) {
            DecoderModel.Distilled found = model.distil(batches.get(i), depth, 1.0 / pairs, lossWeight);
            if (!Double.isFinite(found.squares()) || !Double.isFinite(found.nats())) {
                parts.get(i).forEach(snippet -> broken.add(place(snippet)));
            }
            squares += found.squares();
            nats += found.nats();
            tokens += batches.get(i).teacher().size();
        }
        return new Sums(
                squares / pairs,
                head ? OptionalDouble.of(nats * lossWeight) : OptionalDouble.empty(),
                1,
                tokens,
                chosen.stream().mapToLong(Snippet::bytes).sum(),
                0,
                broken,
                chosen.stream().map(DistillationObjective::place).toList());
    }

    /** The distance on snippets that are spread over all pieces. */
    @Override
    public OptionalDouble measure(DecoderModel model) {
        double squares = 0;
        long pairs = 0;
        for (List<Snippet> part : SnippetBatches.parts(measured, stage.microBatchTokens())) {
            DistillationBatch batch = SnippetBatches.of(part);
            squares += model.distance(batch, depth);
            pairs += batch.pairs();
        }
        return OptionalDouble.of(squares / pairs);
    }

    @Override
    public DataAccount account(int vocabularySize, long taken) {
        long[] occurrences = new long[vocabularySize];
        for (long step = 1; step <= taken; step++) {
            for (Snippet snippet : snippets(step)) {
                for (int token : snippet.student()) {
                    occurrences[token]++;
                }
            }
        }
        return new DataAccount(occurrences, new TreeMap<>());
    }

    @Override
    public Optional<StageSummary.Distillation> distillation(long taken, double before, double after) {
        int wanted = stage.distillation().snippetsPerPiece();
        List<Integer> uncovered = snippets.coverage().stream()
                .filter(piece -> piece.snippets() == 0)
                .map(Snippets.Coverage::piece)
                .toList();
        int full = (int) snippets.coverage().stream()
                .filter(piece -> piece.snippets() == wanted)
                .count();
        int size = snippets.all().size();
        return Optional.of(new StageSummary.Distillation(
                stage.distillation().layer(),
                size,
                (double) taken * perStep / size,
                full,
                snippets.coverage().size() - full - uncovered.size(),
                uncovered,
                before,
                after));
    }

    @Override
    public void close() {
        // Nothing is open: the snippets are in memory.
    }

    private List<Snippet> snippets(long step) {
        List<Snippet> chosen = new ArrayList<>(perStep);
        for (long i = (step - 1) * perStep; i < step * perStep; i++) {
            chosen.add(snippets.all().get(order.at(i)));
        }
        return chosen;
    }

    private static String place(Snippet snippet) {
        return snippet.origin() + " around piece " + snippet.piece();
    }
}
