package io.glossa.corpus.langid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.util.List;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

public final class LanguageCheckTest {
    private final LanguageCheck zulu = new LanguageCheck(LanguageModels.shipped(), "zu", List.of("xh", "ss", "nr"));

    @Test
    public void aDocumentOfASisterIsNoDocumentOfTheLanguage() {
        assertThat(zulu.document(text("zul_Latn", 20)).promised()).isGreaterThan(0.9);
        DocumentLanguage found = zulu.document(text("xho_Latn", 20));
        assertThat(found.likeliest()).isEqualTo("xh");
        assertThat(found.promised()).isLessThan(0.1);
    }

    @Test
    public void segmentsOfSistersAreNoMixtureAndThoseOfOthersAre() {
        assertThat(zulu.segments(text("zul_Latn", 20)).share()).isGreaterThan(0.95);
        assertThat(zulu.segments(text("xho_Latn", 20)).share()).isGreaterThan(0.9);
        SegmentVotes mixed = zulu.segments(text("zul_Latn", 5) + "\n" + text("eng_Latn", 10));
        assertThat(mixed.share()).isBetween(0.25, 0.4);
    }

    @Test
    public void onlyASampleOfALongDocumentIsRead() {
        String document = text("zul_Latn", 20).repeat(2_000);
        assertThat(zulu.document(document).letters()).isLessThan(1_500);
        assertThat(zulu.segments(document).segments()).isEqualTo(32);
    }

    @Test
    public void aSentenceIsForeignOnlyWhenThatIsSure() {
        String text = text("eng_Latn", 1);
        assertThat(zulu.isForeign(text, 0, text.length())).isTrue();
        assertThat(zulu.isForeign("the cat", 0, 7)).isFalse();
        String sister = text("xho_Latn", 1);
        assertThat(zulu.isForeign(sister, 0, sister.length())).isFalse();
    }

    @Test
    public void refusesALanguageThatTheModelDoesNotKnow() {
        LanguageCheck unknown = new LanguageCheck(LanguageModels.shipped(), "tlh", List.of());
        assertThatThrownBy(() -> unknown.requireKnown("source s"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tlh")
                .hasMessageContaining("corpus.language-model");
    }

    private static String text(String label, int sentences) {
        return SibSentences.few().stream()
                .filter(l -> l.label().equals(label))
                .limit(sentences)
                .map(LabelledLines.Line::text)
                .collect(Collectors.joining("\n"));
    }
}
