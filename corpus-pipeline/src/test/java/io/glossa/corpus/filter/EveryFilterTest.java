package io.glossa.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.assertj.core.api.SoftAssertions;
import org.testng.annotations.Test;

/**
 * For every filter a document that it rejects and all those of the language let pass, under the Korean thresholds as shipped.
 *
 * <p>The documents are made of real Korean; those against repetition grow by one repeat at a time until the filter objects, so each
 * stands just beyond its threshold.
 */
public final class EveryFilterTest {
    private final LanguageProfile korean = Languages.load("ko", "");
    private final List<DocumentFilter> filters = DocumentFilter.named(korean.filters());
    private final Thresholds limits = Thresholds.of(
            "test",
            List.of(korean.thresholds()),
            List.copyOf(DocumentFilter.all().values()));
    private final WordLists lists =
            new WordLists(WordLists.builtIn("ko").flagged(), ListFiles.urls("spam.example", "/casino/"));
    private final DocumentAnalyser analyser =
            new DocumentAnalyser(korean, limits, EnumSet.allOf(Measure.class), lists, SentenceLanguage.UNKNOWN);
    private final KoreanWords source = new KoreanWords();

    @Test
    public void plainProsePassesAll() {
        AnalysedDocument document = analyser.analyse(prose(), "https://news.example/1");
        assertThat(DocumentFilter.all().values())
                .allSatisfy(filter ->
                        assertThat(filter.judge(document, limits).reason()).isEmpty());
    }

    @Test
    public void eachFilterRejectsADocumentThatAllOthersLetPass() {
        Map<String, String> cases = new TreeMap<>();
        characters(cases);
        lines(cases);
        paragraphs(cases);
        runs(cases);
        new FurtherCases(source, this::objects).addTo(cases);
        new LanguageCases(source, ENGLISH).addTo(cases);
        assertThat(cases.keySet())
                .as("every filter there is has its case")
                .containsExactlyElementsOf(DocumentFilter.all().keySet());
        SoftAssertions each = new SoftAssertions();
        cases.forEach((filter, text) ->
                each.assertThat(objections(filter, text)).as(filter).containsExactly(filter));
        each.assertAll();
    }

    @Test
    public void aFilterDecidesTheSameWhenOnlyWhatItAsksForIsMeasured() {
        String text = prose() + "\n씨발 " + "~".repeat(60);
        AnalysedDocument whole = analyser.analyse(text);
        assertThat(DocumentFilter.all().values()).allSatisfy(filter -> {
            DocumentAnalyser sparing =
                    new DocumentAnalyser(korean, limits, filter.measures(), lists, SentenceLanguage.UNKNOWN);
            assertThat(filter.judge(sparing.analyse(text), limits)).isEqualTo(filter.judge(whole, limits));
        });
    }

    @Test
    public void everyThresholdSaysWhichWayItDecidesAndAllowsItsOwnDefault() {
        assertThat(Thresholds.known().values()).allSatisfy(threshold -> {
            boolean named = threshold.key().matches("(min|max)-.*");
            assertThat(named || threshold.direction() == Threshold.Direction.PARAMETER)
                    .isTrue();
            assertThat(!threshold.hasDefault() || threshold.allows(threshold.byDefault()))
                    .isTrue();
        });
    }

    private void characters(Map<String, String> cases) {
        cases.put("mojibake", prose().replaceAll("(.{40})", "$1\uFFFD"));
        cases.put("script", prose().lines().limit(9).reduce("", (a, b) -> a + b + "\n") + ENGLISH);
        cases.put("too-short", "나는 그 집에 가서 또 밥을 먹고 잠을 푹 잤다 참 좋은 하루였다");
        cases.put("word-count", "우리동네는 아이들까지 자전거대회 구경하려고 이른아침에 강변공원에 모여들었고 늦은저녁에 집으로갔다");
        cases.put("mean-word-length", prose().replaceAll("(\\S+) (\\S+) (\\S+) ", "$1$2$3 "));
        cases.put("symbol-words", prose().replaceAll("(\\S+ \\S+ \\S+) ", "$1 # "));
        cases.put("bullet-lines", prose().replaceAll("(?m)^", "- "));
        cases.put("ellipsis-lines", prose().replaceAll("(?m)\\.$", "..."));
        StringBuilder numbers = new StringBuilder(prose());
        for (int i = 0; i < 200; i++) {
            numbers.append(' ').append(317 + 7 * i);
        }
        cases.put("letter-words", numbers.toString());
        StringBuilder oneEnding = new StringBuilder();
        for (String noun : NOUNS) {
            oneEnding.append(noun).append(oneEnding.length() % 2 == 0 ? "는 " : " ");
        }
        cases.put("stop-words", oneEnding.toString());
        cases.put("language", String.join(" ", NOUNS) + " 바람을 하늘과 숲에서");
    }

    private void lines(Map<String, String> cases) {
        List<String> sentences = source.sentences(60);
        List<String> many = new ArrayList<>(sentences.subList(0, 22));
        for (int i = 0; i < 11; i++) {
            many.add(3 * i, "네, 그렇습니다.");
        }
        cases.put("duplicate-lines", String.join("\n", many));
        // Lines of four words: repeated, they hold no run of five.
        cases.put("duplicate-line-characters", growing("duplicate-line-characters", repeats -> {
            List<String> text = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                text.add(source.words(4));
            }
            for (int i = 0; i < repeats; i++) {
                text.add(4 * i + 3, text.get(text.size() - 1 - i));
            }
            return String.join("\n", text);
        }));
    }

    private void paragraphs(Map<String, String> cases) {
        List<String> sentences = source.sentences(60);
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 50; i += 5) {
            blocks.add(String.join("\n", sentences.subList(i, i + 5)));
        }
        for (int i = 0; i < 6; i++) {
            blocks.add(2 * i, "네, 그렇습니다.");
        }
        cases.put("duplicate-paragraphs", String.join("\n\n", blocks));
        // Paragraphs of two words, far apart: their white space counts as theirs, but not as their lines'.
        List<String> wide = new ArrayList<>(sentences);
        for (int i = 0; i < 12; i++) {
            String paragraph = source.words(1) + "\n" + " ".repeat(120) + source.words(1);
            wide.add(3 * i, paragraph);
            wide.add(3 * i + 30, paragraph);
        }
        cases.put("duplicate-paragraph-characters", String.join("\n\n", wide));
    }

    private void runs(Map<String, String> cases) {
        for (int n = 2; n <= 4; n++) {
            String run = List.of("정말 좋은", "정말 좋은 영화", "정말 좋은 영화 한").get(n - 2);
            cases.put("top-" + n + "-grams", growing("top-" + n + "-grams", repeats -> {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < 80; i++) {
                    text.append(i < repeats ? run + " " : "")
                            .append(source.words(3))
                            .append("\n");
                }
                return text.toString();
            }));
        }
        for (int n = 5; n <= 10; n++) {
            int length = n;
            cases.put("duplicate-" + n + "-grams", growing("duplicate-" + n + "-grams", repeats -> {
                List<String> runs = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    runs.add(source.words(length));
                }
                runs.addAll(runs.subList(0, repeats));
                Collections.rotate(runs, repeats / 2);
                StringBuilder text = new StringBuilder();
                runs.forEach(run ->
                        text.append(source.words(1)).append(' ').append(run).append('\n'));
                return text.toString();
            }));
        }
    }

    /** The first of a row of ever more repetitive documents that a filter rejects. */
    private String growing(String filter, IntFunction<String> document) {
        for (int repeats = 1; repeats < 60; repeats++) {
            source.rewind();
            String text = document.apply(repeats);
            if (objects(filter, text)) {
                return text;
            }
        }
        throw new AssertionError(filter + " objects to no amount of repetition");
    }

    private boolean objects(String filter, String text) {
        return objections(filter, text).contains(filter);
    }

    /** Which filters of the language, and the one that a case is for, object to a text. */
    private List<String> objections(String filter, String text) {
        String url = filter.equals("listed-host")
                ? "https://shop.spam.example/a"
                : filter.equals("listed-url-parts") ? "https://news.example/casino/1" : "";
        AnalysedDocument document = analyser.analyse(text, url);
        List<DocumentFilter> judges = new ArrayList<>(filters);
        judges.addAll(DocumentFilter.named(List.of(filter)));
        return judges.stream()
                .filter(f -> !f.judge(document, limits).passes())
                .map(DocumentFilter::name)
                .distinct()
                .toList();
    }

    private String prose() {
        return String.join("\n", source.sentences(60));
    }

    private static final String ENGLISH =
            "We hold that the people of this country have earned the right to a fair share of "
                    .concat(
                            "what their hands make, and that no law should stand between a worker and the wages due to him. ")
                    .concat(
                            "Let it be said of our time that we built roads and schools, that we kept our word, and that we ")
                    .concat(
                            "handed to those who come after us a house in better order than the one that we were given. ")
                    .concat(
                            "The harvest was good, the ships came home, and every town along the river had work enough for all ")
                    .concat("who asked for it; yet there remain among us many who have seen little of these gains.");

    private static final List<String> NOUNS = List.of(
            "서울", "부산", "광주", "인천", "강릉", "춘천", "속초", "여수", "목포", "통영", "안동", "상주", "영월", "정선", "평창", "횡성", "사과", "수박",
            "감자", "당근", "호박", "오이", "배추", "양파", "마늘", "생강", "버섯", "상추", "미역", "갈치", "꽁치", "명태", "연필", "공책", "책상", "칠판",
            "창문", "지붕", "기둥", "벽돌", "모래", "자갈", "시멘트", "망치", "톱날", "사슴", "토끼", "호랑", "구름", "소낙비", "무지개", "안개", "번개",
            "천둥", "우박", "서리", "얼음", "눈꽃", "태풍");
}
