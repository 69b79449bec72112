package io.glossa.corpus.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.parallel.TextPair;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class ParallelReadersTest {
    private static final String ENGLISH = "All human beings are born free and equal in dignity and rights.";
    private static final String GREEK = ReaderInputs.SENTENCES.get(1);

    @Test
    public void columnsAreTakenByNumberWithoutAHeading() throws IOException {
        InputFile file = ReaderInputs.write(
                ReaderInputs.folder().resolve("a.tsv.gz"), ENGLISH + "\tx\t" + GREEK + "\nHello.\ty\tΓεια.\n");
        List<Parsed> pairs = ReaderInputs.parsed(ReaderInputs.source("tsv", sides("3", "1", false)), file);
        assertThat(pairs.get(0)).isEqualTo(new Parsed.Pair(new TextPair("a.tsv.gz#1", GREEK, ENGLISH)));
        assertThat(pairs.get(0).text()).isEqualTo(GREEK + "\n" + ENGLISH);
        assertThat(pairs.get(1).id())
                .isEqualTo("a.tsv.gz#" + ((ENGLISH + "\tx\t" + GREEK).getBytes(StandardCharsets.UTF_8).length + 2));
    }

    @Test
    public void columnsAreTakenByHeadingAndTheIdWithThem() throws IOException {
        InputFile file = ReaderInputs.write(
                ReaderInputs.folder().resolve("a.tsv"), "\uFEFFel\tid\ten\n" + GREEK + "\t17\t" + ENGLISH + "\n");
        SourceSettings source = ReaderInputs.source("tsv", sides("en", "el", true));
        assertThat(ReaderInputs.parsed(source, file))
                .containsExactly(new Parsed.Pair(new TextPair("17", ENGLISH, GREEK)));
    }

    @DataProvider
    public Object[][] brokenPairs() {
        return new Object[][] {
            {"only one column", "format", "1 columns"},
            {ENGLISH + "\t \t", "empty", "second"},
            {"\t" + GREEK, "empty", "first"},
        };
    }

    @Test(dataProvider = "brokenPairs")
    public void aBrokenPairSaysWhy(String line, String rule, String reason) throws IOException {
        InputFile file = ReaderInputs.write(ReaderInputs.folder().resolve("a.tsv"), line + "\n");
        assertThat(ReaderInputs.parsed(ReaderInputs.source("tsv", null), file))
                .singleElement()
                .isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
                    assertThat(broken.rule()).isEqualTo(rule);
                    assertThat(broken.reason()).contains(reason);
                });
    }

    @Test
    public void theSideThatIsNotUtf8IsNamed() throws IOException {
        byte[] line = (ENGLISH + "\t" + GREEK + "\n").getBytes(StandardCharsets.UTF_8);
        line[ENGLISH.length() + 3] = (byte) 0xFF;
        InputFile file = ReaderInputs.write(ReaderInputs.folder().resolve("a.tsv"), line);
        assertThat(ReaderInputs.parsed(ReaderInputs.source("tsv", null), file))
                .singleElement()
                .isInstanceOfSatisfying(
                        Parsed.Broken.class,
                        broken -> assertThat(broken.reason()).contains("second side"));
    }

    @Test
    public void aColumnThatIsNotThereIsRefusedBeforeAnyWork() throws IOException {
        InputFile file =
                ReaderInputs.write(ReaderInputs.folder().resolve("a.tsv"), "en\tel\n" + ENGLISH + "\t" + GREEK);
        RecordReader reader = RecordReader.named("tsv");
        assertThatThrownBy(() -> reader.check(file, ReaderInputs.source("tsv", sides("en", "ell", true))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("read.second is 'ell'")
                .hasMessageContaining("en, el");
        assertThatThrownBy(() -> reader.check(file, ReaderInputs.source("tsv", sides("en", "2", false))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("read.header");
        assertThatThrownBy(() -> sides("1", "1", false)).isInstanceOf(ConfigException.class);
    }

    @Test
    public void lineAlignedFilesGivePairsWhateverTheirPacking() throws IOException {
        Path folder = ReaderInputs.folder();
        InputFile first = ReaderInputs.write(folder.resolve("udhr.en.gz"), ENGLISH + "\r\nHello.\n");
        ReaderInputs.write(folder.resolve("udhr.el.gz"), GREEK + "\nΓεια.");
        SourceSettings source = ReaderInputs.source("moses", sides("en", "el", null));
        RecordReader.named("moses").check(first, source);
        assertThat(ReaderInputs.parsed(source, first))
                .containsExactly(
                        new Parsed.Pair(new TextPair("udhr.en.gz#1", ENGLISH, GREEK)),
                        new Parsed.Pair(new TextPair("udhr.en.gz#" + (ENGLISH.length() + 3), "Hello.", "Γεια.")));
        assertThat(RecordReader.named("moses").alongside(first, source))
                .extracting(InputFile::name)
                .containsExactly("udhr.el.gz");
    }

    @Test
    public void filesOfUnequalLengthStopWithTheirNames() throws IOException {
        Path folder = ReaderInputs.folder();
        InputFile first = ReaderInputs.write(folder.resolve("a.en"), "one\ntwo\nthree\n");
        ReaderInputs.write(folder.resolve("a.ko"), "하나\n둘\n");
        assertThatThrownBy(() -> ReaderInputs.parsed(ReaderInputs.source("moses", sides("en", "ko", null)), first))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.ko ends after 2 lines")
                .hasMessageContaining("a.en goes on");
    }

    @Test
    public void aMissingSideIsRefusedBeforeAnyWork() throws IOException {
        InputFile first = ReaderInputs.write(ReaderInputs.folder().resolve("a.en"), "one\n");
        RecordReader reader = RecordReader.named("moses");
        assertThatThrownBy(() -> reader.check(first, ReaderInputs.source("moses", sides("en", "ko", null))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a.ko");
        assertThatThrownBy(() -> reader.check(first, ReaderInputs.source("moses", sides("de", "ko", null))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not end in .de");
        assertThatThrownBy(() -> reader.check(first, ReaderInputs.source("moses", null)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("read.first");
        assertThat(Files.exists(Path.of(first.location()))).isTrue();
    }

    private static ReadSettings sides(String first, String second, Boolean header) {
        return new ReadSettings(first, second, header, null);
    }
}
