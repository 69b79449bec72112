package io.glossa.cli;

import io.glossa.init.Provenance;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Progress;
import io.glossa.run.StepRunner;
import io.glossa.train.handoff.HandOffStep;
import io.glossa.train.handoff.HandOffTarget;
import io.glossa.train.handoff.HandOffTargets;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.StagedTrainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glossa hand-off}: a stage for a trainer on many GPUs. */
@Command(
        name = "hand-off",
        mixinStandardHelpOptions = true,
        header = "Writes a stage with its data and model for Megatron-LM, Axolotl or torchtitan.",
        description = {
            "",
            "Takes the packed data of a run and the model that the stage begins with: that of init, or of the stage before."
                    + " The directory is complete in itself and can be copied elsewhere:",
            "",
            "  megatron     data/SPLIT.bin and .idx, train.sh",
            "  axolotl      data/SPLIT.jsonl (token ids), axolotl.yaml",
            "  torchtitan   data/train.bin, train.toml and the module it imports",
            "",
            "Each with model/. What a trainer cannot do, such as freezing, is refused.",
            "",
            "Writes hand-off/TARGET/ of the run.",
            ""
        },
        footer = {"", "Example:", "  glossa hand-off mine.yaml --out runs/mine --to megatron --stage all"})
final class HandOffCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RecipeOptions options;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            description = "Who trains on: megatron, axolotl or torchtitan.")
    private String to;

    @Option(names = "--stage", paramLabel = "NAME", description = "The stage. Default: the recipe's last.")
    private String stage;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Another model to begin with; its tokenizer must be the one that packed.")
    private Path model;

    @Override
    public void run() {
        HandOffTarget target = HandOffTargets.get(to);
        ResolvedRecipe resolved = ResolvedRecipe.of(options);
        try (RunContext context = new RunContext(resolved, Progress.NONE)) {
            List<StageSettings> stages = resolved.recipe().train().stages();
            int index = index(stages);
            context.finished(resolved.layout().pack(), "pack");
            Path out = resolved.layout().root().resolve("hand-off").resolve(target.name());
            StepRunner.Outcome outcome = new HandOffStep(
                            target,
                            model != null ? model : before(context, stages, index),
                            resolved.layout().pack(),
                            stages.get(index),
                            resolved.recipe().train().replaySources(),
                            // Another model may be handed off before there is one of the run's own.
                            Provenance.newRowsIfAny(resolved.layout().init()),
                            resolved.recipe().seed())
                    .run(out);
            PrintWriter print = spec.commandLine().getOut();
            print.println(outcome == StepRunner.Outcome.RAN ? "handed off to " + out : out + " is up to date");
            print.flush();
        }
    }

    private int index(List<StageSettings> stages) {
        if (stage == null) {
            return stages.size() - 1;
        }
        List<String> names = stages.stream().map(StageSettings::name).toList();
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(stage))
                .findFirst()
                .orElseThrow(() -> new ConfigException("--stage: " + NearestName.unknown("stage", stage, names)));
    }

    /** The model that a stage begins with. */
    private static Path before(RunContext context, List<StageSettings> stages, int index) {
        RunLayout layout = context.layout();
        if (index == 0) {
            context.finished(layout.init(), "init");
            return layout.init();
        }
        context.finished(StagedTrainer.directory(layout.train(), index - 1, stages.get(index - 1)), "train");
        return StagedTrainer.model(layout.train(), index - 1, stages.get(index - 1));
    }
}
