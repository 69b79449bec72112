package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.SparkSessions;
import io.glossa.spark.SparkSettings;
import io.glossa.spark.TrainingCountJob;
import io.glossa.train.command.ConsoleProgress;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.training.TrainerSettings;
import io.glossa.vocab.training.VocabularyKind;
import io.glossa.vocab.training.VocabularyTraining;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa vocab train}: a tokenizer from scratch. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Trains a tokenizer from scratch.",
        description = {
            "",
            "Counts the words of the texts on Spark, in 64 bits and without a sample, and learns a vocabulary of the counts:"
                    + " bpe and unigram in SentencePiece's form, byte-level in that of GPT-2 and Llama 3. Options bear the"
                    + " names of spm_train. Text is left as it is (spm_train's normalization rule 'identity'): normalise it in"
                    + " the corpus step.",
            "",
            "Which kind? bpe is what Llama 2 and Mistral have and what expansion continues. unigram gives slightly more"
                    + " regular pieces and cannot be expanded here. byte-level needs no characters in the vocabulary and cuts"
                    + " words by a regular expression first; choose one with '-marks' for Yoruba and other languages that"
                    + " write combining marks.",
            "",
            "Writes DIR: tokenizer.model (but for byte-level), tokenizer.json, tokenizer_config.json,"
                    + " special_tokens_map.json, word-counts.tsv and report.json. The same texts and options give the same"
                    + " bytes, whatever the number of cores; when DIR is up to date nothing is done.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa vocab train stories.txt --to tokenizer --vocab-size 4096",
            "  glossa vocab train runs/ko/corpus --language ko --to ko-bpe --boundaries nori",
            "  glossa vocab train yoruba.txt.gz --to yo --type byte-level --pre-tokenizer llama3-marks"
        })
final class VocabTrainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TEXT",
            arity = "1..*",
            description =
                    "Text files (one text a line), JSON lines with a field 'text' (.jsonl), either packed (.gz, .zst),"
                            + " folders of them, or corpus/ of a run, whose training split is read.")
    private List<Path> inputs;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Directory to write.")
    private Path directory;

    @Option(
            names = "--type",
            paramLabel = "KIND",
            description = "bpe, unigram or byte-level. Default: bpe.",
            converter = KindConverter.class)
    private VocabularyKind kind = VocabularyKind.BPE;

    @Option(
            names = "--vocab-size",
            paramLabel = "N",
            description = "Pieces in all: marks, bytes, characters and learned ones. Default: 8000.")
    private int vocabularySize = 8000;

    @Option(
            names = "--character-coverage",
            paramLabel = "SHARE",
            description = "Share of the text's characters that become pieces, most frequent first. Default: 0.9995.")
    private double coverage = 0.9995;

    @Option(
            names = "--no-byte-fallback",
            description =
                    "Leaves out the 256 bytes: characters without a piece become <unk>. Bytes are in by default, so"
                            + " that every text can be written.")
    private boolean noBytes;

    @Option(
            names = "--max-piece-length",
            paramLabel = "N",
            description =
                    "Longest piece in characters, the space before a word included; isiZulu and isiXhosa want 24 to"
                            + " 32. Default: 16.")
    private int pieceLength = 16;

    @Option(names = "--no-split-by-unicode-script", description = "Lets a piece hold characters of several scripts.")
    private boolean mixScripts;

    @Option(names = "--no-split-by-number", description = "Lets a piece hold digits beside letters.")
    private boolean mixNumbers;

    @Option(names = "--split-digits", description = "Every digit is a piece of its own, as in Llama 2.")
    private boolean splitDigits;

    @Option(names = "--no-dummy-prefix", description = "Puts no space before a text.")
    private boolean noDummyPrefix;

    @Option(
            names = "--keep-whitespace",
            description = "Keeps spaces at both ends and runs of spaces, as Llama 2 does; needed for code.")
    private boolean keepWhitespace;

    @Option(
            names = "--required-chars",
            paramLabel = "CHARACTERS",
            description = "Characters that become pieces however rare they are.")
    private String required = "";

    @Option(
            names = "--compatible",
            description =
                    "Learns the very pieces of spm_train, its 4,192-byte limit of a line included, in place of the"
                            + " exact ones; bpe only.")
    private boolean compatible;

    @Option(
            names = "--pre-tokenizer",
            paramLabel = "NAME",
            description = "How byte-level models cut words: gpt2, llama3, gpt2-marks or llama3-marks. Default: llama3.")
    private String preTokenizer = "llama3";

    @Option(
            names = "--boundaries",
            paramLabel = "NAME",
            description = "Limits inside words that no learned piece crosses: none, or nori for those between Korean"
                    + " morphemes. Default: none.")
    private String boundaries = "none";

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Only documents of this language; for corpus/ of a run. Default: all.")
    private String language = "";

    @Option(names = "--master", paramLabel = "URL", description = "Where Spark runs. Default: local[*], this process.")
    private String master;

    @Override
    public void run() {
        VocabularyTraining training = training();
        Map<String, String> identities = new TreeMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            identities.put(String.format("text-%04d", i), InputIdentity.of(inputs.get(i)));
        }
        try {
            StepRunner.run(
                    Step.of("vocab-train", directory, identities, Map.of("training", training, "language", language)),
                    partial -> train(training, partial));
        } finally {
            SparkSessions.stop();
        }
        PrintWriter print = spec.commandLine().getOut();
        print.println(directory + ": "
                + Json.read(directory.resolve("report.json")).path("pieces").asInt() + " pieces");
    }

    private Map<String, Long> train(VocabularyTraining training, Path partial) {
        Path file = partial.resolve("word-counts.tsv");
        SortedMap<String, Long> counts = TrainingCountJob.run(
                inputs,
                language,
                training,
                new SparkSettings(master, null, null),
                file,
                new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal")));
        counts.put("pieces", (long) training.train(WordCounts.read(file), partial));
        Json.write(partial.resolve("report.json"), counts);
        return counts;
    }

    private VocabularyTraining training() {
        if (compatible && kind != VocabularyKind.BPE) {
            throw new ConfigException("--compatible: found with --type " + kind + ", expected with bpe only");
        }
        TrainerSettings settings = new TrainerSettings(
                vocabularySize,
                compatible ? TrainerSettings.Mode.SENTENCEPIECE : TrainerSettings.Mode.EXACT,
                coverage,
                !noBytes,
                pieceLength,
                !mixScripts,
                !mixNumbers,
                splitDigits,
                !noDummyPrefix,
                !keepWhitespace,
                required);
        return new VocabularyTraining(kind, settings, preTokenizer, boundaries);
    }

    /** Kinds as they are written elsewhere, with dashes. */
    static final class KindConverter implements picocli.CommandLine.ITypeConverter<VocabularyKind> {
        @Override
        public VocabularyKind convert(String value) {
            return switch (value) {
                case "bpe" -> VocabularyKind.BPE;
                case "unigram" -> VocabularyKind.UNIGRAM;
                case "byte-level" -> VocabularyKind.BYTE_LEVEL;
                default ->
                    throw new picocli.CommandLine.TypeConversionException(
                            "found '" + value + "', expected bpe, unigram or byte-level");
            };
        }
    }
}
