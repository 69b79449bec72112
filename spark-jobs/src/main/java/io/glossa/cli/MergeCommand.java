package io.glossa.cli;

import io.glossa.checkpoint.adapter.AdapterMerge;
import io.glossa.checkpoint.merge.MergeSettings;
import io.glossa.checkpoint.merge.ModelMerge;
import io.glossa.checkpoint.merge.NewRowPolicy;
import io.glossa.run.ConfigException;
import io.glossa.run.Progress;
import io.glossa.run.StepRunner;
import io.glossa.train.command.ConsoleProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa merge}: several checkpoints, or a base and its adapter, to one model. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        header = "Merges checkpoints, or a LoRA adapter into its base, without training.",
        description = {
            "",
            "Models are Hugging Face directories of one shape. The result has configuration, tokenizer and number type of the"
                    + " first; sums are taken in 64 bits and rounded once. Memory does not grow with the model.",
            "",
            "  linear        the sum of the models by --weights",
            "  average       the same with equal weights, or the last N checkpoints of a folder (--last)",
            "  slerp         from the first model to the second along the arc between them, as far as --t",
            "  chat-vector   ADAPTED INSTRUCT BASE: adapted + ratio (instruct - base)",
            "",
            "Rows of the embeddings belong together when both tokenizers have the same piece under an id. --new-rows says what"
                    + " becomes of rows that only some models have: keep leaves those of the first model, mean merges"
                    + " the models that have them, error refuses.",
            "",
            "Writes a model directory, with merge.json (formula and coefficients of every tensor) and manifest.json (inputs and"
                    + " hashes).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa merge runs/ko/export other --method slerp --t 0.4 --t mlp=0.6 --out merged",
            "  glossa merge --last 5 checkpoints/ --out averaged",
            "  glossa merge runs/ko/export INSTRUCT BASE --method chat-vector --ratio 0.8 --out chat",
            "  glossa merge BASE --adapter lora/ --out merged"
        })
final class MergeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "MODEL", description = "Model directories, in the order of the formula.")
    private List<Path> models = List.of();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "linear, average, slerp or chat-vector. Default: linear with --weights, else average.")
    private String method;

    @Option(names = "--weights", split = ",", paramLabel = "W", description = "A weight for each model: 0.7,0.3.")
    private List<Double> weights;

    @Option(
            names = "--no-normalise",
            description = "Takes the weights as they are instead of dividing them by their sum (linear).")
    private boolean unnormalised;

    @Option(
            names = "--t",
            paramLabel = "[NAME=]T",
            description = "How far slerp goes, 0 to 1; with NAME for tensors whose name contains it. Default: 0.5.")
    private List<String> shares = List.of();

    @Option(names = "--ratio", paramLabel = "R", description = "How much of the chat vector is added. Default: 1.")
    private Double ratio;

    @Option(
            names = "--new-rows",
            paramLabel = "POLICY",
            description = "Rows that not all models have: keep, mean or error. Default: keep.")
    private NewRowPolicy newRows;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Averages the last N model directories in each folder given, by the numbers in their names.")
    private Integer last;

    @Option(
            names = "--adapter",
            paramLabel = "DIR",
            description = "A LoRA adapter as PEFT writes it; the one MODEL is its base.")
    private Path adapter;

    @Option(names = "--out", paramLabel = "DIR", description = "The directory to write.")
    private Path out;

    @Override
    public void run() {
        StepRunner.Outcome outcome = adapter == null ? mergeModels() : mergeAdapter();
        PrintWriter print = spec.commandLine().getOut();
        print.println(outcome == StepRunner.Outcome.RAN ? "merged into " + out : out + " is up to date");
        print.flush();
    }

    private StepRunner.Outcome mergeAdapter() {
        boolean plain = method == null
                && weights == null
                && !unnormalised
                && shares.isEmpty()
                && ratio == null
                && newRows == null
                && last == null;
        if (models.size() != 1 || !plain) {
            throw new ConfigException(
                    "--adapter takes one MODEL, the base of the adapter, and --out; leave the rest out");
        }
        Path base = models.get(0);
        return new AdapterMerge(base, adapter).run(OutputDirectory.of(out, List.of(base, adapter)));
    }

    private StepRunner.Outcome mergeModels() {
        List<Path> chosen = models;
        if (last != null) {
            chosen = new ArrayList<>();
            for (Path folder : models) {
                chosen.addAll(LastCheckpoints.of(folder, last));
            }
        }
        String named = method != null ? method : weights != null && last == null ? "linear" : "average";
        Double everywhere = null;
        SortedMap<String, Double> byName = new TreeMap<>();
        for (String share : shares) {
            int equals = share.lastIndexOf('=');
            if (equals < 0) {
                everywhere = number(share, share);
            } else {
                byName.put(share.substring(0, equals), number(share.substring(equals + 1), share));
            }
        }
        MergeSettings settings = new MergeSettings(
                named, weights, unnormalised ? Boolean.FALSE : null, everywhere, byName, ratio, newRows);
        Progress progress = new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal"));
        ModelMerge merge = new ModelMerge(chosen, settings, progress);
        return merge.run(OutputDirectory.of(out, chosen));
    }

    private static double number(String text, String option) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ConfigException("--t " + option + ": expected a number from 0 to 1, or NAME=NUMBER", e);
        }
    }
}
