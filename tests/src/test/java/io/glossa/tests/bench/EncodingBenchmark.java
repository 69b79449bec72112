package io.glossa.tests.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.sentencepiece.SpProcessor;
import ai.djl.sentencepiece.SpTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.Json;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How fast tokenizers encode: megabytes of UTF-8 text per second of processor time of one thread, Glossa beside C++
 * SentencePiece and Hugging Face's {@code tokenizers} on the same documents, with the number of documents whose ids differ.
 *
 * <p>{@code ./mvnw -pl tests -am -Pbench -DskipTests process-test-classes
 * -Dbench.class=io.glossa.tests.bench.EncodingBenchmark -Dbench="MEGABYTES TOKENIZER,... FILE..."} where the files are JSON lines (packed or not) and the tokenizers files or folders. The two libraries are called as Java programs call them,
 * through DJL's JNI, whose copying of results is in their numbers: ids for SentencePiece, for Hugging Face's offsets and pieces
 * too. Glossa's tokenizer is opened anew for every round, so that it remembers no word of the round before; opening is not in
 * the clock. The median of five rounds over all documents, after two unmeasured ones.
 */
public final class EncodingBenchmark {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;
    private static long sink;

    private EncodingBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        long most = Long.parseLong(arguments[0]) * 1_000_000;
        System.out.println("MB per CPU-second of one thread, " + Machine.describe());
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            List<String> texts = texts(Path.of(file), most);
            long bytes = texts.stream()
                    .mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            System.out.printf(Locale.ROOT, "%s: %d documents, %.1f MB%n", file, texts.size(), bytes / 1e6);
            for (String tokenizer : arguments[1].split(",")) {
                compare(TokenizerSource.of(Path.of(tokenizer)), texts, bytes);
            }
        }
        if (sink == 42) {
            System.out.println();
        }
    }

    private static void compare(TokenizerSource source, List<String> texts, long bytes) throws IOException {
        System.out.println("  " + source.kind() + " " + source.file());
        Tokenizer ours = Tokenizers.load(source.file());
        report("Glossa", bytes, texts, () -> Tokenizers.load(source.file())::encode, ours);
        if (source.kind().name().equals("SENTENCEPIECE_BPE")) {
            try (SpTokenizer theirs = new SpTokenizer(source.file())) {
                SpProcessor processor = theirs.getProcessor();
                report("C++ SentencePiece", bytes, texts, () -> processor::encode, ours);
            }
        }
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(json(source))
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build()) {
            report(
                    "Hugging Face tokenizers",
                    bytes,
                    texts,
                    () -> text -> Arrays.stream(theirs.encode(text).getIds())
                            .mapToInt(id -> (int) id)
                            .toArray(),
                    ours);
        }
    }

    private static void report(
            String name, long bytes, List<String> texts, Supplier<Function<String, int[]>> opening, Tokenizer ours) {
        double[] speeds = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            Function<String, int[]> encoder = opening.get();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (String text : texts) {
                sink += encoder.apply(text).length;
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (round >= 0) {
                speeds[round] = bytes / 1e6 / (nanos / 1e9);
            }
        }
        Arrays.sort(speeds);
        Function<String, int[]> encoder = opening.get();
        long different = texts.stream()
                .filter(text -> !Arrays.equals(encoder.apply(text), ours.encode(text)))
                .count();
        System.out.printf(
                Locale.ROOT,
                "    %-24s %7.2f  (%.2f to %.2f), %d documents differ%n",
                name,
                speeds[ROUNDS / 2],
                speeds[0],
                speeds[ROUNDS - 1],
                different);
    }

    /** The {@code tokenizer.json} of a tokenizer; written where there is none. */
    private static Path json(TokenizerSource source) throws IOException {
        Path folder = Files.createTempDirectory("encoding-benchmark");
        switch (source.kind()) {
            case SENTENCEPIECE_BPE, SENTENCEPIECE_UNIGRAM ->
                TokenizerDirectory.write(SentencePieceModel.read(source.file()), source.file(), folder);
            case BYTE_LEVEL_TIKTOKEN -> {
                ByteLevelFiles files = ByteLevelFiles.readTiktoken(source.file());
                files.write(files.model(), folder);
            }
            case BYTE_LEVEL_GPT2 -> {
                ByteLevelFiles files = ByteLevelFiles.readGpt2(source.file());
                files.write(files.model(), folder);
            }
            case SENTENCEPIECE_JSON, BYTE_LEVEL_JSON -> {
                return source.file();
            }
        }
        return folder.resolve("tokenizer.json");
    }

    private static List<String> texts(Path file, long most) throws IOException {
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        try (InputStream stored = SourceFiles.open(file);
                BufferedReader in = new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && bytes < most; line = in.readLine()) {
                JsonNode document = Json.mapper().readTree(line);
                String text = document.path("text").asText();
                texts.add(text);
                bytes += text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return texts;
    }
}
