package io.glossa.corpus.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.read.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The contract of every registered pair filter: a pair that it alone objects to, and no objection to good pairs. */
public class EveryPairFilterTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root", ".."), "tests", "data");

    private final LanguageProfile english = Languages.load("en", "");
    private final LanguageProfile korean = Languages.load("ko", "");

    /** Filter, the pair that only it rejects, and the value reckoned by hand (not a number where counting is no use). */
    @DataProvider
    public Object[][] objections() {
        String hundred = "the people of this town say so ".repeat(14) + "now and then";
        return new Object[][] {
            {"empty-side", "…", "—", 0.0},
            // 1 of 12 characters differs; no letters, for English letters would be the wrong script on the Korean side.
            {"copied-side", "7.4.1 (2024)", "7.4.1 (2024]", 1 - 1 / 12.0},
            // Too short to tell which language in the wrong script it is.
            {"side-script", "Fine weather", "Wetter gut", 0.0},
            // Korean letters enough for the script, English function words enough for the language.
            {
                "side-language",
                "The people of the town know that it is in Seoul and they live there",
                "우리나라사람들은 the 대한민국서울에서 of 그것을알고있다 and",
                0.0
            },
            {
                "side-identity",
                "Wakulima wa kijiji hicho walisema kwamba mvua za mwaka huu zimechelewa sana.",
                "그 마을의 농부들은 올해 비가 너무 늦게 왔다고 말했다.",
                Double.NaN
            },
            // 4 letters against 13 of six syllables: 2 + 2 + 2 + 2 + 3 + 2.
            {"length-ratio", "Okay", "아이고 그렇지요 그런데 말이다", Double.NaN},
            // 19, 98 against 45: nothing in common.
            {"numerals", "It happened in 1998.", "그 일은 450년에 일어났다.", 0.0},
            // a = 9, b = 1: -ln(1 + 8 + 8).
            {
                "terminal-punctuation",
                "Stop! Go! Stop! Go! Stop! Go! Stop! Go! Now!",
                "멈춰 가 멈춰 가 멈춰 가 멈춰 가 지금!",
                -Math.log(17)
            },
            {"long-word", "See https://example.org/a/very/long/address/of/a/page", "다음 주소를 보십시오 그곳에 모두 적혀 있습니다", 49.0},
            {"long-side", hundred, "낱말이 ".repeat(60).strip(), 101.0},
        };
    }

    @Test
    public void everyRegisteredFilterHasACase() {
        assertThat(java.util.Arrays.stream(objections()).map(row -> row[0]))
                .containsExactlyInAnyOrderElementsOf(PairFilter.all().keySet());
        assertThat(PairSettings.of("en", "ko").filters())
                .containsExactlyInAnyOrderElementsOf(PairFilter.all().keySet());
    }

    @Test(dataProvider = "objections")
    public void objectsToItsOwnCaseAlone(String name, String first, String second, double value) {
        List<String> objecting = new ArrayList<>();
        PairSides sides = sides(first, second);
        PairFilter.all().forEach((filter, rule) -> {
            if (!rule.limit().allows(rule.measure(sides), rule.limit().standard())) {
                objecting.add(filter);
            }
        });
        assertThat(objecting).contains(name);
        // A pair without letters has nothing that the others could praise or blame.
        assertThat(objecting).hasSize(1);
        if (!Double.isNaN(value)) {
            assertThat(PairFilter.all().get(name).measure(sides)).isCloseTo(value, within(1e-9));
        }
    }

    @Test
    public void valuesAreFiniteForAnyTwoTexts() {
        for (String first : List.of("", " ", "a", "가", "\uD800", "0", "...", "😀")) {
            for (String second : List.of("", "b", "나 9", "\uDC00")) {
                PairFilter.all()
                        .forEach((name, filter) -> assertThat(filter.measure(sides(first, second)))
                                .as(name + " of '" + first + "' and '" + second + "'")
                                .isFinite());
            }
        }
    }

    @Test
    public void namesAndRangesAreInOrder() {
        PairFilter.all().forEach((name, filter) -> {
            assertThat(name).matches("[a-z]+(-[a-z]+)*");
            assertThat(filter.measures()).isNotBlank();
            PairLimit limit = filter.limit();
            assertThat(limit.standard()).as(name).isBetween(limit.least(), limit.most());
        });
    }

    @Test
    public void nearlyAllRealTranslationsPass() throws IOException {
        Map<String, Integer> objections = new TreeMap<>();
        int[] all = {0};
        PairJudge judge = new PairJudge(PairSettings.of("en", "ko"), "");
        Path file = DATA.resolve("parallel/jhe.en-ko.dev.tsv.gz");
        try (InputStream in = SourceFiles.open(file)) {
            TabSeparatedPairs.forEach(in, "jhe", pair -> {
                all[0]++;
                judge.judge(pair).ifPresent(o -> objections.merge(o.rule(), 1, Integer::sum));
            });
        }
        int rejected = objections.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all[0]).isEqualTo(720);
        assertThat(rejected).as(objections.toString()).isBetween(1, 36);
    }

    private PairSides sides(String first, String second) {
        return new PairSides(new TextPair("p", first, second), english, korean);
    }
}
