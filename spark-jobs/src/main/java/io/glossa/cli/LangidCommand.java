package io.glossa.cli;

import io.glossa.corpus.langid.LabelledLines;
import io.glossa.corpus.langid.LanguageEvaluation;
import io.glossa.corpus.langid.LanguageIdentifier;
import io.glossa.corpus.langid.LanguageModel;
import io.glossa.corpus.langid.LanguageModels;
import io.glossa.corpus.langid.ModelTrainer;
import io.glossa.corpus.langid.TrainingSettings;
import io.glossa.corpus.langid.TrainingText;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa langid}: trains and judges models that tell the language of a text. */
@Command(
        name = "langid",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Trains and judges models that tell the language of a text.",
        description = {
            "",
            "One model ships. The corpus verb uses it in the filters language-id and language-segments; a recipe names"
                    + " another under corpus.language-model: one trained here, or a fastText .bin or .ftz file.",
            ""
        },
        subcommands = {LangidCommand.Train.class, LangidCommand.Eval.class},
        footer = {
            "",
            "Examples:",
            "  glossa langid train texts/ --out my.langid",
            "  glossa langid eval held-out.tsv --model my.langid --languages sw,ha"
        })
final class LangidCommand implements Runnable {
    @Override
    public void run() {
        throw new ConfigException("langid needs a command: train or eval; see 'glossa langid --help'");
    }

    /** {@code glossa langid train}. */
    @Command(
            name = "train",
            mixinStandardHelpOptions = true,
            header = "Trains a model from labelled text.",
            description = {
                "",
                "TEXT is a folder with one file LABEL.txt of lines a language, or a file of lines with label, tab, text."
                        + " Labels such as zu, zul and zul_Latn are one; 'other' holds text of languages that need no name."
                        + " The same text gives the same bytes.",
                ""
            })
    static final class Train implements Runnable {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "TEXT", description = "Folder or file of labelled text.")
        private Path text;

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model to write.")
        private Path out;

        @Option(
                names = "--features",
                paramLabel = "N",
                description = "Runs of characters and words to know. Default: 300000, a file of about 4.6 MB.")
        private Integer features;

        @Override
        public void run() {
            TrainingSettings settings = new TrainingSettings(features);
            SortedMap<String, List<String>> passages = TrainingText.read(text);
            byte[] model = ModelTrainer.train(passages, settings);
            AtomicFiles.write(out, model);
            spec.commandLine()
                    .getOut()
                    .printf(Locale.ROOT, "%s: %d labels, %d bytes%n", out, passages.size(), model.length);
        }
    }

    /** {@code glossa langid eval}. */
    @Command(
            name = "eval",
            mixinStandardHelpOptions = true,
            header = "Judges a model on labelled text.",
            description = {
                "",
                "Prints F1 among the languages that matter, recall and false acceptance with all the others present,"
                        + " precision where a language makes up one text in 10,000, and who is taken for whom.",
                ""
            })
    static final class Eval implements Runnable {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "Lines of label, tab, text; may be compressed by gzip.")
        private Path file;

        @Option(names = "--model", paramLabel = "FILE", description = "The model. Default: the one that ships.")
        private Path model;

        @Option(
                names = "--languages",
                split = ",",
                paramLabel = "CODE",
                description = "ISO codes of the languages that matter. Default: ${DEFAULT-VALUE}.",
                defaultValue = "ko,el,sw,ha,yo,zu,xh,en")
        private List<String> languages;

        @Option(
                names = "--min-probability",
                paramLabel = "P",
                description = "Probability below which nothing is said. Default: ${DEFAULT-VALUE}.",
                defaultValue = "" + LanguageIdentifier.LEAST_PROBABILITY)
        private double leastProbability;

        @Option(names = "--json", description = "Prints all numbers as JSON.")
        private boolean json;

        @Override
        public void run() {
            if (!(leastProbability >= 0 && leastProbability <= 1)) {
                throw new ConfigException("--min-probability must lie between 0 and 1, found: " + leastProbability);
            }
            LanguageModel opened = model == null ? LanguageModels.shipped() : LanguageModels.read(model);
            LanguageEvaluation result =
                    LanguageEvaluation.of(opened, LabelledLines.read(file), languages, leastProbability);
            PrintWriter print = spec.commandLine().getOut();
            if (json) {
                print.print(Json.pretty(result));
            } else {
                LangidReport.print(result, print);
            }
            print.flush();
        }
    }
}
