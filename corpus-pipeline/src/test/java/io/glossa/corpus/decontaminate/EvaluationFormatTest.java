package io.glossa.corpus.decontaminate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class EvaluationFormatTest {
    /** What every registered format must be able to read: format, file name, content, place and text of the last text. */
    @DataProvider
    public Object[][] samples() {
        return new Object[][] {
            {
                "json",
                "squad.json",
                "{\"data\": [{\"context\": \"첫 글\", \"qas\": [{\"question\": \"무엇?\"}]}]}",
                "1/data/0/qas/0/question",
                "무엇?"
            },
            {"lines", "prompts.txt", "Πρώτη γραμμή\nΔεύτερη γραμμή\n", "2", "Δεύτερη γραμμή"},
            {"tsv", "news.tsv", "category\ttext\nsports\tẸ káàárọ̀ o\n", "2/text", "Ẹ káàárọ̀ o"},
            {"conll", "dev.txt", "Gwamna B-PER\nya O\n\nKano B-LOC\nta O\n", "4", "Kano ta"},
        };
    }

    @Test
    public void everyRegisteredFormatHasASample() {
        assertThat(java.util.Arrays.stream(samples()).map(row -> row[0]))
                .containsExactlyInAnyOrderElementsOf(EvaluationFormat.all().keySet());
    }

    @Test(dataProvider = "samples")
    public void isRecognisedByItselfAloneAndGivesTextsWithPlaces(
            String format, String file, String content, String place, String text) throws IOException {
        assertThat(EvaluationFormat.all().values().stream()
                        .filter(f -> f.recognises(file, content))
                        .map(EvaluationFormat::name))
                .containsExactly(format);
        Map<String, String> texts = read(format, content, List.of());
        assertThat(texts).containsEntry(place, text);
        assertThat(List.copyOf(texts.values())).last().isEqualTo(text);
    }

    @Test
    public void fieldsLeaveTheOthersOut() throws IOException {
        String json = "{\"question\": \"a b\", \"url\": \"c d\"}\n{\"question\": \"e f\", \"url\": \"g h\"}\n";
        assertThat(read("json", json, List.of("question")).values()).containsExactly("a b", "e f");
        assertThat(read("tsv", "id\ttext\n1\tx y\n", List.of("text")).values()).containsExactly("x y");
        // A table without names: columns have numbers.
        assertThat(read("tsv", "Bata wa Janet hutaga mayai 16.\t18\n", List.of("1"))
                        .values())
                .containsExactly("Bata wa Janet hutaga mayai 16.");
    }

    @Test
    public void anUnknownFieldIsRefusedNamingTheKnown() {
        assertThatThrownBy(() -> read("json", "{\"question\": \"a\"}", List.of("qestion")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'question'?");
        assertThatThrownBy(() -> read("tsv", "category\ttext\nx\ty\n", List.of("headline")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("known: category, text");
    }

    @Test
    public void aBrokenFileIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("json", "{\"a\": \"b\"}\n{\"a\": ", List.of()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("set line 2");
        assertThatThrownBy(() -> read("tsv", "a\tb\n1\t2\n1\t2\t3\n", List.of()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("set line 3: 3 columns, expected 2");
        assertThatThrownBy(() -> read("conll", "Kano B-LOC\nKano\n", List.of()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("set line 2");
    }

    @Test
    public void pythonsNotANumberIsRead() throws IOException {
        assertThat(read("json", "{\"answer\": NaN, \"text\": \"yes it is\"}", List.of())
                        .values())
                .containsExactly("yes it is");
    }

    @Test
    public void setsAreReadFromFoldersAndNamedByFolderAndFile() throws IOException {
        Path folder = Files.createTempDirectory("eval");
        Path set = Files.createDirectories(folder.resolve("sib200"));
        Files.writeString(set.resolve("kor.dev.tsv"), "index_id\tcategory\ttext\n548\tsports\t달리는 거리를 바꾸니\n");
        assertThat(EvaluationSets.read(List.of(EvaluationSetSource.of("sib200")), folder))
                .containsExactly(new EvaluationText("sib200/kor.dev", "2/text", "달리는 거리를 바꾸니"));

        Files.write(set.resolve("old.tsv"), "본문\n오래된 글 하나\n".getBytes(Charset.forName("EUC-KR")));
        assertThatThrownBy(() -> EvaluationSets.read(List.of(EvaluationSetSource.of("sib200/old.tsv")), folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("old.tsv: not UTF-8");
        Files.writeString(set.resolve("odd.xyz"), "?");
        assertThatThrownBy(() -> EvaluationSets.read(List.of(EvaluationSetSource.of("sib200/odd.xyz")), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("odd.xyz: the format is not recognised");
    }

    private static Map<String, String> read(String format, String content, List<String> fields) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        EvaluationFormat.named(format).read(new StringReader(content), "set", fields, texts::put);
        return texts;
    }
}
