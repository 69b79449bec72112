package io.glossa.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is counted in one pass, against the same counted the slow and plain way. */
public final class MeasuresTest {
    private static final String REVIEWS =
            "정말 재미있다. 정말 재미있다. 배우들의 연기가 좋았다!\nㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ 정말 재미있다고 했잖아\n다시 보고 싶은 영화, 정말 재미있다.";
    private static final String YORUBA =
            "Ọ̀rọ̀ àgbà ní ń ṣe ìgbẹ̀yìn. Ọ̀rọ̀ àgbà ní ń ṣe ìgbẹ̀yìn; kò sí ẹni tí kò mọ̀ ọ́n.";

    private final DocumentAnalyser korean = new DocumentAnalyser(Languages.load("ko", ""));
    private final DocumentAnalyser english = new DocumentAnalyser(Languages.load("en", ""));

    @DataProvider
    public Object[][] texts() {
        return new Object[][] {
            {"Korean", REVIEWS}, {"Yoruba", YORUBA}, {"short", "가나다"}, {"empty", ""}, {"run", "가".repeat(50)}
        };
    }

    @Test(dataProvider = "texts")
    public void characterRepetitionIsThatOfRoots(String what, String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 10 <= text.length(); i++) {
            counts.merge(text.substring(i, i + 10), 1, Integer::sum);
        }
        List<Integer> sorted = new ArrayList<>(counts.values());
        sorted.sort(Comparator.reverseOrder());
        int ones = (int) sorted.stream().filter(n -> n == 1).count();
        int most = Math.min((int) Math.sqrt(sorted.size()), sorted.size() - ones);
        double sum = sorted.subList(0, most).stream().mapToInt(n -> n).sum();
        double expected = counts.isEmpty() ? 0 : sum / (text.length() - 9);
        assertThat(korean.analyse(text).characterRepetition()).as(what).isEqualTo(expected);
    }

    @Test(dataProvider = "texts")
    public void varietyIsThatOfTheWords(String what, String text) {
        Map<String, Integer> counts = new HashMap<>();
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+");
        int total = 0;
        for (String word : words) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
                total++;
            }
        }
        double entropy = 0;
        for (int n : counts.values()) {
            double p = (double) n / total;
            entropy -= p * Math.log(p) / Math.log(2);
        }
        // The analyser cuts Hangul runs at 255 characters; these are shorter.
        WordVariety variety = english.analyse(text).variety();
        assertThat(variety.entropyBits()).as(what).isCloseTo(entropy, within(1e-9));
        assertThat(variety.distinctShare()).isEqualTo(total == 0 ? 0 : (double) counts.size() / total);
    }

    @Test(dataProvider = "texts")
    public void wordRepetitionIsThatOfRoots(String what, String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+");
        Map<String, Integer> counts = new HashMap<>();
        int total = 0;
        for (int i = 0; i + 2 <= words.length; i++) {
            counts.merge(words[i] + " " + words[i + 1], 1, Integer::sum);
            total++;
        }
        double again =
                counts.values().stream().filter(n -> n > 1).mapToInt(n -> n).sum();
        double expected = total == 0 ? 0 : again / total;
        assertThat(english.analyse(text).repetition().repeatedRuns().get(2))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    public void sentencesEndWithEndMarksAndLines() {
        SentenceCounts counts =
                korean.analyse("원주율은 3.14이다. “정말 그런가?” 그렇다!\n제목 한 줄\n끝...").sentences();
        assertThat(counts.total()).isEqualTo(5);
        assertThat(counts.ellipses()).isEqualTo(1);
        assertThat(counts.longestLetters()).isEqualTo("원주율은이다".length());
        assertThat(counts.letters()).isEqualTo("원주율은이다정말그런가그렇다제목한줄끝".length());
    }

    @Test
    public void aSemicolonAsksInGreekAndNowhereElse() {
        String text = "Τι κάνεις σήμερα; Είμαι καλά, ευχαριστώ πολύ.";
        assertThat(new DocumentAnalyser(greek()).analyse(text).sentences().total())
                .isEqualTo(2);
        assertThat(english.analyse(text).sentences().total()).isEqualTo(1);
        assertThat(new DocumentAnalyser(greek()).analyse("Τι κάνεις;").lines().endedShare())
                .isEqualTo(1);
    }

    @DataProvider
    public Object[][] sentences() {
        return new Object[][] {
            {"plain", "The council met on Tuesday to talk about the roads in the north.", 0},
            {"too short", "Read more now.", 1},
            {"figures", "Tel 0123456789 / 9876543210 / 5556667777 (24/7)", 1},
            {"title", "How To Buy The Best New Shoes For Your Summer Holiday In Two Days", 1},
            {"cursed", "Buy the new stone crusher machine from our factory this week.", 1},
            {"too long", "and so on ".repeat(60), 1},
        };
    }

    @Test(dataProvider = "sentences")
    public void questionableSentencesAreThoseOfMadlad(String what, String text, int expected) {
        assertThat(english.analyse(text).sentences().questionable()).as(what).isEqualTo(expected);
    }

    @Test
    public void aLanguageIdentifierMayCallSentencesForeign() {
        LanguageProfile profile = Languages.load("en", "");
        DocumentAnalyser analyser = new DocumentAnalyser(
                profile,
                Thresholds.of("test", List.of(profile.thresholds()), List.of()),
                EnumSet.allOf(Measure.class),
                WordLists.builtIn("en"),
                (text, start, end) -> text.startsWith("Die ", start));
        String text = "The council met on Tuesday to talk about roads.\nDie Abgeordneten haben gestern gesprochen.";
        assertThat(analyser.analyse(text).sentences().questionableShare()).isEqualTo(0.5);
    }

    @Test
    public void flaggedWordsAreFoundWithParticlesAndInPhrases() {
        assertThat(korean.analyse("그 개새끼가 또 왔다").words().flagged()).isEqualTo(1);
        assertThat(korean.analyse("이 책을 보지 마세요").words().flagged()).isZero();
        assertThat(english.analyse("He said FUCK and sent a gang bang film")
                        .words()
                        .flagged())
                .isEqualTo(3);
        assertThat(english.analyse("the gang banged the door").words().flagged())
                .isZero();
    }

    @Test
    public void bracketsAddressesAndSpacesAreCounted() {
        CharacterCounts counts = korean.analyse("(가)[나]{다} 라\n마 12 ọ̀").characters();
        assertThat(counts.parentheses()).isEqualTo(6);
        assertThat(counts.curlyBrackets()).isEqualTo(2);
        assertThat(counts.spaces()).isEqualTo(4);
        assertThat(counts.lineFeeds()).isEqualTo(1);
        assertThat(counts.digits()).isEqualTo(2);
        assertThat(counts.marks()).isEqualTo(1);
        assertThat(counts.longestRun()).isEqualTo(9);
        assertThat(korean.analyse("𠀀𠀁 한").characters().letters()).isEqualTo(3);
    }

    private static LanguageProfile greek() {
        LanguageProfile english = Languages.load("en", "");
        return GreekLike.of(english);
    }
}
