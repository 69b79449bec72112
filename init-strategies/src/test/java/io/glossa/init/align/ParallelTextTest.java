package io.glossa.init.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.init.vectors.PairLines;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Parallel text, cut into words, and what real text teaches the aligner. */
public class ParallelTextTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data/parallel");

    @Test
    public void wordsBearTheSpaceBeforeThem() {
        assertThat(SentenceWords.of("It's 3.5, no?")).containsExactly(" It", "'", "s", " 3", ".", "5", ",", " no", "?");
        assertThat(SentenceWords.of("  도시들은 깨끗\t않았고 ")).containsExactly(" 도시들은", " 깨끗", " 않았고");
        // Yoruba in decomposed characters: marks belong to the letter before them.
        assertThat(SentenceWords.of("o\u0323mo\u0323\u0301")).containsExactly(" o\u0323mo\u0323\u0301");
        assertThat(SentenceWords.of(" \t")).isEmpty();
    }

    @Test
    public void damagedFilesAreRefused() throws IOException {
        Path file = Files.createTempFile("pairs", ".tsv");
        Files.writeString(file, "a house\tein Haus\n\n\tno source\nno tab\n");
        assertThatThrownBy(() -> ParallelText.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 4 has 1 columns");
        Files.writeString(file, "a\tb\tc\n");
        assertThatThrownBy(() -> ParallelText.read(file)).hasMessageContaining("line 1 has 3 columns");
        Files.writeString(file, "\n \t \n");
        assertThatThrownBy(() -> ParallelText.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds no pair");
        Files.writeString(file, "a house\tein Haus\n\n\tno source\n");
        assertThat(ParallelText.read(file).pairs()).containsExactly(new PairLines.Pair("a house", "ein Haus"));
    }

    @Test
    public void pairsThatAreTooLongAreLeftOut() {
        String longSide = "word ".repeat(300);
        Bitext text = Bitext.of(
                new ParallelText(DATA, List.of(new PairLines.Pair("a", "b"), new PairLines.Pair(longSide, "b"))));
        assertThat(text.size()).isEqualTo(1);
        assertThat(text.leftOut()).isEqualTo(1);
    }

    @DataProvider
    public Object[][] languages() {
        return new Object[][] {
            {
                "python-docs.en-el.tsv.gz",
                Map.of(
                        " Python", " Python", " the", " το", " and", " και", " is", " είναι", " or", " ή", " for",
                        " για")
            },
            {
                "jhe.en-ko.dev.tsv.gz",
                Map.of(" I", " 나는", " we", " 우리는", " But", " 그러나", " And", " 그리고", " water", " 물", " new", " 새로운")
            },
        };
    }

    /** Real translators' text; the pairs expected are common words that any reader of both languages can check. */
    @Test(dataProvider = "languages")
    public void commonWordsOfRealTextFindTheirTranslations(String file, Map<String, String> expected) {
        Bitext text = Bitext.of(ParallelText.read(DATA.resolve(file)));
        Map<String, String> best = new HashMap<>();
        Map<String, Double> counts = new HashMap<>();
        for (WordAligner.Translation found : WordAligner.align(text, 7, 4, 0.08, 1)) {
            String word = text.sourceWords().get(found.source());
            if (found.count() > counts.getOrDefault(word, 0.0)) {
                counts.put(word, found.count());
                best.put(word, text.targetWords().get(found.target()));
            }
        }
        assertThat(best).containsAllEntriesOf(expected);
    }
}
