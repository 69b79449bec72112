package io.glossa.corpus.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.Document;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.Test;

public class PairDocumentsTest {
    @Test
    public void neighboursMakeADocumentCalledAfterTheFirst() {
        List<Document> documents = written("languages: [en, ko]\npairs-per-document: 2\ndirections: forward", 3);

        assertThat(documents)
                .extracting(Document::id, Document::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("p0", "Line 0 here.\n줄 0 여기.\n\nLine 1 here.\n줄 1 여기."),
                        org.assertj.core.groups.Tuple.tuple("p2", "Line 2 here.\n줄 2 여기."));
        assertThat(documents).allSatisfy(d -> {
            assertThat(d.source()).isEqualTo("en-ko");
            assertThat(d.language()).isEqualTo("ko");
        });
    }

    @Test
    public void bothDirectionsAreAboutHalfOfTheDocuments() {
        List<Document> documents = written("languages: [en, ko]\npairs-per-document: 1", 1000);

        long forward =
                documents.stream().filter(d -> d.text().startsWith("Line")).count();
        // Binomial, n = 1000: four standard deviations are 63.
        assertThat(forward).isBetween(437L, 563L);
        assertThat(written("languages: [en, ko]\npairs-per-document: 1", 1000)).isEqualTo(documents);
    }

    @Test
    public void aTemplateIsFilledInOnePass() {
        List<Document> documents = new ArrayList<>();
        PairDocuments writer = new PairDocuments(
                settings("languages: [en, yo]\ndirections: backward\ntemplate: 'Yorùbá: {first} | English: {second}'"),
                "yo",
                "yo",
                documents::add);
        writer.add(new TextPair("p", "say {first}\n twice", "sọ {second}"));
        writer.finish();

        assertThat(documents.get(0).text()).isEqualTo("Yorùbá: sọ {second} | English: say {first} twice");
    }

    @Test
    public void settingsRefuseWhatCannotBe() {
        for (String bad : List.of(
                "languages: [en]",
                "languages: [en, en]",
                "languages: [en, ko]\nfilters: [length]",
                "languages: [en, ko]\nlimits: {length-ratio: 0.5}",
                "languages: [en, ko]\nlimits: {lenght-ratio: 2}",
                "languages: [en, ko]\ntemplate: '{first}'",
                "languages: [en, ko]\npairs-per-document: 0",
                "languages: [en, ko]\ndirections: sideways")) {
            assertThatThrownBy(() -> settings(bad)).as(bad).isInstanceOf(ConfigException.class);
        }
        assertThatThrownBy(() -> settings("languages: [en, ko]\nlimits: {lenght-ratio: 2}"))
                .hasMessageContaining("did you mean 'length-ratio'?");
    }

    private static List<Document> written(String yaml, int pairs) {
        List<Document> documents = new ArrayList<>();
        PairDocuments writer = new PairDocuments(settings(yaml), "en-ko", "ko", documents::add);
        for (int i = 0; i < pairs; i++) {
            writer.add(new TextPair("p" + i, "Line " + i + " here.", "줄 " + i + " 여기."));
        }
        writer.finish();
        return documents;
    }

    private static PairSettings settings(String yaml) {
        return Settings.parse(yaml, "test").bind(PairSettings.class);
    }
}
