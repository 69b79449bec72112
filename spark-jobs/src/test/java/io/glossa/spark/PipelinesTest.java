package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.run.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.testng.annotations.Test;

/** Pipelines wait for the next slice of their source, one user at a time. */
public class PipelinesTest {
    private static final String TWO_SOURCES =
            "sources: [{name: a, language: ko, paths: [a.jsonl]}, {name: b, language: en, paths: [b.jsonl]}]";

    @Test
    public void oneThatWasGivenBackIsTakenAgainByItsOwnSourceAlone() {
        Pipelines pipelines = pipelines();
        DocumentPipeline first = pipelines.take(0);
        DocumentPipeline second = pipelines.take(0);
        assertThat(second).isNotSameAs(first);

        pipelines.giveBack(0, first);
        assertThat(pipelines.take(1).ruleSet().source()).isEqualTo("b");
        assertThat(pipelines.take(0)).isSameAs(first);
        assertThat(pipelines.take(0)).isNotSameAs(first);
    }

    @Test
    public void theOldestOfTooManyIsForgotten() {
        Pipelines pipelines = pipelines();
        DocumentPipeline oldest = pipelines.take(0);
        DocumentPipeline other = pipelines.take(1);
        pipelines.giveBack(0, oldest);
        for (int i = 0; i < Pipelines.MOST - 1; i++) {
            pipelines.giveBack(1, other);
        }
        DocumentPipeline taken = pipelines.take(0);
        assertThat(taken).isSameAs(oldest);

        pipelines.giveBack(0, oldest);
        for (int i = 0; i < Pipelines.MOST; i++) {
            pipelines.giveBack(1, other);
        }
        assertThat(pipelines.take(0)).isNotSameAs(oldest);
    }

    @Test
    public void anotherProcessBeginsWithNone() throws IOException, ClassNotFoundException {
        Pipelines pipelines = pipelines();
        DocumentPipeline waiting = pipelines.take(0);
        pipelines.giveBack(0, waiting);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pipelines);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Pipelines sent = (Pipelines) in.readObject();
            DocumentPipeline built = sent.take(0);
            assertThat(built).isNotSameAs(waiting);
            assertThat(built.ruleSet()).isEqualTo(waiting.ruleSet());
        }
    }

    private static Pipelines pipelines() {
        return new Pipelines(Settings.parse(TWO_SOURCES, "test").bind(CorpusSettings.class));
    }
}
