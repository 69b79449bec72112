package io.glossa.corpus.decontaminate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Real evaluation texts (SIB-200, XQuAD) planted in real documents (UD Korean). */
public class DecontaminatorTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root", ".."), "tests", "data");

    private final DecontaminationSettings settings = DecontaminationSettings.of(EvaluationSetSource.of("eval"));
    private List<EvaluationText> texts;
    private OverlapIndex index;
    private List<String> prose;

    @BeforeClass
    public void readSets() throws IOException {
        texts = EvaluationSets.read(settings.sets(), DATA);
        index = OverlapIndex.of(texts, settings);
        prose = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve("ko/ud-korean.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                prose.add(Json.mapper().readTree(line).get("text").asText());
            }
        }
    }

    /** The recall that each kind of plant must reach, over all texts that are looked for. */
    @DataProvider
    public Object[][] plants() {
        return new Object[][] {
            {Plants.VERBATIM, 1.0}, {Plants.REFORMATTED, 1.0}, {Plants.RESPACED, 1.0}, {Plants.PARTIAL, 0.9}
        };
    }

    @Test(dataProvider = "plants")
    public void plantedTextsAreFound(Plants plant, double recall) {
        OverlapJudge judge = new OverlapJudge(index, settings);
        Map<String, Integer> planted = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();
        for (int item = 0; item < texts.size(); item++) {
            EvaluationText text = texts.get(item);
            OverlapIndex alone = OverlapIndex.of(List.of(text), settings);
            // Three fifths of a shorter text may be too short for a run, which the package page states as a limit.
            if (alone.items() == 0 || (plant == Plants.PARTIAL && alone.weight(0) < 100)) {
                continue;
            }
            String host = prose.get(item % prose.size());
            int middle = host.indexOf('\n', host.length() / 2) + 1;
            String document = host.substring(0, middle) + plant.of(text.text()) + "\n" + host.substring(middle);
            planted.merge(text.benchmark(), 1, Integer::sum);
            Contamination contamination = judge.judge(index.matches(document), gram -> false);
            if (contamination.hits().stream()
                    .anyMatch(h -> index.item(h.item()).benchmark().equals(text.benchmark()))) {
                found.merge(text.benchmark(), 1, Integer::sum);
            }
        }
        assertThat(planted).hasSize(4);
        planted.forEach((benchmark, count) -> assertThat((double) found.getOrDefault(benchmark, 0) / count)
                .as(plant + " of " + benchmark + ", " + count + " texts")
                .isGreaterThanOrEqualTo(recall));
    }

    @Test
    public void documentsWithoutEvaluationTextAreClean() {
        OverlapJudge judge = new OverlapJudge(index, settings);
        for (String text : prose) {
            assertThat(judge.judge(index.matches(text), gram -> false).isClean())
                    .isTrue();
        }
    }

    @Test
    public void aCommonPhraseIsNoHit() {
        String verse = "태초에 하나님이 천지를 창조하시니라 땅이 혼돈하고 공허하며 흑암이 깊음 위에 있고 하나님의 영은 수면 위에 운행하시니라";
        OverlapIndex one = OverlapIndex.of(List.of(new EvaluationText("bible-questions", "1", verse)), settings);
        Matches matches = one.matches("설교 말씀입니다. " + verse);
        OverlapJudge judge = new OverlapJudge(one, settings);

        assertThat(judge.judge(matches, gram -> false).hits()).hasSize(1);
        assertThat(judge.judge(matches, gram -> true).isClean()).isTrue();
    }

    @Test
    public void cuttingTakesWholeSentencesAndLeavesTheOthersAsTheyAre() {
        EvaluationText item = texts.stream()
                .filter(t -> t.benchmark().contains("kor_Hang") && t.text().length() > 50)
                .findFirst()
                .orElseThrow();
        String before = "첫째 문장은 그대로 남습니다. ";
        String after = "둘째 문장도 남습니다! 셋째도 그렇습니다.\n넷째 줄은 다음 줄입니다. 다섯째까지 그대로 있어야 합니다.";
        // Contamination within a longer sentence: the whole sentence goes.
        String document = before + "그는 이렇게 썼다: " + item.text() + " " + after;

        Decontaminator.Decision cut = decide(document, ContaminatedAction.CUT);
        assertThat(cut.stays()).isTrue();
        assertThat(cut.text()).isEqualTo(before + after);
        assertThat(cut.contamination().share()).isBetween(0.2, 0.8);

        Decontaminator.Decision dropped = decide(document, ContaminatedAction.DROP);
        assertThat(dropped.stays()).isFalse();
        assertThat(dropped.reason()).contains("holds 1.000 of eval/sib200-kor_Hang.dev, item " + item.item());

        Decontaminator.Decision reported = decide(document, ContaminatedAction.REPORT);
        assertThat(reported.text()).isEqualTo(document);
        assertThat(reported.contamination().hits()).hasSize(1);

        assertThat(decide(item.text() + " 끝.", ContaminatedAction.CUT).stays())
                .as("too little is left")
                .isFalse();
    }

    @Test
    public void decomposedHangulIsFoundAndCutWhereItStands() {
        EvaluationText item = texts.stream()
                .filter(t -> t.benchmark().contains("kor_Hang") && t.text().length() > 50)
                .findFirst()
                .orElseThrow();
        String host = prose.get(0) + "\n";
        String decomposed = java.text.Normalizer.normalize(host + item.text(), java.text.Normalizer.Form.NFD);

        assertThat(decide(decomposed, ContaminatedAction.CUT).text()).isEqualTo(prose.get(0));
    }

    @Test
    public void shortTextsAreCountedNotLookedFor() {
        OverlapIndex few = OverlapIndex.of(
                List.of(
                        new EvaluationText("b", "1", "Economic Freedom Fighters"),
                        new EvaluationText("b", "2", "Ti o ba fẹ́ mọ̀ nípa rẹ̀, wá béèrè lọ́wọ́ bàbá mi"),
                        new EvaluationText("b", "3", "ti o ba fẹ́ mọ̀ nípa rẹ̀, wá béèrè lọ́wọ́ bàbá mi!")),
                settings);
        assertThat(few.tooShort()).isOne();
        assertThat(few.items()).as("a repeated text counts once").isOne();
        OverlapJudge judge = new OverlapJudge(few, settings);
        assertThat(judge.judge(few.matches("O ní: TI O BA FE MO NIPA RE wa beere lowo baba mi lola."), g -> false)
                        .hits())
                .hasSize(1);
        assertThat(judge.judge(few.matches("O ní: ti o ba fẹ́ mọ̀ nípa rẹ̀, wá béèrè lọ́wọ́ bàbá wa."), g -> false)
                        .isClean())
                .isTrue();
    }

    @Test
    public void settingsHaveDefaultsTakeValuesAndRefuse() {
        DecontaminationSettings defaults = bind("sets: [{paths: [eval]}]");
        assertThat(defaults).isEqualTo(settings);
        assertThat(bind("""
                                sets: [{paths: [e], name: kobest, format: tsv, fields: [text]}]
                                word-n-gram: 8
                                character-n-gram: 40
                                min-letters: 25
                                min-words: 4
                                min-share: 0.7
                                passage-letters: 150
                                common-in: 3
                                action: cut
                                """).action()).isEqualTo(ContaminatedAction.CUT);
        for (String bad : List.of(
                "sets: []",
                "sets: [{paths: []}]",
                "sets: [{paths: [e], format: tvs}]",
                "sets: [{paths: [e]}]\nword-n-gram: 1",
                "sets: [{paths: [e]}]\nmin-share: 0",
                "sets: [{paths: [e]}]\nmin-letters: 60",
                "sets: [{paths: [e]}]\naction: burn")) {
            assertThatThrownBy(() -> bind(bad)).as(bad).isInstanceOf(ConfigException.class);
        }
    }

    private Decontaminator.Decision decide(String document, ContaminatedAction action) {
        DecontaminationSettings chosen =
                new DecontaminationSettings(settings.sets(), null, null, null, null, null, null, null, action);
        return new Decontaminator(index, chosen).decide(document, index.matches(document), gram -> false);
    }

    private static DecontaminationSettings bind(String yaml) {
        return Settings.parse(yaml, "test").bind(DecontaminationSettings.class);
    }
}
