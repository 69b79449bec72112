package io.glossa.train.command;

import io.glossa.checkpoint.NewRows;
import io.glossa.init.Provenance;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.stage.MemoryPreflight;
import io.glossa.train.stage.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train}: launches a staged run. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        header = "Launches a staged run on a model and a packed corpus; the same command goes on with it.",
        description = {
            "",
            "The plan has the keys of a recipe's 'train' block: stages, replay-sources, validation-bytes, base-samples.",
            "Told to end (SIGTERM, Ctrl-C) it finishes its step, saves it and ends with 143 or 130.",
            ""
        })
final class LaunchCommand implements Runnable {
    @Spec
    private CommandSpec verb;

    @Parameters(paramLabel = "PLAN", description = "YAML file with the stages.")
    private Path plan;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "Hugging Face directory to begin with, such as a run's init/.")
    private Path model;

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "Packed corpus: a run's pack/.")
    private Path pack;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory of the run.")
    private Path out;

    @Option(
            names = "--new-rows",
            paramLabel = "IDS",
            description = "Rows that the base model did not have, such as 259,32000-33023, or none. Default: those of"
                    + " provenance.tsv beside the model, else none.")
    private String newRows;

    @Option(names = "--set", paramLabel = "key=value", description = "Changes one setting, as --set stages.0.steps=50.")
    private List<String> assignments = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "17", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, cuda or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Processor threads; the same number gives the same bytes. Default: all cores.")
    private Integer threads;

    @Option(
            names = "--dry-run",
            description = "Prints the resolved plan and what each stage will need, and does nothing.")
    private boolean dryRun;

    @Mixin
    private LaunchOptions options;

    @Override
    public void run() {
        Launch launch = launch();
        if (dryRun) {
            verb.commandLine().getOut().print(Settings.toYaml(launch));
            verb.commandLine()
                    .getOut()
                    .print(MemoryPreflight.table(launch.request(out, null, java.util.OptionalDouble.empty())));
            verb.commandLine().getOut().flush();
            return;
        }
        launch.writeTo(out);
        verb.commandLine().getOut().println("run " + out.toAbsolutePath().normalize());
        verb.commandLine().getOut().println("model " + options.train(launch, out));
    }

    private Launch launch() {
        Settings settings = Settings.read(plan);
        for (String assignment : assignments) {
            settings = settings.set(assignment);
        }
        TrainingSettings train = settings.bind(TrainingSettings.class).orReplaySources(List.of());
        int count = threads == null ? TorchRuntime.defaultThreads() : threads;
        if (count < 1) {
            throw new ConfigException("--threads " + count + ": must be at least 1");
        }
        return new Launch(absolute(model), absolute(pack), rows(), seed, Device.parse(device), count, train);
    }

    private NewRows rows() {
        if (newRows != null) {
            return newRows.equals("none") ? NewRows.none() : NewRows.parse(newRows);
        }
        return Provenance.newRowsIfAny(model);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
