package io.glossa.init;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TestModels;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What methods are tried with: the small English tokenizer, pieces of several scripts, and a narrow matrix of seeded numbers. */
public final class MethodContexts {
    /** Rows behind the last piece, as some models have them. */
    public static final int PADDING = 8;

    /** Columns of the matrix. */
    public static final int WIDTH = 6;

    private static final int BASE = 512;

    private static final List<String> PIECES_WITH_VECTORS =
            List.of("가", "\u2581영화", "timely", "\u2581the", "e", "\u2581a", "t", "s", "\u2581was");

    private static final List<String> SOURCE_WORDS = List.of("the", "was", "time", "movie", "girl");

    private static final List<String> TARGET_WORDS = List.of("가나", "영화", "timely", "ία");

    private MethodContexts() {}

    /** The base's tokenizer and an expansion of it, written below a directory. */
    public static ExpandedVocabulary vocabulary(Path directory, String... pieces) {
        return ExpandedVocabulary.read(
                TestModels.stories260k(), ExpandedModels.vocabulary(directory.resolve("vocab"), pieces));
    }

    /** Small auxiliary files of every kind that registered methods need. */
    public static AuxiliaryFiles files(Path directory) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("vectors", vectors(directory.resolve("pieces.vec"), PIECES_WITH_VECTORS, 5));
        files.put("source-vectors", vectors(directory.resolve("source.vec"), SOURCE_WORDS, 6));
        files.put("target-vectors", vectors(directory.resolve("target.vec"), TARGET_WORDS, 7));
        files.put("text", text(directory.resolve("text.txt")));
        files.put("parallel", parallel(directory.resolve("parallel.tsv")));
        files.put("donor", expandedModel(directory).toString());
        files.put("helper", expandedModel(directory).toString());
        return AuxiliaryFiles.of(files, directory);
    }

    private static String text(Path file) {
        try {
            Files.writeString(file, "가 timely 영화\n\nhabari 가나 και timely 1999\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    /** A dozen translations of which each is as likely as the other. */
    private static String parallel(Path file) {
        try {
            Files.writeString(file, "the movie was\t가나 영화 timely\nthe girl\t영화 ία\n".repeat(40));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    /** Vectors of five seeded numbers for words. */
    public static String vectors(Path file, List<String> words, long seed) {
        Random random = new Random(seed);
        StringBuilder lines = new StringBuilder(words.size() + " 5\n");
        for (String word : words) {
            lines.append(word);
            for (int j = 0; j < 5; j++) {
                lines.append(' ').append(random.nextFloat() - 0.3f);
            }
            lines.append('\n');
        }
        try {
            Files.writeString(file, lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    /** The small English model with rows for the pieces of {@link #vocabulary}, drawn at random. */
    public static Path expandedModel(Path directory) {
        Path model = directory.resolve("expanded-model");
        if (!Files.exists(model)) {
            try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
                ModelExpansion expansion = new ModelExpansion(base, directory.resolve("vocab"));
                expansion.write(
                        model, expansion.rows(Candidate.of("normal"), NormMatching.NONE, AuxiliaryFiles.none(), 4));
            }
        }
        return model;
    }

    /** A matrix of seeded numbers times a scale, with padding; rows of text count. */
    public static EmbeddingMatrix matrix(ExpandedVocabulary vocabulary, String name, long seed, float scale) {
        return EmbeddingMatrix.of(name, values(seed, scale), WIDTH, vocabulary.textRows());
    }

    /** Its numbers. */
    public static float[] values(long seed, float scale) {
        Random random = new Random(seed);
        float[] values = new float[(BASE + PADDING) * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * (random.nextFloat() - 0.4f);
        }
        return values;
    }

    /** The matrix with a huge number in every element of rows that do not count and are no piece's part. */
    public static EmbeddingMatrix poisoned(ExpandedVocabulary vocabulary, String name, long seed) {
        BitSet kept = vocabulary.textRows();
        vocabulary.added().forEach(piece -> piece.parts().forEach(kept::set));
        float[] values = values(seed, 1);
        for (int row = kept.nextClearBit(0); row < BASE + PADDING; row = kept.nextClearBit(row + 1)) {
            Arrays.fill(values, row * WIDTH, (row + 1) * WIDTH, 1e6f);
        }
        return EmbeddingMatrix.of(name, values, WIDTH, vocabulary.textRows());
    }

    /** A context for the embeddings. */
    public static MethodContext context(EmbeddingMatrix matrix, ExpandedVocabulary vocabulary, AuxiliaryFiles files) {
        return context(matrix, MatrixRole.INPUTS, vocabulary, files, 11);
    }

    /** A context. */
    public static MethodContext context(
            EmbeddingMatrix matrix, MatrixRole role, ExpandedVocabulary vocabulary, AuxiliaryFiles files, long seed) {
        return new MethodContext(
                ModelConfig.read(TestModels.stories260k()),
                matrix,
                role,
                vocabulary,
                files,
                MethodParameters.none(),
                seed);
    }

    /** A registered method, made ready with parameters. */
    public static RowInitializer prepare(String method, Map<String, Object> parameters, MethodContext context) {
        EmbeddingInitializer initializer = EmbeddingInitializers.get(method);
        return initializer.prepare(context.with(MethodParameters.of(initializer, parameters)));
    }

    /** A context without a tokenizer of its own: any matrix, with all rows or some counted. */
    public static MethodContext bare(EmbeddingMatrix matrix, long seed) {
        ExpandedVocabulary vocabulary = new ExpandedVocabulary(
                Tokenizers.load(TestModels.stories260k()), Tokenizers.load(TestModels.stories260k()), List.of());
        return context(matrix, MatrixRole.INPUTS, vocabulary, AuxiliaryFiles.none(), seed);
    }
}
