package io.glossa.corpus.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceRules;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Thresholds;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.normalise.Normaliser;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class PresetTest {
    @DataProvider
    public Object[][] names() {
        return Preset.names().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "names")
    public void everyPresetIsCompleteAndHasNoVacuousNumber(String name) {
        Preset preset = Preset.named(name);
        assertThat(preset.description()).hasSizeBetween(20, 100);
        assertThat(preset.source()).hasSizeGreaterThan(40);
        List<DocumentFilter> filters = DocumentFilter.named(preset.filters());
        assertThat(preset.filters()).doesNotHaveDuplicates();
        Normaliser.named(preset.normalisers());
        // Every number belongs to one of the preset's filters: another would be a slip of the pen.
        List<String> keys = filters.stream()
                .flatMap(f -> f.thresholds().stream())
                .map(t -> t.key())
                .toList();
        assertThat(keys).containsAll(preset.thresholds().keySet());
        for (String language : Languages.BUILT_IN) {
            if (preset.fits(language)) {
                assertThat(keys).containsAll(preset.thresholdsFor(language).keySet());
                Thresholds.of(
                        name,
                        List.of(Languages.load(language, "").thresholds(), preset.thresholdsFor(language)),
                        filters);
            }
        }
        preset.byLanguage().forEach((language, numbers) -> {
            assertThat(preset.fits(language)).as(language).isTrue();
            assertThat(keys).containsAll(numbers.keySet());
        });
    }

    @Test
    public void aPresetTakesTheLanguagesPlaceAndSettingsWinOverIt() {
        CorpusSettings settings = settings("preset: dps\nthresholds: {ko: {max-characters: 5000}}");
        SourceRules rules = SourceRules.of(settings, settings.sources().get(0));
        assertThat(rules.filters())
                .extracting(DocumentFilter::name)
                .isEqualTo(Preset.named("dps").filters());
        assertThat(rules.thresholds().get("max-characters")).isEqualTo(5_000);
        assertThat(rules.thresholds().get("max-symbols-per-word")).isEqualTo(0.1);
        assertThat(rules.thresholds().get("max-mean-word-length"))
                .as("what the preset does not name is the language's")
                .isEqualTo(Languages.load("ko", "").thresholds().get("max-mean-word-length"));
        SourceRules english = SourceRules.of(settings, settings.sources().get(1));
        assertThat(english.filters())
                .as("a preset for Korean leaves English as it is")
                .extracting(DocumentFilter::name)
                .isEqualTo(Languages.load("en", "").filters());
        CorpusSettings named = settings("preset: dps\nfilters: [too-short]");
        assertThat(SourceRules.of(named, named.sources().get(0)).filters()).hasSize(1);
    }

    @Test
    public void whatAPresetCannotDoIsRefused() {
        assertThatThrownBy(() -> Preset.named("meltemy"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'meltemi'?");
        CorpusSettings greek = settings("preset: meltemi");
        assertThatThrownBy(() -> SourceRules.of(greek, greek.sources().get(0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("made for [el]");
        CorpusSettings hosts = settings("filters: [listed-host]");
        assertThatThrownBy(() -> SourceRules.of(hosts, hosts.sources().get(0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("corpus.lists.hosts");
        CorpusSettings swallow = settings("preset: swallow");
        assertThat(SourceRules.of(swallow, swallow.sources().get(0)).filters())
                .extracting(DocumentFilter::name)
                .contains("sentence-length")
                .doesNotContain("listed-host");
    }

    private static CorpusSettings settings(String more) {
        return Settings.parse(
                        more + "\nsources: [{name: a, paths: [x], language: ko}, {name: b, paths: [y], language: en}]",
                        "recipe.yaml")
                .bind(CorpusSettings.class);
    }
}
