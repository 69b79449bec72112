package io.glossa.cli;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.calibrate.Calibration;
import io.glossa.corpus.calibrate.CalibrationText;
import io.glossa.corpus.calibrate.SampleReader;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.read.Storages;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glossa corpus calibrate}: thresholds from the user's own corpus. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        header = "Proposes thresholds from your own corpus, and shows what each would remove.",
        description = {
            "",
            "Measures every filter on a sample of each language's documents, puts each threshold where the quantile of the"
                    + " documents lies beyond, and shows those that lie just beyond. A threshold that nothing lies beyond, and"
                    + " a sample too small for the quantile, are refused. Changes no setting: it writes YAML to paste.",
            ""
        })
final class CalibrateCommand implements Runnable {
    @Mixin
    private RecipeOptions options;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Only this language; may be given several times. Default: every language of the sources.")
    private List<String> languages = List.of();

    @Option(
            names = "--quantile",
            paramLabel = "SHARE",
            description =
                    "Share of the documents that each threshold may remove, above 0 and below 0.5. Default: 0.05.")
    private double quantile = 0.05;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Documents measured of each language, at most. Default: 10000.")
    private int sample = 10_000;

    @Option(names = "--all-filters", description = "Measures every filter there is, not only those in use.")
    private boolean allFilters;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where the YAML is written. Default: calibrated-thresholds.yaml.")
    private Path file = Path.of("calibrated-thresholds.yaml");

    @Override
    public void run() {
        Calibration.requireQuantile(quantile);
        if (sample < 1) {
            throw new ConfigException("--sample must be at least 1, found: " + sample);
        }
        ResolvedRecipe resolved = ResolvedRecipe.of(options);
        CorpusSettings corpus = resolved.recipe().corpus();
        List<DocumentFilter> further =
                allFilters ? List.copyOf(DocumentFilter.all().values()) : List.of();
        SampleReader reader = new SampleReader(
                corpus, resolved.folder(), Storages.of(resolved.recipe().spark().options()), sample, further);
        PrintWriter print = spec.commandLine().getOut();
        List<Calibration> calibrations = new ArrayList<>();
        for (String language : languagesOf(corpus)) {
            Calibration calibration = Calibration.of(reader.read(language), quantile);
            print.println(CalibrationText.table(calibration));
            print.flush();
            calibrations.add(calibration);
        }
        AtomicFiles.write(file, CalibrationText.yaml(calibrations).getBytes(StandardCharsets.UTF_8));
        print.println("wrote " + file + "; paste it under corpus.thresholds of the recipe");
    }

    private List<String> languagesOf(CorpusSettings corpus) {
        List<String> known = corpus.sources().stream()
                .filter(source -> source.role() != SourceRole.EVALUATION)
                .map(source -> source.language())
                .distinct()
                .sorted()
                .toList();
        for (String language : languages) {
            if (!known.contains(language)) {
                throw new ConfigException("--language: " + NearestName.unknown("language", language, known)
                        + "; no source that trains is in it");
            }
        }
        return languages.isEmpty()
                ? known
                : languages.stream().distinct().sorted().toList();
    }
}
