package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.FloatEncoding;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ModelExpansionTest {
    private Path directory;
    private Path vocabulary;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("expansion");
        vocabulary = ExpandedModels.vocabulary(directory.resolve("vocab"), "가", "▁가", "▁영화", "ία", "▁ẹ̀kọ́", "timely");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void partsNeitherGainNorLoseASpace() {
        ExpandedVocabulary expanded = ExpandedVocabulary.read(TestModels.stories260k(), vocabulary);
        assertThat(names(expanded, 0)).containsExactly("<0xEA>", "<0xB0>", "<0x80>");
        assertThat(names(expanded, 1)).containsExactly("▁", "<0xEA>", "<0xB0>", "<0x80>");
        assertThat(names(expanded, 2)).containsExactly("▁", "<0xEC>", "<0x98>", "<0x81>", "<0xED>", "<0x99>", "<0x94>");
        assertThat(names(expanded, 3)).containsExactly("<0xCE>", "<0xAF>", "<0xCE>", "<0xB1>");
        assertThat(String.join("", names(expanded, 5))).isEqualTo("timely");
        assertThat(expanded.added().get(0).id()).isEqualTo(512);
    }

    @Test
    void rowsOfControlAndBytePiecesAreNoText() {
        ExpandedVocabulary expanded = ExpandedVocabulary.read(TestModels.stories260k(), vocabulary);
        // 3 marks and 256 bytes come first in this tokenizer.
        assertThat(expanded.textRows().cardinality()).isEqualTo(512 - 259);
        assertThat(expanded.textRows().nextSetBit(0)).isEqualTo(259);
    }

    @Test
    void theExpandedModelKeepsEveryBitOfTheBase() throws IOException {
        Path out = directory.resolve("out");
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            ModelExpansion expansion = new ModelExpansion(base, vocabulary);
            expansion.write(out, rows(expansion, "subtoken-mean", NormMatching.NONE, 1));
            try (Checkpoint expanded = Checkpoint.open(out)) {
                assertThat(expanded.config().vocabularySize()).isEqualTo(518);
                assertThat(expanded.config().tiedEmbeddings()).isTrue();
                expanded.requireTokenizerSize(518);
                assertThat(expanded.tensors().keySet()).isEqualTo(base.tensors().keySet());
                for (String name : base.tensors().keySet()) {
                    ByteBuffer bytes = expanded.tensor(name).bytes();
                    ByteBuffer expected = base.tensor(name).bytes();
                    assertThat(bytes.slice(0, expected.remaining())).as(name).isEqualTo(expected);
                    assertThat(bytes.remaining() - expected.remaining())
                            .isEqualTo(name.equals(Checkpoint.EMBEDDINGS) ? 6 * 64 * 4 : 0);
                }
                // The row of 가, from its three byte rows.
                float[] old = base.tensor(Checkpoint.EMBEDDINGS).floats();
                float[] rows = expanded.tensor(Checkpoint.EMBEDDINGS).floats();
                for (int j = 0; j < 64; j++) {
                    double sum =
                            (double) old[(3 + 0xEA) * 64 + j] + old[(3 + 0xB0) * 64 + j] + old[(3 + 0x80) * 64 + j];
                    assertThat(rows[512 * 64 + j]).isEqualTo((float) (sum / 3));
                }
            }
            assertThat(out.resolve("tokenizer.model")).hasSameBinaryContentAs(vocabulary.resolve("tokenizer.model"));
            assertThat(out.resolve("generation_config.json")).exists();
            assertThat(out.resolve("tokenizer_config.json")).hasContent("{}");
            expansion.writeProvenance(out, rows(expansion, "subtoken-mean", NormMatching.NONE, 1));
            assertThat(Files.readAllLines(out.resolve(Provenance.FILE)))
                    .startsWith(
                            "id\tpiece\tmethod\trows\thead_method\thead_rows\tparts",
                            "512\t가\tsubtoken-mean\t3\t\t\t<0xEA> <0xB0> <0x80>",
                            "513\t▁가\tsubtoken-mean\t4\t\t\t▁ <0xEA> <0xB0> <0x80>");
            assertThat(Provenance.newRows(out)).isEqualTo(NewRows.behind(512, 518));
        }
    }

    @Test
    void newPiecesTakeTheRowsOfThoseGivenUp() throws IOException {
        // Two pieces of the base are given up: ids 400 and 401; one piece follows behind.
        Path replaced = ExpandedModels.vocabulary(directory.resolve("replaced"), "가");
        ExpandedModels.replace(replaced, 400, "▁영화");
        ExpandedModels.replace(replaced, 401, "ία");
        Path out = directory.resolve("out");
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            assertThatThrownBy(() -> new ModelExpansion(base, replaced)).hasMessageContaining("id 400 is '▁영화'");
            Files.writeString(replaced.resolve("lost-pieces.tsv"), "id\tlost\tpiece\n400\ta\t▁영화\n401\tb\tία\n");
            ModelExpansion expansion = new ModelExpansion(base, replaced);
            assertThat(expansion.newRows()).hasToString("400-401,512");
            expansion.write(out, rows(expansion, "subtoken-mean", NormMatching.NONE, 1));
            expansion.writeProvenance(out, rows(expansion, "subtoken-mean", NormMatching.NONE, 1));
            assertThat(Provenance.newRows(out)).isEqualTo(expansion.newRows());
            float[] old = base.tensor(Checkpoint.EMBEDDINGS).floats();
            try (Checkpoint expanded = Checkpoint.open(out)) {
                expanded.requireTokenizerSize(513);
                float[] rows = expanded.tensor(Checkpoint.EMBEDDINGS).floats();
                assertThat(Arrays.copyOf(rows, 400 * 64)).isEqualTo(Arrays.copyOf(old, 400 * 64));
                assertThat(Arrays.copyOfRange(rows, 402 * 64, 512 * 64))
                        .isEqualTo(Arrays.copyOfRange(old, 402 * 64, 512 * 64));
                for (int j = 0; j < 64; j++) {
                    double greek = 0;
                    for (int part : new int[] {0xCE, 0xAF, 0xCE, 0xB1}) {
                        greek += old[(3 + part) * 64 + j];
                    }
                    assertThat(rows[401 * 64 + j]).isEqualTo((float) (greek / 4));
                }
            }
        }
    }

    @Test
    void anUntiedHeadIsComputedFromTheHeadInTheCheckpointsType() {
        Path source = ExpandedModels.untiedBfloat16(directory.resolve("untied"));
        Path out = directory.resolve("out");
        try (Checkpoint base = Checkpoint.open(source)) {
            ModelExpansion expansion = new ModelExpansion(base, vocabulary);
            expansion.write(out, rows(expansion, "subtoken-mean", NormMatching.MEAN, 1));
            try (Checkpoint expanded = Checkpoint.open(out)) {
                for (String name : List.of(Checkpoint.EMBEDDINGS, Checkpoint.HEAD)) {
                    ByteBuffer expected = base.tensor(name).bytes();
                    assertThat(expanded.tensor(name).bytes().slice(0, expected.remaining()))
                            .isEqualTo(expected);
                    float[] old = base.tensor(name).floats();
                    float[] rows = expanded.tensor(name).floats();
                    double norms = 0;
                    for (int row = 259; row < 512; row++) {
                        norms += norm(old, row) / 253;
                    }
                    double[] mean = new double[64];
                    double squares = 0;
                    for (int j = 0; j < 64; j++) {
                        mean[j] = ((double) old[(3 + 0xEA) * 64 + j]
                                        + old[(3 + 0xB0) * 64 + j]
                                        + old[(3 + 0x80) * 64 + j])
                                / 3;
                        squares += mean[j] * mean[j];
                    }
                    for (int j = 0; j < 64; j++) {
                        float expectedValue = (float) (mean[j] * norms / Math.sqrt(squares));
                        float narrowed = FloatEncoding.fromBfloat16(FloatEncoding.toBfloat16(expectedValue));
                        assertThat(rows[512 * 64 + j]).isCloseTo(narrowed, within(Math.ulp(narrowed) * 0x1p16f));
                    }
                }
            }
        }
    }

    @Test
    void theSameInputsGiveTheSameBytes() {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            for (String name : List.of("one", "two")) {
                ModelExpansion expansion = new ModelExpansion(base, vocabulary);
                expansion.write(directory.resolve(name), rows(expansion, "normal", NormMatching.NONE, 3));
            }
        }
        assertThat(directory.resolve("one/model.safetensors"))
                .hasSameBinaryContentAs(directory.resolve("two/model.safetensors"));
        assertThat(directory.resolve("one/config.json")).hasSameBinaryContentAs(directory.resolve("two/config.json"));
    }

    @Test
    void refusesATokenizerThatIsNoExpansionOfTheBase() throws IOException {
        Path other = ExpandedModels.vocabulary(directory.resolve("other"));
        byte[] bytes = Files.readAllBytes(other.resolve("tokenizer.model"));
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            assertThat(new ModelExpansion(base, other).added()).isEmpty();
            // The spelling of one piece changed in place.
            int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Lily");
            bytes[at] = 'X';
            Files.write(other.resolve("tokenizer.model"), bytes);
            assertThatThrownBy(() -> new ModelExpansion(base, other))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("is '▁Xily'")
                    .hasMessageContaining("it is '▁Lily'");
        }
    }

    private static List<ComputedRows> rows(ModelExpansion expansion, String method, NormMatching norm, long seed) {
        return expansion.rows(Candidate.of(method), norm, AuxiliaryFiles.none(), seed);
    }

    private static List<String> names(ExpandedVocabulary expanded, int index) {
        return expanded.added().get(index).parts().stream()
                .map(part -> expanded.base().piece(part))
                .toList();
    }

    private static double norm(float[] values, int row) {
        double squares = 0;
        for (int j = 0; j < 64; j++) {
            squares += (double) values[row * 64 + j] * values[row * 64 + j];
        }
        return Math.sqrt(squares);
    }
}
