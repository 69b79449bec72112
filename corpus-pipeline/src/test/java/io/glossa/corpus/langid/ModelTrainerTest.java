package io.glossa.corpus.langid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.Test;

public final class ModelTrainerTest {
    private final SortedMap<String, List<String>> text = text();
    private final byte[] file = ModelTrainer.train(text, new TrainingSettings(5_000));

    @Test
    public void theSameTextTrainsTheSameBytes() {
        assertThat(ModelTrainer.train(text, new TrainingSettings(5_000))).isEqualTo(file);
    }

    @Test
    public void learnsWhatItIsShown() {
        LanguageModel model = new NGramModel(ModelFile.read(file, "test"));
        assertThat(model.languages()).containsExactly("el", "sw", "yo", "zu");
        long right = text.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(t -> new LabelledLines.Line(e.getKey(), t)))
                .filter(l -> new LanguageIdentifier(model, 0.5)
                        .identify(l.text())
                        .language()
                        .equals(LanguageCodes.of(l.label())))
                .count();
        assertThat(right).isEqualTo(80);
    }

    @Test
    public void aFileCutAnywhereIsRefused() {
        for (int length = 0; length < file.length; length += Math.max(1, Math.min(97, file.length - length - 1))) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> ModelFile.read(cut, "cut.langid"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("cut.langid");
        }
    }

    @Test
    public void aFlippedBitIsRefused() {
        for (int at = 0; at < file.length; at += 131) {
            byte[] damaged = file.clone();
            damaged[at] ^= 4;
            assertThatThrownBy(() -> ModelFile.read(damaged, "bad.langid")).isInstanceOf(FormatException.class);
        }
    }

    @Test
    public void anotherKindOfFileIsNamed() throws IOException {
        Path other = Files.createTempFile("glossa", ".bin");
        Files.writeString(other, "these are not the bytes of a model");
        assertThatThrownBy(() -> LanguageModels.read(other))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(other.toString())
                .hasMessageContaining("fastText");
    }

    @Test
    public void refusesWhatCannotBeTrainedOn() throws IOException {
        Path file = Files.createTempFile("glossa", ".tsv");
        Files.writeString(file, "zu\tngiyabonga kakhulu\nno tab here\n");
        assertThatThrownBy(() -> TrainingText.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file + " line 2");
        Files.writeString(file, "zu\tngiyabonga kakhulu\n");
        assertThatThrownBy(() -> TrainingText.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at least two languages");
        assertThatThrownBy(() -> new TrainingSettings(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("features");
    }

    @Test
    public void oneLanguageHasManyLabels() {
        for (String label : List.of("zu", "zul", "zul_Latn", "__label__zu", "__label__zul_Latn", "zu-ZA", "ZU")) {
            assertThat(LanguageCodes.of(label)).as(label).isEqualTo("zu");
        }
        assertThat(List.of("swh_Latn", "ell", "nso_Latn", "heb_Hebr", "other").stream()
                        .map(LanguageCodes::of))
                .containsExactly("sw", "el", "nso", "he", "und");
    }

    private static SortedMap<String, List<String>> text() {
        SortedMap<String, List<String>> text = new TreeMap<>();
        for (LabelledLines.Line line : SibSentences.few()) {
            if (List.of("swh_Latn", "zul_Latn", "yor_Latn", "ell_Grek").contains(line.label())) {
                text.computeIfAbsent(line.label(), k -> new ArrayList<>()).add(line.text());
            }
        }
        return text;
    }
}
