package io.glossa.init.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.init.algebra.RowMatrix;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Files of word vectors as other programs write them, and as an enemy would. */
public class VectorFileTest {
    private Path directory;

    @BeforeClass
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("vectors");
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void readsWhatFastTextAndGloVeWrite() throws IOException {
        WordVectors fastText = VectorFile.read(file("2 3\n한국 0.5 -1 2e-1 \nthe 1 2 3 \n"));
        assertThat(fastText.words()).containsExactly("한국", "the");
        assertThat(fastText.vector(0)).containsExactly(0.5f, -1f, 0.2f);
        assertThat(fastText.find("the")).isEqualTo(1);
        assertThat(fastText.find("The")).isEqualTo(-1);
        WordVectors glove = VectorFile.read(file("the 1 2 3\n, 4 5 6\nthe 7 8 9\n"));
        assertThat(glove.words()).containsExactly("the", ",");
        assertThat(glove.vector(0)).containsExactly(1, 2, 3);
        assertThat(VectorFile.read(file("3 1\na 1\nb 2\nc 3\n"), 2).words()).containsExactly("a", "b");
    }

    @Test
    void bothFormatsReadBackToTheSameBits() {
        Random random = new Random(3);
        float[] values = new float[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
            values[i] = Float.isFinite(values[i]) ? values[i] : 1;
        }
        List<String> words = random.ints(30, 0xAC00, 0xD7A3)
                .distinct()
                .mapToObj(c -> "▁" + Character.toString(c))
                .toList();
        WordVectors vectors =
                WordVectors.of(words, new RowMatrix(Arrays.copyOf(values, words.size() * 10), words.size(), 10));
        VectorWriter.text(vectors, directory.resolve("v.vec"));
        VectorWriter.binary(vectors, directory.resolve("v.bin"));
        for (String name : List.of("v.vec", "v.bin")) {
            WordVectors read = VectorFile.read(directory.resolve(name));
            assertThat(read.words()).isEqualTo(words);
            for (int row = 0; row < words.size(); row++) {
                assertThat(read.vector(row)).isEqualTo(vectors.vector(row));
            }
        }
    }

    @DataProvider
    Object[][] damaged() {
        return new Object[][] {
            {"empty", "", "is empty"},
            {"mixed dimension", "2 3\na 1 2 3\nb 1 2\n", "vector 2 has 2 numbers, expected 3"},
            {"cut short", "3 2\na 1 2\nb 1 2\n", "ends after 2 vectors; its first line says 3"},
            {"no number", "1 2\na 1 --\n", "'--' is no number"},
            {"not finite", "1 2\na 1 NaN\n", "holds NaN"},
            {"claims too much", "2000000000 4000\na 1\n", "claims 2000000000 vectors"},
            {"claims a wide one", "1 99999\na 1\n", "99999 numbers; expected 1 to 8192"},
            {"no header", "hello world\n", "begins with 'hello'"},
            {"one word", "hello\n", "vectors of 0 numbers"},
            {"endless line", "1 2\n" + "x".repeat(10_000), "bytes without a line's end"},
        };
    }

    @Test(dataProvider = "damaged")
    void refusesDamageNamingFileAndPlace(String name, String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> VectorFile.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void refusesABinaryFileCutAtAnyByte() throws IOException {
        WordVectors vectors =
                WordVectors.of(List.of("a", "bc"), new RowMatrix(new float[] {0.1f, -2, 3.7f, 4e9f}, 2, 2));
        Path whole = directory.resolve("whole.bin");
        VectorWriter.binary(vectors, whole);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length - 1; length++) {
            Path cut = directory.resolve("cut.bin");
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> VectorFile.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void saysWhatToDoWithAFastTextModel() throws IOException {
        Path file = directory.resolve("model.bin");
        Files.write(file, new byte[] {(byte) 0xBA, 0x16, 0x4F, 0x2F, 12, 0, 0, 0});
        assertThatThrownBy(() -> VectorFile.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("fastText model");
    }

    @Test
    void aDictionaryThatCoversNothingIsRefused() throws IOException {
        WordVectors vectors = WordVectors.of(List.of("a"), new RowMatrix(new float[] {1, 2}, 1, 2));
        BilingualDictionary dictionary = BilingualDictionary.read(file("water\t물\nfire 불\n\n"));
        assertThat(dictionary.pairs())
                .containsExactly(new PairLines.Pair("water", "물"), new PairLines.Pair("fire", "불"));
        assertThatThrownBy(() -> dictionary.rotation(vectors, vectors))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("of 2 pairs, 0 have vectors for both words");
        assertThatThrownBy(() -> BilingualDictionary.read(file("water\t물\nfire\n")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 2 has 1 columns");
    }

    private Path file(String text) throws IOException {
        Path file = Files.createTempFile(directory, "v", ".vec");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
