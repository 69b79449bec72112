package io.glossa.cli;

import io.glossa.run.InputIdentity;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.export.ExportSettings;
import io.glossa.train.export.ModelExport;
import io.glossa.train.export.RunReports;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.model.LanguageModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code glossa export}: the trained model of a run, or any model directory, as Hugging Face has it. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes a Hugging Face directory that loads with no extra code.",
        description = {
            "",
            "Given a recipe, exports what its last stage left, with a model card made from the run. Given a model"
                    + " directory instead, exports that model as it is, adding the files it lacks (tokenizer.json, for"
                    + " one). What was written is opened again and compared tensor for tensor and logit for logit.",
            "",
            "Numbers keep their type, or are rounded to the nearest of --type, which is checked instead. Keys of the recipe's"
                    + " export section can be set for a model directory too: --set export.shard-bytes=2000000000.",
            "",
            "Writes export/ of the run, or --out for a model directory.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa export quickstart-ko --out runs/ko",
            "  glossa export tests/data/models/stories260k --out exported",
            "  glossa export MODEL --type bf16 --set export.base-licence=apache-2.0 --out exported"
        })
final class ExportCommand implements Runnable {
    @Mixin
    private RecipeOptions options;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Number type of the weights: f32, bf16 or f16. Default: the model's own.")
    private String type;

    @Override
    public void run() {
        if (type != null) {
            List<String> all = new ArrayList<>(options.assignments);
            all.add("export.type=" + type);
            options.assignments = all;
        }
        Path model = Path.of(options.recipe);
        if (!Files.isRegularFile(model.resolve("config.json"))) {
            Pipeline.runOne(options, new ExportStep());
            return;
        }
        Settings settings = Settings.parse("export: {}", "--set");
        for (String assignment : options.assignments) {
            settings = settings.set(assignment);
        }
        Device device = Device.parse(options.device);
        new ModelExport(
                        model,
                        RunReports.none(),
                        settings.bind(ExportSection.class).export(),
                        directory -> LanguageModels.open(directory, device, TorchRuntime.defaultThreads()))
                .run(OutputDirectory.of(options.out, List.of(model)), Map.of("model", InputIdentity.of(model)));
    }

    /** The part of a recipe that concerns a model that no run made. */
    private record ExportSection(ExportSettings export) {}
}
