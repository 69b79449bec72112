package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.train.Device;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.GenerationSettings;
import io.glossa.train.model.TextGenerator;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa generate}: text drawn from a model directory. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        header = "Continues a text with a model, token by token.",
        description = {
            "",
            "Opens any Hugging Face directory of the Llama family with its tokenizer: a base, an export, or the"
                    + " model of a training stage. The same seed gives the same text.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa generate runs/ko/export \"이 영화는\"",
            "  glossa generate tests/data/models/stories260k \"Once upon a time\" --temperature 0",
            "  glossa generate MODEL_DIR --count 300 --temperature 1 --top-p 1 --seed 1 > stories.jsonl"
        })
final class GenerateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL_DIR", description = "Hugging Face directory of the model.")
    private Path model;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "Text to continue; empty begins a new one.")
    private String text = "";

    @Option(names = "--max-tokens", paramLabel = "N", description = "Tokens to add at most. Default: 256.")
    private Integer maxTokens;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "0 takes the likeliest token; 1 draws as the model says. Default: 0.8.")
    private Double temperature;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Draws only among the likeliest tokens that together reach this probability. Default: 0.95.")
    private Double topP;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws. Default: 0.")
    private Long seed;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Draws N texts and prints one JSON object a line (id, text) instead of streaming one.")
    private Integer count;

    @Option(names = "--device", paramLabel = "DEVICE", description = "cpu, cuda or cuda:N. Default: cpu.")
    private String device = "cpu";

    @Override
    public void run() {
        if (count != null && count < 1) {
            throw new ConfigException("--count " + count + ": must be at least 1");
        }
        Tokenizer tokenizer = Tokenizers.load(model);
        PrintWriter print = spec.commandLine().getOut();
        try (DecoderModel opened = DecoderModel.open(model, Device.parse(device), TorchRuntime.defaultThreads())) {
            TextGenerator generator =
                    new TextGenerator(opened, tokenizer, new GenerationSettings(maxTokens, temperature, topP, seed));
            if (count == null) {
                stream(generator, print);
            } else {
                printSamples(generator.sample(text, count), tokenizer, print);
            }
        }
    }

    private void stream(TextGenerator generator, PrintWriter print) {
        print.print(text);
        print.flush();
        generator.generate(text, piece -> {
            print.print(piece);
            print.flush();
        });
        print.println();
    }

    private void printSamples(List<int[]> samples, Tokenizer tokenizer, PrintWriter print) {
        for (int i = 0; i < samples.size(); i++) {
            Map<String, String> line = new TreeMap<>();
            line.put("id", "sample-" + i);
            line.put("text", text + tokenizer.decode(samples.get(i)));
            print.println(Json.line(line));
        }
    }
}
