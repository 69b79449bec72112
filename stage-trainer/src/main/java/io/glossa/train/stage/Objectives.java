package io.glossa.train.stage;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.train.data.BaseParts;
import io.glossa.train.data.BatchLayout;
import io.glossa.train.data.OldTokenizerTargets;
import io.glossa.train.data.TargetMap;
import io.glossa.train.data.TrainingData;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.snippet.SnippetMiner;
import io.glossa.train.snippet.SnippetRequest;
import io.glossa.train.snippet.Snippets;
import io.glossa.train.stage.select.TrainedParts;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;

/** Makes the objective of each kind of stage. */
final class Objectives {
    private Objectives() {}

    /**
     * Opens what a stage learns from.
     *
     * @param directory of the stage, for tables of what was found
     * @param config of the stage's model
     */
    static Objective open(
            TrainingRequest request, StageSettings stage, TrainedParts parts, ModelConfig config, Path directory) {
        return switch (stage.kind()) {
            case LANGUAGE_MODEL -> nextToken(request, stage);
            case DISTILLATION -> distillation(request, stage, parts, config, directory);
        };
    }

    /** Finds out before the first stage what would keep one from being opened. */
    static void check(TrainingRequest request, StageSettings stage) {
        switch (stage.kind()) {
            case LANGUAGE_MODEL -> {
                targets(request, stage);
                data(request, stage).close();
            }
            case DISTILLATION -> parts(request, stage);
        }
    }

    private static Objective nextToken(TrainingRequest request, StageSettings stage) {
        BatchLayout layout = new BatchLayout(
                stage.microBatchTokens(), TrainingData.endsWithNextBos(request.pack()), targets(request, stage));
        TrainingData data = data(request, stage);
        try {
            long steps = stage.bytes() == null ? stage.stepCount() : data.stepsFor(stage.bytes());
            return new NextTokenObjective(data, layout, stage.zLoss(), steps);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static Objective distillation(
            TrainingRequest request, StageSettings stage, TrainedParts parts, ModelConfig config, Path directory) {
        DistillationSettings settings = stage.distillation();
        Snippets snippets = SnippetMiner.mine(
                request.pack(),
                parts(request, stage),
                Tokenizers.load(request.model()),
                new SnippetRequest(
                        stage.name(),
                        settings.snippetsPerPiece(),
                        settings.window(),
                        request.settings().replaySources(),
                        request.seed()));
        snippets.write(directory);
        boolean head = parts.leaves().stream().anyMatch(leaf -> leaf.part() == LeafInfo.Part.NEW_HEAD);
        return new DistillationObjective(stage, snippets, settings.depth(stage.name(), config), head, request.seed());
    }

    private static TrainingData data(TrainingRequest request, StageSettings stage) {
        return TrainingData.open(
                request.pack(), stage.dataRequest(request.settings().replaySources(), request.seed()));
    }

    private static BaseParts parts(TrainingRequest request, StageSettings stage) {
        return BaseParts.read("stage " + stage.name() + ": kind is distillation", request.model(), request.newRows());
    }

    private static TargetMap targets(TrainingRequest request, StageSettings stage) {
        return switch (stage.targets()) {
            case NEW_TOKENIZER -> TargetMap.IDENTITY;
            case OLD_TOKENIZER -> OldTokenizerTargets.read("stage " + stage.name(), request.model(), request.newRows());
        };
    }
}
