package io.glossa.corpus.langid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class ShippedModelTest {
    private final LanguageModel model = LanguageModels.shipped();
    private final LanguageIdentifier identifier = new LanguageIdentifier(model, LanguageIdentifier.LEAST_PROBABILITY);

    @DataProvider
    public Object[][] sentences() {
        return new Object[][] {
            {"ko", "지난 주말에 극장에서 흑백 영화를 보았습니다."},
            {"el", "Οι βουλευτές μίλησαν χθες για τον νέο προϋπολογισμό."},
            {"sw", "Wakulima wa kijiji hicho walisema kwamba mvua za mwaka huu zimechelewa sana."},
            {"ha", "Gwamnatin jihar ta ce za ta gina sabbin makarantu a kauyuka domin yara su samu ilimi."},
            {"ha", "Yara sun tafi makaranta da safe, amma malamin bai zo ba tukuna."},
            {"yo", "Àwọn ọmọ ilé ẹ̀kọ́ náà ti padà sí ilé wọn lẹ́yìn ìdánwò."},
            {"yo", "Awon omo ile eko naa ti pada si ile won leyin idanwo."},
            {"zu", "Abantu abaningi bathi abakaze bayibone imvula engaka kule ndawo ngaphambili."},
            {"xh", "Abantu abaninzi bathi abazange bayibone imvula engaka kule ndawo ngaphambili."},
            {"en", "The members of the assembly spoke about the new budget yesterday."},
        };
    }

    @Test(dataProvider = "sentences")
    public void namesTheLanguageOfASentence(String language, String sentence) {
        assertThat(identifier.identify(sentence).language()).isEqualTo(language);
        assertThat(identifier.identify(Normalizer.normalize(sentence, Normalizer.Form.NFD)))
                .as("decomposed")
                .isEqualTo(identifier.identify(sentence));
    }

    @Test
    public void tellsOursApartAndFromFortyOthers() {
        LanguageEvaluation found = LanguageEvaluation.of(
                model, SibSentences.few(), SibSentences.OURS, LanguageIdentifier.LEAST_PROBABILITY);
        assertThat(found.macroF1()).isGreaterThanOrEqualTo(0.97);
        assertThat(found.closedF1().values()).allMatch(f1 -> f1 >= 0.93);
        assertThat(found.openRecall()).isGreaterThanOrEqualTo(0.9);
        assertThat(found.falseAcceptance()).isLessThanOrEqualTo(0.05);
    }

    @Test
    public void keepsItsNumbersOnTheWholeSet() {
        LanguageEvaluation found = LanguageEvaluation.of(
                model, SibSentences.all(), SibSentences.OURS, LanguageIdentifier.LEAST_PROBABILITY);
        assertThat(found.macroF1()).isGreaterThanOrEqualTo(0.99);
        assertThat(found.closedF1().values()).allMatch(f1 -> f1 >= 0.96);
        assertThat(found.openRecall()).isGreaterThanOrEqualTo(0.97);
        assertThat(found.falseAcceptance()).isLessThanOrEqualTo(0.01);
    }

    @Test
    public void saysNothingOfTextTooShortToTell() {
        for (String text : List.of("", " ", "1234 5678", "OK", "Ko!", "한", "ya da", "\uD83D\uDE00")) {
            assertThat(identifier.identify(text).isDetermined()).as(text).isFalse();
        }
    }

    @Test
    public void namesNoLanguageThatIsNotWrittenInTheScript() {
        int latin = model.languages().indexOf("zu");
        assertThat(model.probabilities("Οι βουλευτές μίλησαν χθες για τον νέο προϋπολογισμό.")[latin])
                .isZero();
        assertThat(model.probabilities("الحكومة تقول إن المدارس الجديدة")[latin])
                .isZero();
    }

    @Test
    public void threadsShareAModel() throws Exception {
        List<LabelledLines.Line> lines = SibSentences.few().subList(0, 100);
        Callable<List<Identification>> task =
                () -> lines.stream().map(l -> identifier.identify(l.text())).toList();
        List<Identification> alone = task.call();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<Identification>>> together = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                together.add(threads.submit(task));
            }
            for (Future<List<Identification>> each : together) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void staysUnderFiveMegabytes() throws IOException {
        try (InputStream in = LanguageModels.class.getResourceAsStream("/langid/glossa.langid")) {
            assertThat(in.readAllBytes()).hasSizeLessThan(5_000_000);
        }
    }
}
