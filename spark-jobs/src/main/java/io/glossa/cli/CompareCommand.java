package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.train.eval.EvaluationSetSettings;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.documents.ParquetDocuments;
import io.glossa.vocab.measure.ParityMeasure.Pair;
import io.glossa.vocab.measure.TokenizerComparison;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa vocab compare}: tokenizers side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        header = "Puts tokenizers side by side on your own text.",
        description = {
            "",
            "For every text a table: tokens a word (fertility), characters and bytes a token, tokens against the first tokenizer's,"
                    + " words cut in two or more, distinct words that are one token, tokens that are less than a character, R\u00e9nyi"
                    + " efficiency, and ids used. Pairs give parity: what the same meaning costs in another language.",
            "",
            "A tokenizer is a file or folder that Glossa reads: SentencePiece's tokenizer.model, Hugging Face's tokenizer.json,"
                    + " Llama 3's tiktoken file, GPT-2's encoder.json with vocab.bpe, or a run's vocab/. A text is a file, a folder"
                    + " or a glob of .jsonl, .parquet or plain text, packed by gzip or zstd or not; texts of one NAME are one.",
            "",
            "Compare columns of one text. Rows of two languages do not compare, for words are not the same thing in both: parity does.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa vocab compare BASE_DIR runs/ko/vocab --text ko=held-out.jsonl.gz --text en=english/",
            "  glossa vocab compare llama=A.model gpt2=gpt2/ --text yo=yoruba.txt --measure fertility,byte-tokens",
            "  glossa vocab compare A B --parallel en-ko=pairs.tsv --json",
            "  glossa vocab compare --recipe mine.yaml --out runs/mine        base and result on the evaluation sets"
        })
final class CompareCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "[NAME=]TOKENIZER",
            description =
                    "Tokenizers; the others are set against the first. With --recipe, beside base and result of its run.")
    private List<String> tokenizers = List.of();

    @Option(
            names = "--text",
            arity = "1..*",
            paramLabel = "[NAME=]FILE",
            description =
                    "Texts to measure on. NAME, such as a language, stands in the tables; without it the file's name does.")
    private List<String> texts = List.of();

    @Option(
            names = "--parallel",
            arity = "1..*",
            paramLabel = "[NAME=]FILE",
            description = "Pairs for parity: lines of a text in the reference language, a tab, its translation.")
    private List<String> parallel = List.of();

    @Option(
            names = "--recipe",
            paramLabel = "RECIPE",
            description = "Measures on the recipe's evaluation sets; needs the corpus of its run.")
    private String recipe;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory of the recipe's run. Default: runs/NAME.")
    private Path out;

    @Option(names = "--documents", paramLabel = "N", description = "Documents of each file, the first N. Default: all.")
    private long documents = Long.MAX_VALUE;

    @Option(
            names = "--measure",
            split = ",",
            paramLabel = "MEASURE",
            description =
                    "Prints only these, each as a Markdown table of texts by tokenizers: ${COMPLETION-CANDIDATES}.")
    private List<MeasureColumn> measures = List.of();

    @Option(names = "--json", description = "Prints all numbers as JSON.")
    private boolean json;

    @Override
    public void run() {
        if (documents < 1) {
            throw new ConfigException("--documents must be at least 1, found: " + documents);
        }
        Map<String, NamedPath> paths = new LinkedHashMap<>();
        Map<String, List<String>> measured = new LinkedHashMap<>();
        if (recipe != null) {
            ofRecipe(paths, measured);
        }
        paths.putAll(NamedPaths.distinct(tokenizers));
        measured.putAll(MeasuredTexts.texts(texts, documents));
        Map<String, List<Pair>> pairs = MeasuredTexts.pairs(parallel, documents);
        if (paths.isEmpty()) {
            throw new ConfigException(
                    "name the tokenizers to compare, or a run with --recipe; see 'glossa vocab compare --help'");
        }
        if (measured.isEmpty() && pairs.isEmpty()) {
            throw new ConfigException(
                    "name what to measure on: --text FILE, --parallel FILE or --recipe RECIPE; see 'glossa vocab compare --help'");
        }
        Map<String, Tokenizer> opened = new LinkedHashMap<>();
        paths.forEach((name, path) -> opened.put(name, Tokenizers.load(path.path())));
        TokenizerComparison comparison = TokenizerComparison.of(opened, measured, pairs);
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.print(Json.pretty(comparison));
        } else if (measures.isEmpty()) {
            ComparisonText.print(comparison, print);
        } else {
            ComparisonText.printMarkdown(comparison, measures, print);
        }
        print.flush();
    }

    /** Base and result of a run, and the texts of its evaluation sets. */
    private void ofRecipe(Map<String, NamedPath> paths, Map<String, List<String>> measured) {
        RecipeOptions options = new RecipeOptions();
        options.recipe = recipe;
        options.out = out;
        ResolvedRecipe resolved = ResolvedRecipe.of(options);
        RunLayout layout = resolved.layout();
        paths.put("base", new NamedPath("base", resolved.base()));
        if (Files.exists(layout.vocab())) {
            paths.put("expanded", new NamedPath("expanded", layout.vocab()));
        }
        List<EvaluationSetSettings> sets = resolved.recipe().eval().sets();
        if (sets.isEmpty()) {
            throw new ConfigException("recipe " + resolved.recipe().name()
                    + " has no eval.sets to measure on; name texts with --text FILE");
        }
        for (EvaluationSetSettings set : sets) {
            if (set.path() != null) {
                String file = set.name() + "=" + set.file(resolved.folder());
                measured.putAll(MeasuredTexts.texts(List.of(file), documents));
                continue;
            }
            Path split = layout.corpus().resolve("splits").resolve(set.split());
            if (!Files.exists(split)) {
                throw new ConfigException(
                        split + " is not there yet; run 'glossa corpus' with the same recipe and --out first");
            }
            List<String> found = new ArrayList<>();
            ParquetDocuments.forEach(split, document -> {
                if (document.source().equals(set.source()) && found.size() < documents) {
                    found.add(document.text());
                }
            });
            measured.put(set.name(), found);
        }
    }
}
