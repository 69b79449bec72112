package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.FileLockHold;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.command.ConsoleProgress;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.sweep.SweepReport;
import io.glossa.vocab.sweep.VocabularySweep;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glossa vocab sweep}: many vocabulary sizes after one training pass. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        header = "Measures many vocabulary sizes after one training pass, and names the elbow.",
        description = {
            "",
            "Learns as many pieces as the recipe's floor of occurrences lets the corpus support, then cuts the list at many"
                    + " sizes and measures each on the held-out text of the target: tokens a word, bytes a token, tokens left,"
                    + " occurrences of the rarest new row, expected speed-up per byte, and lines of other languages that are cut"
                    + " otherwise. The corpus must be there ('glossa corpus'); the base may be a tokenizer alone.",
            "",
            "The elbow is the size farthest below the line from the first to the last point of the curve of tokens a word, both"
                    + " axes scaled to 1 (Kneedle): there a further piece begins to gain less than pieces gain on average. It"
                    + " depends on the range, so look at the curve too.",
            "",
            "Writes vocab-sweep/: sweep.tsv, sweep.json, sweep.svg. With guards the price is chosen for the largest size.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa corpus quickstart-ko --out runs/ko",
            "  glossa vocab sweep quickstart-ko --out runs/ko",
            "  glossa vocab sweep mine.yaml --out runs/mine --sizes 500,1000,2000,4000 --json",
            "  glossa vocab sweep mine.yaml --out runs/mine --up-to 20000 --set vocab.minimum-occurrences=30"
        })
final class SweepCommand implements Runnable {
    @Mixin
    private RecipeOptions options;

    @Spec
    private CommandSpec verb;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description =
                    "Numbers of added pieces to measure, each rounded up to vocab.pad-to-multiple. Default: two to each"
                            + " doubling from 64 on.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--up-to",
            paramLabel = "N",
            description = "Most pieces to learn. Default: all that occur vocab.minimum-occurrences times.")
    private Integer upTo;

    @Option(names = "--json", description = "Prints sweep.json instead of the table.")
    private boolean json;

    @Override
    public void run() {
        if (upTo != null && upTo < 1) {
            throw new ConfigException("--up-to must be at least 1, found: " + upTo);
        }
        List<String> assignments = new ArrayList<>(options.assignments);
        Optional<Integer> most = Optional.ofNullable(upTo)
                .or(() -> sizes.stream().max(Integer::compare).map(largest -> Math.max(1, largest)));
        assignments.add("vocab.size=" + most.map(String::valueOf).orElse(VocabularySettings.UNLIMITED));
        options.assignments = assignments;
        ResolvedRecipe resolved = ResolvedRecipe.of(options);
        Preflight.checkSources(resolved);
        VocabularySweep sweep =
                new VocabularySweep(resolved.base(), resolved.recipe().vocab());
        PrintWriter out = verb.commandLine().getOut();
        if (options.dryRun) {
            out.print(resolved.planYaml());
            out.flush();
            return;
        }
        RunLayout layout = resolved.layout();
        Progress progress = new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal"));
        try (FileLockHold held = FileLockHold.acquire(
                        layout.root().resolve(".run.lock"), layout.root().toString());
                RunContext context = new RunContext(resolved, progress)) {
            run(sweep, context);
        }
        SweepReport report = Json.read(layout.vocabSweep().resolve(SweepReport.JSON_FILE), SweepReport.class);
        if (json) {
            out.print(Json.pretty(report));
        } else {
            SweepText.print(report, layout.vocabSweep(), out);
        }
        out.flush();
    }

    private void run(VocabularySweep sweep, RunContext context) {
        Recipe recipe = context.recipe();
        Map<String, String> inputs = Map.of(
                "base",
                InputIdentity.of(context.resolved().base()),
                "corpus",
                context.finished(context.layout().corpus(), "corpus"));
        Map<String, Object> settings = Map.of("language", recipe.language(), "vocab", recipe.vocab(), "sizes", sizes);
        StepRunner.run(Step.of("vocab-sweep", context.layout().vocabSweep(), inputs, settings), partial -> {
            SweepReport report = measure(sweep, context, partial);
            VocabularySweep.write(report, partial);
            return Map.of(
                    "learned_pieces",
                    (long) report.learned(),
                    "sizes",
                    (long) report.points().size() - 1);
        });
    }

    private SweepReport measure(VocabularySweep sweep, RunContext context, Path partial) {
        Recipe recipe = context.recipe();
        Path splits = context.layout().corpus().resolve("splits");
        Map<String, String> languages = VocabStep.languages(recipe);
        SortedMap<String, List<String>> target = new TreeMap<>();
        SortedMap<String, List<String>> others = new TreeMap<>();
        VocabStep.heldOut(recipe, splits).forEach((source, texts) -> {
            if (recipe.targetLanguages().contains(languages.get(source))) {
                target.put(source, texts);
            } else {
                others.computeIfAbsent(languages.getOrDefault(source, source), language -> new ArrayList<>())
                        .addAll(texts);
            }
        });
        return sweep.run(
                VocabStep.words(context, partial, new TreeMap<>()),
                VocabStep.guards(context, sweep.base(), partial),
                target,
                others,
                sizes,
                context.progress());
    }
}
