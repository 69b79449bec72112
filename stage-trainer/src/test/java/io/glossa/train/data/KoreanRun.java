package io.glossa.train.data;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.InitializationInputs;
import io.glossa.init.InitializationSettings;
import io.glossa.init.InitializationStep;
import io.glossa.init.Provenance;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.expansion.VocabularyStep;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * stories260k with pieces of real Korean text, initialised by sub-token mean, and that text packed: {@code ko-reviews}, one review a
 * sequence, in {@code train} and {@code validation}.
 */
public final class KoreanRun {
    public static final Path ROOT = Path.of(System.getProperty("glossa.root"));
    public static final Path STORIES = ROOT.resolve("tests/data/models/stories260k");
    public static final int BASE_ROWS = 512;
    public static final String SOURCE = "ko-reviews";
    private static final int LENGTH = 128;

    private KoreanRun() {}

    /** Whether the head is the embeddings, as in the base, or a copy of them. */
    public enum Head {
        TIED,
        UNTIED
    }

    /** Writes {@code init/} and {@code pack/} with so many new pieces, learned from so many reviews. */
    public static void write(Path directory, Head head, int pieces, int reviews) {
        try {
            write(directory, head == Head.TIED ? STORIES : untied(directory.resolve("base")), pieces, reviews);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from another base with the same tokenizer. */
    public static void write(Path directory, Path base, int pieces, int reviews) {
        try {
            List<String> lines = reviews(reviews + reviews / 4);
            expand(base, lines.subList(0, reviews), directory.resolve("vocab"), pieces);
            new InitializationStep(new InitializationInputs(
                            base,
                            directory.resolve("vocab"),
                            Settings.parse("strategies: [subtoken-mean]", "init.yaml")
                                    .bind(InitializationSettings.class),
                            AuxiliaryFiles.none(),
                            trial -> {
                                throw new AssertionError("one strategy needs no trial");
                            },
                            Progress.NONE))
                    .run(directory.resolve("init"), Map.of());
            pack(directory.resolve("pack"), directory.resolve("init"), reviews);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs so many reviews for training, and a quarter as many for validation. */
    public static void pack(Path pack, Path tokenizerDirectory, int reviews) {
        List<String> lines = reviews(reviews + reviews / 4);
        Tokenizer tokenizer = Tokenizers.load(tokenizerDirectory);
        pack(pack.resolve("train"), tokenizer, lines.subList(0, reviews));
        pack(pack.resolve("validation"), tokenizer, lines.subList(reviews, lines.size()));
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(
                        TokenizerSource.of(tokenizerDirectory).sha256(),
                        LENGTH,
                        Frame.BOS,
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(SOURCE, "ko"))));
    }

    /** The rows of the new pieces. */
    public static NewRows newRows(Path directory) {
        return Provenance.newRows(directory.resolve("init"));
    }

    /** The first reviews of the file. */
    public static List<String> reviews(int most) {
        Path file = ROOT.resolve("tests/data/ko/nsmc-reviews.jsonl.gz");
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && lines.size() < most; line = in.readLine()) {
                lines.add(Json.mapper().readTree(line).get("text").asText());
            }
            return lines;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** Learns pieces of lines. */
    public static void expand(Path base, List<String> lines, Path out, int size) throws IOException {
        VocabularyStep step = new VocabularyStep(
                base,
                Settings.parse("{script: hangul, minimum-occurrences: 5, size: " + size + "}", "vocab.yaml")
                        .bind(VocabularySettings.class));
        Map<String, Long> words = new TreeMap<>();
        for (String line : lines) {
            step.base().forEachWord(line, word -> words.merge(word, 1L, Long::sum));
        }
        Files.createDirectories(out);
        step.run(WordCounts.of(words), new TreeMap<>(Map.of("ko", lines.subList(0, 100))), out);
    }

    /** The base with a head of its own, a copy of its embeddings. */
    public static Path untied(Path directory) throws IOException {
        try (Checkpoint base = Checkpoint.open(STORIES)) {
            List<TensorSource> tensors = new ArrayList<>(base.tensors().values());
            float[] embeddings = base.tensor(Checkpoint.EMBEDDINGS).floats();
            int width = base.config().hiddenSize();
            tensors.add(FloatTensor.of(
                    TensorInfo.matrix(
                            Checkpoint.HEAD,
                            base.tensor(Checkpoint.EMBEDDINGS).info().type(),
                            embeddings.length / width,
                            width),
                    embeddings));
            Files.createDirectories(directory);
            CheckpointWriter.write(directory, base.config().with("tie_word_embeddings", BooleanNode.FALSE), tensors);
        }
        Files.copy(STORIES.resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
        return directory;
    }

    private static void pack(Path split, Tokenizer tokenizer, List<String> lines) {
        try (PackedShardWriter writer = PackedShardWriter.create(split.resolve(SOURCE), 0)) {
            for (String line : lines) {
                int[] body = tokenizer.encode(line);
                int[] tokens = new int[Math.min(LENGTH, body.length + 1)];
                tokens[0] = tokenizer.bosId();
                System.arraycopy(body, 0, tokens, 1, tokens.length - 1);
                long bytes = 0;
                for (int token : tokens) {
                    bytes += tokenizer.byteLength(token);
                }
                writer.write(new PackedSequence(tokens, new int[] {0}, bytes));
            }
        }
    }
}
