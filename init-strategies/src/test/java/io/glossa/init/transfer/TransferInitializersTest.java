package io.glossa.init.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.TestModels;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.EmbeddingInitializers;
import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodContexts;
import io.glossa.init.MethodParameters;
import io.glossa.init.NewPiece;
import io.glossa.init.algebra.Neighbours;
import io.glossa.init.algebra.RowMatrix;
import io.glossa.init.algebra.RowWeights;
import io.glossa.init.vectors.PieceVectors;
import io.glossa.init.vectors.WordVectors;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.run.GlossaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Methods with outside knowledge against their formulas, and against files that do not fit. */
public class TransferInitializersTest {
    private Path directory;
    private ExpandedVocabulary vocabulary;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("transfer");
        vocabulary = MethodContexts.vocabulary(directory, "가", "▁영화", "나");
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    /**
     * By hand: cosines of (1, 0) with (2, 0), (1, 1) and (0, 3) are 1, 0.7071 and 0; sparsemax of (1, 0.7071, 0) has the support of the first
     * two and the threshold (1.7071 - 1) / 2 = 0.35355, so the weights are 0.64645 and 0.35355.
     */
    @Test
    void focusIsTheSparsemaxOfCosines() throws IOException {
        Path vectors = write("focus.vec", "5 2\n▁the 2 0\ne 1 1\nt 0 3\n가 1 0\n▁영화 0 0\n");
        double[] row = fill("focus", Map.of("vectors", vectors), Map.of(), 0, OptionalInt.of(2));
        assertRow(row, Map.of("▁the", 0.6464466094067263, "e", 0.3535533905932738));
        // A vector of length zero and no vector at all are declined.
        fill("focus", Map.of("vectors", vectors), Map.of(), 1, OptionalInt.empty());
        fill("focus", Map.of("vectors", vectors), Map.of(), 2, OptionalInt.empty());
    }

    @Test
    void vectorsOfAnotherTokenizerAreRefused() throws IOException {
        Path vectors = write("other.vec", "2 2\nĠquux 2 0\nĠxyzzy 1 1\n");
        assertThatThrownBy(() -> fill("focus", Map.of("vectors", vectors), Map.of(), 0, OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has vectors for 0 of the base's")
                .hasMessageContaining("made with the tokenizer of this run");
    }

    /** By hand: cosines 1, 0.6 and 0; the two nearest with temperature 0.2. */
    @Test
    void wechselIsTheSoftmaxOverNeighbours() {
        RowMatrix keys = new RowMatrix(new float[] {0, -1, 3, 4, 7, 0}, 3, 2);
        RowMatrix query = new RowMatrix(new float[] {5, 0}, 1, 2);
        RowWeights weights = new Anchors(
                        List.of(4, 8, 9), keys, vocabulary.added().subList(0, 1), query)
                .weights((cosines, exact) -> Neighbours.of(cosines, 2, 0.2, exact))
                .get(0);
        assertThat(weights.size()).isEqualTo(2);
        assertThat(weights.row(0)).isEqualTo(2);
        assertThat(weights.weight(0)).isCloseTo(1 / (1 + Math.exp((0.6 - 1) / 0.2)), within(1e-7));
        assertThat(weights.row(1)).isEqualTo(1);
    }

    /** By hand: the first word counts 1, the second 1/2: (1 * (5, 0) + 1/2 * (0, 2)) / (3/2). */
    @Test
    void aPieceHasTheWeightedMeanOfTheWordsItOccursIn() {
        WordVectors words =
                WordVectors.of(List.of("가", "가가", "나"), new RowMatrix(new float[] {5, 0, 0, 2, 9, 9}, 3, 2));
        BitSet wanted = new BitSet();
        wanted.set(512);
        PieceVectors vectors = PieceVectors.of(vocabulary.expanded(), wanted, words);
        assertThat(vectors.vector(512).orElseThrow()).containsExactly(new float[] {10 / 3f, 2 / 3f}, within(1e-6f));
        assertThat(vectors.vector(514)).isEmpty();
    }

    /** The nearest piece of 가 is what writes "the" without its space, when both words have the same direction. */
    @Test
    void wechselTakesTheNearestPieceThroughARotation() throws IOException {
        Path source = write("source.vec", "3 2\nthe 0 1\nwas 1 0\nand -1 0\n");
        Path target = write("target.vec", "2 2\n가 5 0\n나 0 -5\n");
        Path dictionary = write("dictionary.tsv", "the\t가\nthe\t가\nthe\t가\nthe\t가\nthe\t가\nwas\t나\n".repeat(2));
        Map<String, Path> aligned =
                Map.of("source-vectors", source, "target-vectors", target, "dictionary", dictionary);
        double[] row = fill("wechsel", aligned, Map.of("neighbours", 1.0), 0, OptionalInt.of(1));
        int nearest =
                Arrays.stream(vocabulary.base().encodeContinuation("the")).min().orElseThrow();
        int other = Arrays.stream(vocabulary.base().encodeContinuation(" the"))
                .min()
                .orElseThrow();
        assertThat(row[0])
                .isEqualTo(MethodContexts.matrix(vocabulary, "e", 3, 1).row(Math.min(nearest, other))[0]);
    }

    @Test
    void wechselRefusesTwoDimensions() throws IOException {
        Path source = write("s3.vec", "1 3\nthe 1 0 0\n");
        Path target = write("t2.vec", "1 2\n영화 5 0\n");
        assertThatThrownBy(() -> fill(
                        "wechsel",
                        Map.of("source-vectors", source, "target-vectors", target),
                        Map.of(),
                        1,
                        OptionalInt.empty()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("vectors of 3 numbers")
                .hasMessageContaining("of 2; expected the same");
    }

    /** With the model itself as donor every new row of the donor must come out as the combination that gives it back. */
    @Test
    void ompGivesADonorOfTheSameSpaceItsOwnRowBack() {
        Path donor = MethodContexts.expandedModel(directory);
        try (Checkpoint model = Checkpoint.open(donor)) {
            EmbeddingMatrix matrix = EmbeddingMatrix.of(model.tensor(Checkpoint.EMBEDDINGS), vocabulary.textRows());
            for (NewPiece piece : vocabulary.added()) {
                double[] row = new double[matrix.width()];
                OptionalInt used = EmbeddingInitializers.get("omp")
                        .prepare(context("omp", matrix, Map.of("donor", donor), Map.of("rows", 64.0)))
                        .fill(piece, row);
                assertThat(used.orElseThrow()).isBetween(1, 64);
                float[] own = matrix.row(piece.id());
                for (int j = 0; j < row.length; j++) {
                    assertThat(row[j]).isCloseTo(own[j], within(1e-4));
                }
            }
        }
    }

    /** The formula by plain loops: all shared rows, each by its cosine over the sum of cosines. */
    @Test
    void clpIsTheSumOfAllSharedRowsByTheirCosines() {
        Path helper = MethodContexts.expandedModel(directory);
        EmbeddingMatrix matrix = MethodContexts.matrix(vocabulary, "e", 3, 1);
        try (Checkpoint model = Checkpoint.open(helper)) {
            EmbeddingMatrix rows = EmbeddingMatrix.of(model.tensor(Checkpoint.EMBEDDINGS), vocabulary.textRows());
            NewPiece piece = vocabulary.added().get(1);
            double[] expected = new double[matrix.width()];
            double sum = 0;
            List<String> seen = new ArrayList<>();
            for (int row : vocabulary.textRows().stream().toArray()) {
                assertThat(seen).doesNotContain(vocabulary.text(row));
                seen.add(vocabulary.text(row));
                double cosine = cosine(rows.row(piece.id()), rows.row(row));
                matrix.add(row, cosine, expected);
                sum += cosine;
            }
            double[] row = fill("clp", Map.of("helper", helper), Map.of(), 1, OptionalInt.of(seen.size()));
            for (int j = 0; j < row.length; j++) {
                assertThat(row[j])
                        .isCloseTo(expected[j] / sum, within(1e-4 * Math.max(1, Math.abs(expected[j] / sum))));
            }
        }
    }

    @Test
    void aHelperWithoutTheNewPiecesIsRefused() {
        assertThatThrownBy(() ->
                        fill("clp-plus", Map.of("helper", TestModels.stories260k()), Map.of(), 0, OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("for 0 of the 3 new ones");
    }

    @Test
    void aDonorWithFewerRowsThanPiecesIsRefused() throws IOException {
        Path donor = directory.resolve("short-donor");
        Files.createDirectories(donor);
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.copy(TestModels.stories260k().resolve(name), donor.resolve(name));
        }
        Files.copy(directory.resolve("vocab/tokenizer.model"), donor.resolve("tokenizer.model"));
        assertThatThrownBy(() -> fill("omp", Map.of("donor", donor), Map.of(), 0, OptionalInt.empty()))
                .isInstanceOf(GlossaException.class)
                .hasMessageContaining("the tokenizer has 515 pieces")
                .hasMessageContaining("512");
    }

    /**
     * By hand: in sentences of one word every posterior is 0.92, for a word's probability by none equals that by the other word; so "the"
     * has 30 * 0.92^2 counts and "a" 10 * 0.92^2.
     */
    @Test
    void transTokenisationTakesThePiecesOfTranslations() throws IOException {
        Path file = write("movies.tsv", "the\t가\n".repeat(30) + "a\t가\n".repeat(10) + "time\t나\n".repeat(3));
        Map<String, Path> files = Map.of("parallel", file);
        Map<String, Object> rare = Map.of("minimum-count", 5.0);
        assertRow(
                fill("trans-tokenisation", files, rare, 0, OptionalInt.of(2)),
                Map.of("\u2581the", 0.75, "\u2581a", 0.25));
        assertRow(fill("trans-tokenisation", files, Map.of(), 0, OptionalInt.of(1)), Map.of("\u2581the", 1.0));
        assertThat(fill("trans-tokenisation", files, rare, 2, OptionalInt.empty()))
                .containsOnly(0);
    }

    @Test
    void parallelTextWithoutAnyNewPieceIsRefused() throws IOException {
        Path file = write("wrong-way.tsv", "영화\tthe\n".repeat(30));
        assertThatThrownBy(() -> fill("trans-tokenisation", Map.of("parallel", file), Map.of(), 1, OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("of 30 sentence pairs, 1 pairs of words")
                .hasMessageContaining("the base's language first");
    }

    private double[] fill(
            String method, Map<String, Path> files, Map<String, Object> parameters, int piece, OptionalInt used) {
        EmbeddingMatrix matrix = MethodContexts.matrix(vocabulary, "e", 3, 1);
        double[] row = new double[matrix.width()];
        assertThat(EmbeddingInitializers.get(method)
                        .prepare(context(method, matrix, files, parameters))
                        .fill(vocabulary.added().get(piece), row))
                .isEqualTo(used);
        return row;
    }

    private MethodContext context(
            String method, EmbeddingMatrix matrix, Map<String, Path> files, Map<String, Object> parameters) {
        Map<String, String> paths = new TreeMap<>();
        files.forEach((key, path) -> paths.put(key, path.toString()));
        MethodContext context =
                MethodContexts.context(matrix, MatrixRole.TIED, vocabulary, AuxiliaryFiles.of(paths, directory), 1);
        return new MethodContext(
                context.base(),
                matrix,
                MatrixRole.TIED,
                vocabulary,
                context.files(),
                MethodParameters.of(EmbeddingInitializers.get(method), parameters),
                1);
    }

    private void assertRow(double[] row, Map<String, Double> weights) {
        EmbeddingMatrix matrix = MethodContexts.matrix(vocabulary, "e", 3, 1);
        double[] expected = new double[row.length];
        weights.forEach((piece, weight) -> matrix.add(id(piece), weight, expected));
        for (int j = 0; j < row.length; j++) {
            assertThat(row[j]).isCloseTo(expected[j], within(1e-9));
        }
    }

    private int id(String piece) {
        for (int id = 0; id < vocabulary.base().size(); id++) {
            if (vocabulary.base().piece(id).equals(piece)) {
                return id;
            }
        }
        throw new AssertionError("no piece " + piece);
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double aa = 0;
        double bb = 0;
        for (int j = 0; j < a.length; j++) {
            product += (double) a[j] * b[j];
            aa += (double) a[j] * a[j];
            bb += (double) b[j] * b[j];
        }
        return product / Math.sqrt(aa * bb);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        return file;
    }
}
