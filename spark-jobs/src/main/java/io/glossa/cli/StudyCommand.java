package io.glossa.cli;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FileLockHold;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import io.glossa.study.Study;
import io.glossa.study.StudyFiles;
import io.glossa.study.StudyResults;
import io.glossa.study.StudySettings;
import io.glossa.study.Trial;
import io.glossa.train.Device;
import io.glossa.train.command.ConsoleProgress;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa study}: arms by seeds by budgets. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        header = "Finds out what pays: arms by seeds by budgets, and a verdict for each question.",
        description = {
            "",
            "A study names a recipe, arms that change some of its settings, budgets in target bytes or operations, and questions"
                    + " between arms. Every arm gets a learning-rate search of its own, judged by validation; then every arm is"
                    + " trained under every budget with every seed and measured on the recipe's evaluation sets. Differences are"
                    + " tested in pairs over seeds and documents; 'not separable' is an answer.",
            "",
            "Steps that arms have in common run once. Trials that are done are kept: stop it at any time and give the same"
                    + " command again; add arms, seeds, budgets or questions, and only what is new is run.",
            "",
            "Writes study.md, results.json, a chart for each question; trials/ holds each trial's result and settings, steps/ what"
                    + " arms share.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa studies study-ko > mine.yaml",
            "  glossa study mine.yaml --dry-run",
            "  glossa study mine.yaml --out runs/study",
            "  glossa study mine.yaml --out runs/study --arms scratch   one arm on this machine, the others elsewhere"
        })
final class StudyCommand implements Runnable {
    @Parameters(
            index = "0",
            paramLabel = "STUDY",
            description = "A study that ships (see 'glossa studies') or a YAML file.")
    private String study;

    @Option(names = "--out", paramLabel = "DIR", description = "The study's directory. Default: runs/NAME.")
    private Path out;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Changes one setting of the study, for example --set seeds=5. May be given several times.")
    private List<String> assignments = List.of();

    @Option(
            names = "--arms",
            split = ",",
            paramLabel = "ARM",
            description =
                    "Runs the trials of these arms only, and judges nothing: several processes may share a study's"
                            + " directory, once one of them has prepared the steps that their arms share.")
    private List<String> arms = List.of();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Where models run: cpu, cuda or cuda:N. Default: cpu.")
    private String device = "cpu";

    @Option(names = "--threads", paramLabel = "N", description = "Processor threads of a model. Default: all cores.")
    private Integer threads;

    @Option(names = "--dry-run", description = "Checks every arm, prints the trials, and does nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec verb;

    @Override
    public void run() {
        RecipeLibrary library = RecipeLibrary.studies();
        Path file = library.resolve(study);
        Settings tree = library.read(file);
        for (String assignment : assignments) {
            tree = tree.set(assignment);
        }
        StudySettings settings = tree.bind(StudySettings.class);
        for (String arm : arms) {
            if (!settings.armNames().contains(arm)) {
                throw new ConfigException("--arms: " + NearestName.unknown("arm", arm, settings.armNames()));
            }
        }
        StudyRecipes recipes = StudyRecipes.read(
                file,
                tree,
                settings,
                out != null ? out : Path.of("runs", settings.name()),
                Device.parse(device),
                ResolvedRecipe.threads(threads));
        StudyTrials trials =
                new StudyTrials(recipes, new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal")));
        trials.check();
        PrintWriter print = verb.commandLine().getOut();
        if (dryRun) {
            printPlan(settings, print);
        } else if (arms.isEmpty()) {
            try (FileLockHold held = FileLockHold.acquire(
                    recipes.root().resolve(".run.lock"), recipes.root().toString())) {
                StudyResults results = judge(settings, recipes, trials);
                StudyText.print(results, recipes.root(), print);
            }
        } else {
            new Study(settings, language(recipes), trials).runArms(arms);
        }
        print.flush();
    }

    private static StudyResults judge(StudySettings settings, StudyRecipes recipes, StudyTrials trials) {
        AtomicFiles.write(
                recipes.root().resolve("study.yaml"), Settings.toYaml(settings).getBytes(StandardCharsets.UTF_8));
        StudyResults results = new Study(settings, language(recipes), trials).run();
        StudyFiles.write(recipes.root(), settings, results);
        return results;
    }

    private static String language(StudyRecipes recipes) {
        return recipes.of(recipes.settings().armNames().get(0), Trial.SEARCH_SEED)
                .recipe()
                .language();
    }

    private static void printPlan(StudySettings settings, PrintWriter print) {
        print.print(Settings.toYaml(settings));
        int rates = settings.learningRates().factors().size();
        int searched = rates == 1 ? 0 : rates;
        int measured = settings.budgets().size() * settings.seeds();
        int arms = settings.armNames().size();
        print.println("# " + arms + " arms, each " + searched + " trials of the search (and up to "
                + (searched == 0 ? 0 : settings.learningRates().extensions()) + " beyond its ends) and " + measured
                + " trials that are compared: " + arms * (searched + measured) + " trials or more");
    }
}
