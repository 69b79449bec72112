package io.glossa.cli;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.init.Provenance;
import io.glossa.run.AtomicFiles;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.study.Trial;
import io.glossa.study.TrialResult;
import io.glossa.study.TrialRunner;
import io.glossa.study.TrialTraining;
import io.glossa.train.eval.ModelCosts;
import io.glossa.train.kernel.TorchRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs trials below a study's directory, each a step of its own: its stages are trained and measured in {@code NAME.partial}, and its models are
 * removed when its result is written. A trial that was stopped goes on from its last checkpoint.
 */
final class StudyTrials implements TrialRunner {
    private static final List<PipelineStep> PREPARATION =
            List.of(new CorpusStep(), new ScratchStep(), new VocabStep(), new PackStep(), new InitStep());

    private final StudyRecipes recipes;
    private final Progress progress;
    /** Prepared arms by name and seed: a study asks for each many times. */
    private final Map<String, ResolvedRecipe> prepared = new HashMap<>();

    StudyTrials(StudyRecipes recipes, Progress progress) {
        this.recipes = recipes;
        this.progress = progress;
    }

    /** Looks at every arm before any work. */
    void check() {
        for (String arm : recipes.settings().armNames()) {
            ResolvedRecipe resolved = recipes.of(arm, Trial.SEARCH_SEED);
            Preflight.check(resolved, PREPARATION);
            resolved.recipe().train().stages().forEach(TrialTraining::requireFixedEnd);
            recipes.settings()
                    .requireMeasured(resolved.recipe()
                            .eval()
                            .setsFor(resolved.recipe().corpus().sources()));
        }
    }

    @Override
    public Ran run(Trial trial) {
        ResolvedRecipe arm = prepared.computeIfAbsent(
                trial.arm() + " " + trial.seed(), any -> prepare(recipes.of(trial.arm(), trial.seed())));
        ResolvedRecipe resolved = budgeted(trial, arm);
        Path directory = recipes.root().resolve("trials").resolve(trial.path());
        Step step = Step.of(
                        "trial " + trial.path(),
                        directory,
                        inputs(resolved, trial),
                        Map.of(
                                "trial",
                                trial,
                                "train",
                                resolved.recipe().train(),
                                "eval",
                                trial.searches() ? "none" : resolved.recipe().eval()))
                .withSoftware(TorchRuntime.versions())
                .resuming();
        StepRunner.run(step, partial -> work(trial, resolved, partial));
        return new Ran(
                Json.read(directory.resolve(TrialResult.FILE), TrialResult.class),
                Json.read(directory.resolve("timing.json"))
                        .path("processor_seconds")
                        .asDouble());
    }

    private ResolvedRecipe prepare(ResolvedRecipe resolved) {
        try (RunContext context = new RunContext(resolved, progress)) {
            PREPARATION.stream()
                    .filter(step -> step.appliesTo(resolved.recipe()))
                    .forEach(step -> step.run(context));
        }
        return resolved;
    }

    private ResolvedRecipe budgeted(Trial trial, ResolvedRecipe arm) {
        Settings tree = TrialTraining.of(
                        arm.layout().init(), arm.layout().pack(), arm.recipe().train())
                .within(trial, Settings.parse(Settings.toYaml(arm.recipe()), trial.path()));
        return new ResolvedRecipe(
                tree.bind(Recipe.class), arm.folder(), arm.layout(), arm.device(), arm.threads(), arm.force());
    }

    private static SortedMap<String, String> inputs(ResolvedRecipe resolved, Trial trial) {
        RunLayout layout = resolved.layout();
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("init", InputIdentity.of(layout.init()));
        inputs.put("pack", InputIdentity.of(layout.pack()));
        if (!trial.searches()) {
            inputs.put("base", InputIdentity.of(resolved.base()));
            inputs.put("corpus", InputIdentity.of(layout.corpus()));
            inputs.putAll(EvalStep.sets(resolved));
        }
        return inputs;
    }

    private Map<String, Long> work(Trial trial, ResolvedRecipe resolved, Path partial) {
        RunLayout layout = resolved.layout();
        Path train = partial.resolve("train");
        Path model = TrainStep.train(resolved, train, progress);
        Optional<ModelCosts> costs = trial.searches()
                ? Optional.empty()
                : Optional.of(ModelCosts.measure(
                        EvalStep.inputs(resolved, model), resolved.recipe().eval(), progress));
        TrialResult result;
        try (Checkpoint trained = Checkpoint.open(model)) {
            result = TrialTraining.of(
                            layout.init(), layout.pack(), resolved.recipe().train())
                    .result(trial, train, trained, Provenance.newRows(layout.init()), costs);
        }
        Json.write(partial.resolve(TrialResult.FILE), result);
        AtomicFiles.write(partial.resolve("plan.yaml"), resolved.planYaml().getBytes(StandardCharsets.UTF_8));
        AtomicFiles.delete(train);
        return Map.of(
                "tokens", result.cost().tokens(), "target_bytes", result.cost().targetBytes());
    }
}
