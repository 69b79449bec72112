package io.glossa.corpus;

import io.glossa.corpus.filter.DocumentAnalyser;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Measure;
import io.glossa.corpus.filter.Thresholds;
import io.glossa.corpus.filter.WordLists;
import io.glossa.corpus.langid.LanguageCheck;
import io.glossa.corpus.langid.LanguageModels;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.normalise.Normaliser;
import io.glossa.corpus.preset.Preset;
import io.glossa.run.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of one source, put together from the language's file, the preset, the run's settings and the source's own;
 * each of them wins over those before.
 *
 * @param language of the source
 * @param normalisers in order: the source's own first
 * @param filters in order
 * @param thresholds of the filters
 * @param lists that filters look things up in
 * @param languageModel file of the model that tells languages; empty for the one that ships
 */
public record SourceRules(
        LanguageProfile language,
        List<Normaliser> normalisers,
        List<DocumentFilter> filters,
        Thresholds thresholds,
        WordLists lists,
        String languageModel) {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRules.class);

    /** What parallel text and programs are held to: the rules of a language would refuse half of each. */
    private static final List<String> NOT_PROSE = List.of("mojibake");

    /**
     * Puts the rules together.
     *
     * <p><b>Errors.</b> {@link ConfigException} for unknown names, missing or vacuous thresholds, a preset that fits no source,
     * and a filter named by the settings whose list is empty.
     */
    public static SourceRules of(CorpusSettings settings, SourceSettings source) {
        LanguageProfile language = Languages.load(source.language(), settings.languages());
        Optional<Preset> preset = preset(settings, source.language());
        List<String> names = new ArrayList<>(source.normalisers());
        names.addAll(settings.normalisers().isEmpty() ? language.normalisers() : settings.normalisers());
        preset.ifPresent(p -> names.addAll(p.normalisers()));
        WordLists lists = lists(settings, source.language());
        List<DocumentFilter> filters = filters(settings, source, language, preset, lists);
        List<Map<String, Double>> layers = new ArrayList<>(List.of(language.thresholds()));
        preset.ifPresent(p -> layers.add(p.thresholdsFor(source.language())));
        layers.add(settings.thresholds().getOrDefault(source.language(), new TreeMap<>()));
        layers.add(source.thresholds());
        Thresholds thresholds = Thresholds.of("source " + source.name(), layers, filters);
        return new SourceRules(language, Normaliser.named(names), filters, thresholds, lists, settings.languageModel());
    }

    /** The same with further filters behind, each once, that have numbers and what they look up. */
    public SourceRules with(List<DocumentFilter> further) {
        List<DocumentFilter> joined = new ArrayList<>(filters);
        for (DocumentFilter filter : further) {
            boolean known = joined.stream().anyMatch(f -> f.name().equals(filter.name()));
            if (!known
                    && thresholds.hasAll(filter)
                    && lists.missingFor(filter.name()).isEmpty()) {
                joined.add(filter);
            }
        }
        return new SourceRules(language, normalisers, List.copyOf(joined), thresholds, lists, languageModel);
    }

    /** An analyser that counts what the filters ask for; for one thread. */
    public DocumentAnalyser analyser() {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        filters.forEach(filter -> measures.addAll(filter.measures()));
        LanguageCheck check =
                new LanguageCheck(LanguageModels.named(languageModel), language.code(), language.sisters());
        if (measures.contains(Measure.LANGUAGE) || measures.contains(Measure.LANGUAGE_SEGMENTS)) {
            check.requireKnown("language " + language.code());
        }
        return new DocumentAnalyser(language, thresholds, measures, lists, check::isForeign, check);
    }

    private static Optional<Preset> preset(CorpusSettings settings, String language) {
        if (settings.preset().isEmpty()) {
            return Optional.empty();
        }
        Preset preset = Preset.named(settings.preset());
        if (settings.sources().stream().noneMatch(s -> preset.fits(s.language()))) {
            throw new ConfigException("preset '" + settings.preset() + "' is made for " + preset.languages()
                    + ", but no source is in one of these languages; 'glossa corpus presets' lists the others");
        }
        return preset.fits(language) ? Optional.of(preset) : Optional.empty();
    }

    private static WordLists lists(CorpusSettings settings, String language) {
        ListSettings files = settings.lists();
        return WordLists.of(
                language,
                paths(files.flaggedWords().getOrDefault(language, List.of())),
                paths(files.hosts()),
                paths(files.urlParts()));
    }

    private static List<Path> paths(List<String> files) {
        return files.stream().map(Path::of).toList();
    }

    private static List<DocumentFilter> filters(
            CorpusSettings settings,
            SourceSettings source,
            LanguageProfile language,
            Optional<Preset> preset,
            WordLists lists) {
        if (!settings.filters().isEmpty()) {
            List<DocumentFilter> named = DocumentFilter.named(settings.filters());
            named.forEach(filter -> missingList(filter, lists, source).ifPresent(missing -> {
                throw new ConfigException(missing);
            }));
            return named;
        }
        List<DocumentFilter> chosen = DocumentFilter.named(
                source.role().isProse() ? preset.map(Preset::filters).orElse(language.filters()) : NOT_PROSE);
        return chosen.stream()
                .filter(filter -> {
                    Optional<String> missing = missingList(filter, lists, source);
                    missing.ifPresent(text -> LOG.warn("{}; the filter is left out", text));
                    return missing.isEmpty();
                })
                .toList();
    }

    /** What a filter lacks to be able to decide anything. */
    private static Optional<String> missingList(DocumentFilter filter, WordLists lists, SourceSettings source) {
        String key = lists.missingFor(filter.name());
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of("source " + source.name() + ": filter '" + filter.name() + "' has no list for language "
                        + source.language() + "; name a file under corpus.lists." + key);
    }
}
