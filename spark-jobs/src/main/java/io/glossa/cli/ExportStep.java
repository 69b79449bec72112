package io.glossa.cli;

import io.glossa.run.InputIdentity;
import io.glossa.train.export.ModelExport;
import io.glossa.train.export.RunReports;
import io.glossa.train.model.LanguageModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The trained model to a directory that others load. */
final class ExportStep implements PipelineStep {
    @Override
    public String name() {
        return ModelExport.NAME;
    }

    @Override
    public void run(RunContext context) {
        RunLayout layout = context.layout();
        Path model = context.trainedModel();
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("model", InputIdentity.of(model));
        for (Path step : new Path[] {layout.corpus(), layout.vocab(), layout.eval()}) {
            if (Files.isDirectory(step)) {
                inputs.put(step.getFileName().toString(), InputIdentity.of(step));
            }
        }
        ResolvedRecipe resolved = context.resolved();
        new ModelExport(
                        model,
                        RunReports.read(layout.root()),
                        context.recipe().export(),
                        directory -> LanguageModels.open(directory, resolved.device(), resolved.threads()))
                .run(layout.export(), inputs);
    }
}
