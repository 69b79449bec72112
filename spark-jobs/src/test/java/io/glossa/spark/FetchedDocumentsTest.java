package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ResourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Texts fetched from their files come back under their own rows, in the order of the rows. */
public class FetchedDocumentsTest {
    private static final long SEED = 20_260_101;
    private static final int FILES = 3;
    private static final int TEXTS = 400;

    private final List<DocumentRow> rows = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private Path folder;

    /** Texts from none to many bytes, among them one longer than a run; every fifth was never in a file. */
    @BeforeClass
    public void writeTexts() throws IOException {
        folder = Files.createTempDirectory("texts");
        Random random = new Random(SEED);
        for (int number = 0; number < FILES; number++) {
            Path path = folder.resolve(number + ".texts");
            TextFile file = new TextFile(path.toString());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < TEXTS; i++) {
                int length = i == 100 ? FetchedDocuments.RUN_BYTES + 7 : random.nextInt(i % 7 == 0 ? 60_000 : 900);
                String text = letters(random, length);
                PackedText packed = PackedText.of(text);
                boolean inMemory = i % 5 == 4;
                rows.add(row(
                        texts.size(),
                        inMemory ? packed : new PlacedText(file, bytes.size(), packed.packed().length, packed.size())));
                texts.add(text);
                if (!inMemory) {
                    bytes.write(packed.packed());
                }
            }
            Files.write(path, bytes.toByteArray());
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(8) == 0 ? '가' + random.nextInt(11_172) : 'a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static DocumentRow row(int number, StoredText text) {
        return new DocumentRow(String.valueOf(number), 0, "source", "ko", 0, 1, text);
    }

    @DataProvider
    public Object[][] orders() {
        return new Object[][] {
            {"as they lie, all at once", false, 1, Integer.MAX_VALUE},
            {"as they lie, a text at a time", false, 1, 1},
            {"any order, all at once", true, 1, Integer.MAX_VALUE},
            {"any order, some at a time", true, 1, 100_000},
            {"few of them, far apart", true, 37, Integer.MAX_VALUE}
        };
    }

    @Test(dataProvider = "orders")
    public void everyRowGetsItsOwnText(String order, boolean shuffled, int every, int stretchBytes) {
        List<DocumentRow> asked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += every) {
            asked.add(rows.get(i));
        }
        if (shuffled) {
            Collections.shuffle(asked, new Random(SEED));
        }
        Iterator<DocumentRow> fetched = new FetchedDocuments(asked.iterator(), stretchBytes);
        for (DocumentRow row : asked) {
            DocumentRow read = fetched.next();
            assertThat(read.id()).as(order).isEqualTo(row.id());
            assertThat(read.text()).isInstanceOf(PackedText.class);
            assertThat(read.text().load().text()).isEqualTo(texts.get(Integer.parseInt(row.id())));
        }
        assertThat(fetched.hasNext()).isFalse();
    }

    @Test
    public void textsReadOneByOneInAnyOrderAreTheSame() {
        List<DocumentRow> asked = new ArrayList<>(rows);
        asked.addAll(rows.subList(0, TEXTS));
        Collections.shuffle(asked.subList(TEXTS, asked.size()), new Random(SEED));
        for (DocumentRow row : asked) {
            assertThat(row.text().load().text()).isEqualTo(texts.get(Integer.parseInt(row.id())));
        }
    }

    @Test
    public void placesGoBetweenStagesAndTextsInMemoryWithThem() {
        DocumentRow.Format format = new DocumentRow.Format();
        for (DocumentRow row : rows) {
            byte[] packed = format.pack(row);
            DocumentRow read = format.open(packed);
            assertThat(read.text()).isInstanceOf(row.text().getClass());
            assertThat(read.text().size()).isEqualTo(row.text().size());
            assertThat(read.text().load().text()).isEqualTo(texts.get(Integer.parseInt(row.id())));
            if (row.text() instanceof PlacedText) {
                assertThat(packed.length).isLessThan(RowFormat.ROW_BYTES + PlacedText.PLACE_BYTES);
            }
        }
    }

    @Test
    public void aFileCutShortIsNamed() throws IOException {
        Path cut = folder.resolve("cut.texts");
        byte[] text = "ọ̀rọ̀".getBytes(StandardCharsets.UTF_8);
        Files.write(cut, Arrays.copyOf(text, text.length - 1));
        DocumentRow row = row(0, new PlacedText(new TextFile(cut.toString()), 0, text.length, text.length));

        assertThatThrownBy(() -> new FetchedDocuments(List.of(row).iterator()).next())
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("cannot read " + cut + ": the file is cut short");
        assertThatThrownBy(() -> row.text().load())
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("cannot read " + cut + ": the file is cut short");
    }
}
