package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContexts;
import io.glossa.init.NewPiece;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Alignment over tokenizers whose cuts are written down here. */
public class AlignmentsTest {
    private static final List<String> BASE = List.of("<unk>", "ab", "b", "c", "d", "bcd", "x");
    private static final int NEW = 7;

    private Path directory;

    @BeforeClass
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("alignments");
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    /**
     * The new piece bc stands at bytes 1 to 3 of "abcd", where ab crosses its edge and c lies within; at 1 to 3 of "xbcd", where bcd holds it;
     * and is all of "bc". By hand: tuples (c) twice, (bcd) once, (b, c) once. The line that the base cannot write does not count.
     */
    @Test
    void tuplesAreWhatLiesWithinOrHolds() throws IOException {
        Path text = directory.resolve("text.txt");
        Files.writeString(text, "abcd\nabcd\nxbcd\nbc\n?bc\n");
        assertWeights("align-freq", text, Map.of("c", 2 / 4.0 + 1 / 8.0, "bcd", 1 / 4.0, "b", 1 / 8.0));
        assertWeights("align", text, Map.of("c", 1 / 3.0 + 1 / 6.0, "bcd", 1 / 3.0, "b", 1 / 6.0));
    }

    @Test
    void aPieceThatTheTextLacksIsDeclined() throws IOException {
        Path text = directory.resolve("bc.txt");
        Files.writeString(text, "bc\n");
        double[] row = new double[2];
        assertThat(fill("align", text, new NewPiece(8, "zz", List.of(4)), row)).isEmpty();
        assertThat(row).containsOnly(0);
    }

    @Test
    void aTextOfAnotherLanguageIsRefused() throws IOException {
        Path text = directory.resolve("other.txt");
        Files.writeString(text, "ab\n");
        assertThatThrownBy(() -> fill("align", text, new NewPiece(NEW, "bc", List.of(2, 3)), new double[2]))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none of the 2 new pieces")
                .hasMessageContaining("init.files.text");
    }

    @Test
    void anEmptyTextAndBytesThatAreNoTextAreRefused() throws IOException {
        Path text = directory.resolve("broken.txt");
        Files.writeString(text, "\n \n");
        assertThatThrownBy(() -> fill("align", text, new NewPiece(NEW, "bc", List.of()), new double[2]))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no line of text");
        Files.write(text, new byte[] {'a', 'b', (byte) 0xFF, '\n'});
        assertThatThrownBy(() -> fill("align-freq", text, new NewPiece(NEW, "bc", List.of()), new double[2]))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("not UTF-8");
    }

    private void assertWeights(String method, Path text, Map<String, Double> weights) {
        double[] row = new double[2];
        assertThat(fill(method, text, new NewPiece(NEW, "bc", List.of(2, 3)), row))
                .hasValue(weights.size());
        double[] expected = new double[2];
        weights.forEach((piece, weight) -> matrix().add(BASE.indexOf(piece), weight, expected));
        assertThat(row).containsExactly(expected, within(1e-12));
    }

    private OptionalInt fill(String method, Path text, NewPiece piece, double[] row) {
        Tokenizer base = new WrittenCuts(
                BASE,
                Map.of(
                        "abcd", new int[] {1, 3, 4},
                        "xbcd", new int[] {6, 5},
                        "bc", new int[] {2, 3},
                        "ab", new int[] {1},
                        "?bc", new int[] {0, 2, 3}));
        Tokenizer expanded = new WrittenCuts(
                List.of("<unk>", "ab", "b", "c", "d", "bcd", "x", "bc", "a", "?"),
                Map.of(
                        "abcd", new int[] {8, NEW, 4},
                        "xbcd", new int[] {6, NEW, 4},
                        "bc", new int[] {NEW},
                        "ab", new int[] {1},
                        "?bc", new int[] {9, NEW}));
        ExpandedVocabulary vocabulary = new ExpandedVocabulary(
                base, expanded, List.of(new NewPiece(NEW, "bc", List.of(2, 3)), new NewPiece(8, "zz", List.of(4))));
        AuxiliaryFiles files = AuxiliaryFiles.of(Map.of("text", text.toString()), directory);
        return MethodContexts.prepare(method, Map.of(), MethodContexts.context(matrix(), vocabulary, files))
                .fill(piece, row);
    }

    private static EmbeddingMatrix matrix() {
        float[] values = new float[2 * BASE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * i) % 13 - 5;
        }
        BitSet counted = new BitSet();
        counted.set(1, BASE.size());
        return EmbeddingMatrix.of("e", values, 2, counted);
    }

    /** A tokenizer that knows some texts by heart. */
    private record WrittenCuts(List<String> pieces, Map<String, int[]> cuts) implements Tokenizer {
        @Override
        public int[] encode(String text) {
            return cuts.get(text).clone();
        }

        @Override
        public String decode(int[] ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int size() {
            return pieces.size();
        }

        @Override
        public int bosId() {
            return -1;
        }

        @Override
        public int eosId() {
            return -1;
        }

        @Override
        public int unknownId() {
            return 0;
        }

        @Override
        public String piece(int id) {
            return pieces.get(id);
        }

        @Override
        public int byteLength(int id) {
            return id == 0 ? 0 : pieces.get(id).getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
