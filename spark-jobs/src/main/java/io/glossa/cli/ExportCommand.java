package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import io.glossa.train.Device;
import io.glossa.train.export.ExportSettings;
import io.glossa.train.export.ModelExport;
import io.glossa.train.export.RunReports;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.model.LanguageModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "Writes export/ of the run, or --out for a model directory.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa export quickstart-ko --out runs/ko",
            "  glossa export tests/data/models/stories260k --out exported"
        })
final class ExportCommand implements Runnable {
    @Mixin
    private RecipeOptions options;

    @Override
    public void run() {
        Path model = Path.of(options.recipe);
        if (!Files.isRegularFile(model.resolve("config.json"))) {
            Pipeline.runOne(options, new ExportStep());
            return;
        }
        if (options.out == null) {
            throw new ConfigException("--out is missing; name the directory that the export of " + model + " shall be");
        }
        Device device = Device.parse(options.device);
        new ModelExport(
                        model,
                        RunReports.none(),
                        ExportSettings.defaults(),
                        directory -> LanguageModels.open(directory, device, TorchRuntime.defaultThreads()))
                .run(options.out, Map.of("model", InputIdentity.of(model)));
    }
}
