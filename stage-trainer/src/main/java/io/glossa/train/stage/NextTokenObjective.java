package io.glossa.train.stage;

import io.glossa.train.data.BatchLayout;
import io.glossa.train.data.DataAccount;
import io.glossa.train.data.StepBatches;
import io.glossa.train.data.StepReader;
import io.glossa.train.data.TrainingData;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.TokenBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Cross-entropy of the next token over packed text.
 *
 * <p><b>Formula.</b> The gradient of a step is that of {@code sum of -ln P over all targets / number of targets}, whatever the
 * micro-batches it was summed in: not a mean of means.
 */
final class NextTokenObjective implements Objective {
    private final TrainingData data;
    private final StepReader reader;
    private final double zLoss;
    private final long steps;

    /**
     * Begins to read.
     *
     * @param data closed with the objective
     * @param steps of the stage
     */
    NextTokenObjective(TrainingData data, BatchLayout layout, double zLoss, long steps) {
        this.data = data;
        this.zLoss = zLoss;
        this.steps = steps;
        reader = new StepReader(data, layout);
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Sums accumulate(DecoderModel model, long step) {
        StepBatches batches = reader.take(step);
        List<String> broken = new ArrayList<>();
        double total = 0;
        long targets = 0;
        long tokens = 0;
        for (int i = 0; i < batches.parts().size(); i++) {
            TokenBatch batch = batches.parts().get(i);
            targets += batch.targetCount();
            tokens += batch.size();
            double nats = model.accumulate(batch, zLoss);
            if (!Double.isFinite(nats)) {
                broken.addAll(batches.places().get(i));
            }
            total += nats;
        }
        double scale = targets == 0 ? 0 : 1.0 / targets;
        return new Sums(
                total * scale,
                OptionalDouble.empty(),
                scale,
                tokens,
                batches.bytes(),
                reader.waitedSeconds(),
                broken,
                batches.places().stream().flatMap(List::stream).toList());
    }

    @Override
    public OptionalDouble measure(DecoderModel model) {
        return OptionalDouble.empty();
    }

    @Override
    public DataAccount account(int vocabularySize, long taken) {
        reader.close();
        return data.account(vocabularySize, taken);
    }

    @Override
    public Optional<StageSummary.Distillation> distillation(long taken, double before, double after) {
        return Optional.empty();
    }

    @Override
    public void close() {
        try (data) {
            reader.close();
        }
    }
}
