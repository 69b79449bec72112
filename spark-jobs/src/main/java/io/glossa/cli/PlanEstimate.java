package io.glossa.cli;

import com.fasterxml.jackson.databind.node.IntNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.ConfigException;
import io.glossa.train.command.ConsoleProgress;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.PlanCheck;
import io.glossa.train.stage.StageEstimate;
import io.glossa.train.stage.StageSettings;
import io.glossa.vocab.expansion.ExpansionPolicies;
import io.glossa.vocab.expansion.ExpansionPolicy;
import io.glossa.vocab.expansion.VocabularySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the stages of a plan will need, reckoned before any work.
 *
 * @param vocabularySize rows of the expanded embedding matrix; an upper bound is not known when the size follows the data
 * @param assumed whether the size was assumed because it follows the data
 * @param stages one row a stage, in order
 */
record PlanEstimate(int vocabularySize, boolean assumed, List<Row> stages) {
    /** New pieces assumed when the size follows the data, which is not read for an estimate. */
    private static final int ASSUMED_PIECES = 8_192;

    /** A stage and what it needs. */
    record Row(StageSettings stage, StageEstimate estimate) {}

    static PlanEstimate of(ResolvedRecipe resolved) {
        Recipe recipe = resolved.recipe();
        ModelConfig base = recipe.init().start().config(resolved.baseConfig());
        ExpansionPolicy policy = ExpansionPolicies.get(recipe.vocab().policy());
        boolean assumed = policy.addsPieces()
                && List.of(VocabularySettings.AUTO, VocabularySettings.UNLIMITED)
                        .contains(recipe.vocab().size());
        int pieces = assumed ? ASSUMED_PIECES : recipe.vocab().mostPieces();
        int given = policy.mostGivenUp(recipe.vocab(), pieces);
        int wanted = base.vocabularySize() + pieces - given;
        int multiple = recipe.vocab().padToMultiple();
        int size = given == pieces ? base.vocabularySize() : (wanted + multiple - 1) / multiple * multiple;
        ModelConfig expanded = base.with("vocab_size", IntNode.valueOf(size));
        int length = recipe.pack().sequenceLength();
        int added = given + size - base.vocabularySize();
        List<WeightLayout> layouts =
                PlanCheck.of(recipe.train(), expanded, NewRows.behind(size - added, size), stored(resolved));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            StageSettings stage = recipe.train().stages().get(i);
            if (stage.kind() == StageSettings.Kind.LANGUAGE_MODEL && stage.batchTokens() < length) {
                throw new ConfigException("stage " + stage.name() + ": batch-tokens is " + stage.batchTokens()
                        + "; expected at least one sequence of " + length);
            }
            rows.add(new Row(stage, StageEstimate.of(layouts.get(i), stage, length, resolved.threads())));
        }
        return new PlanEstimate(size, assumed, rows);
    }

    /** The type that the base's weights have, or shall have; they are not read. */
    private static DataType stored(ResolvedRecipe resolved) {
        if (resolved.fromScratch()) {
            return DataType.F32;
        }
        try (Checkpoint checkpoint = Checkpoint.open(resolved.base())) {
            return checkpoint.tensor(Checkpoint.EMBEDDINGS).info().type();
        }
    }

    /** The table that {@code --dry-run} prints. */
    String table() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "# Estimate for a vocabulary of %,d pieces%s. Memory is outside the Java heap.%n",
                vocabularySize,
                assumed ? " (assumed: the size follows the data)" : ""));
        out.append(String.format(
                Locale.ROOT,
                "# %-16s %8s %12s %9s %9s %9s %11s %9s %10s%n",
                "stage",
                "steps",
                "tokens",
                "weights",
                "gradients",
                "moments",
                "activations",
                "peak",
                "time"));
        double seconds = 0;
        for (Row row : stages) {
            StageEstimate estimate = row.estimate();
            seconds += estimate.seconds();
            out.append(String.format(
                    Locale.ROOT,
                    "# %-16s %,8d %,12d %9s %9s %9s %11s %9s %10s%n",
                    row.stage().name(),
                    row.stage().stepCount(),
                    row.stage().stepCount() * row.stage().batchTokens(),
                    mebibytes(estimate.memory().weights()),
                    mebibytes(estimate.memory().gradients()),
                    mebibytes(estimate.memory().moments()),
                    mebibytes(estimate.memory().activations()),
                    mebibytes(estimate.memory().peak()),
                    ConsoleProgress.duration(estimate.seconds())));
        }
        out.append("# all stages: about ")
                .append(ConsoleProgress.duration(seconds))
                .append(", at the rate stated in the")
                .append(" documentation of StageEstimate\n");
        return out.toString();
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / 1048576.0);
    }
}
