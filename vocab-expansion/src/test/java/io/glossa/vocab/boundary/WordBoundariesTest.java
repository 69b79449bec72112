package io.glossa.vocab.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.bytelevel.ByteAlphabet;
import io.glossa.vocab.expansion.WordCounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The contract of every way of finding boundaries, and what Nori finds. */
public final class WordBoundariesTest {
    @DataProvider
    static Object[][] all() {
        return ServiceLoader.load(WordBoundaries.class).stream()
                .map(p -> new Object[] {p.get().name(), p.get()})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "all")
    public void boundariesRiseAndLieInsideTheWordBetweenCharacters(String name, WordBoundaries boundaries) {
        WordBoundaries.Cutter cutter = boundaries.open();
        Path root = TestData.root().resolve("tests/data");
        List<String> lines = new ArrayList<>(TestData.lines(root.resolve("ko/nsmc-reviews.jsonl.gz"), 500));
        lines.addAll(TestData.lines(root.resolve("yo/globalvoices-yo.jsonl.gz"), 50));
        lines.addAll(List.of("😀😀는", "…", "▁", "a"));
        for (String line : lines) {
            for (String word : line.split(" ")) {
                String spelled = "▁" + word;
                List<Integer> found = cuts(cutter, spelled);
                assertThat(found).isSorted().doesNotHaveDuplicates().allMatch(at -> at > 0 && at < spelled.length());
                assertThat(found).noneMatch(at -> Character.isLowSurrogate(spelled.charAt(at)));
                assertThat(cuts(cutter, spelled)).isEqualTo(found);
            }
        }
    }

    @Test
    public void stemsPartFromParticlesAndContractionsStayWhole() {
        WordBoundaries.Cutter nori = WordBoundaries.named("nori").open();
        assertThat(stretches(nori, "▁영화는")).containsExactly("▁영화", "는");
        assertThat(stretches(nori, "학교에서")).containsExactly("학교", "에서");
        // 했 is 하 and 았 in one syllable.
        assertThat(stretches(nori, "▁공부했다")).containsExactly("▁공부", "했", "다");
        assertThat(cuts(nori, "▁")).isEmpty();
        assertThat(cuts(WordBoundaries.named("none").open(), "▁영화는")).isEmpty();
    }

    @Test
    public void stretchesKeepTheCountsOfTheirWords() {
        WordCounts words = WordCounts.of(Map.of("▁영화는", 3L, "▁영화를", 2L, "▁영화", 1L));
        WordCounts cut = words.cutAt(WordBoundaries.named("nori"), UnaryOperator.identity(), UnaryOperator.identity());
        assertThat(cut.asMap()).isEqualTo(Map.of("▁영화", 6L, "는", 3L, "를", 2L));
        assertThat(words.cutAt(WordBoundaries.named("none"), UnaryOperator.identity(), UnaryOperator.identity()))
                .isSameAs(words);
    }

    @Test
    public void wordsInTheByteAlphabetAreCutByTheirText() {
        WordCounts words = WordCounts.of(Map.of(ByteAlphabet.spell(" 영화는"), 3L, ByteAlphabet.spell("▁▁"), 1L));
        WordCounts cut = words.cutAt(
                WordBoundaries.named("nori"),
                word -> ByteAlphabet.text(word).replace(' ', '▁'),
                text -> ByteAlphabet.spell(text.replace('▁', ' ')));
        assertThat(cut.asMap())
                .isEqualTo(Map.of(
                        ByteAlphabet.spell(" 영화"), 3L, ByteAlphabet.spell("는"), 3L, ByteAlphabet.spell("▁▁"), 1L));
    }

    @Test
    public void anUnknownNameIsRefusedNamingTheKnown() {
        assertThatThrownBy(() -> WordBoundaries.named("mecab"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mecab")
                .hasMessageContaining("nori");
    }

    private static List<Integer> cuts(WordBoundaries.Cutter cutter, String word) {
        List<Integer> found = new ArrayList<>();
        cutter.cut(word, found::add);
        return found;
    }

    private static List<String> stretches(WordBoundaries.Cutter cutter, String word) {
        List<String> stretches = new ArrayList<>();
        int start = 0;
        for (int at : cuts(cutter, word)) {
            stretches.add(word.substring(start, at));
            start = at;
        }
        stretches.add(word.substring(start));
        return stretches;
    }
}
