package io.glossa.corpus;

import io.glossa.corpus.decontaminate.DecontaminationSettings;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.mix.MixSettings;
import io.glossa.corpus.redact.Redactor;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides what the corpus step makes of its sources.
 *
 * @param sources the sources, at least one
 * @param seed of the hashes that split and sketch; 1 unless given
 * @param maxDocumentBytes UTF-8 bytes of text above which a record is rejected; 2,000,000 unless given
 * @param normalisers names in order; the language's own unless given
 * @param filters names in order; the language's own unless given
 * @param redact kinds of personal data replaced by placeholders, in order; {@code national} stands for those of the language's
 *     file; e-mail, IP addresses, bank accounts, payment cards, national numbers and phones unless given
 * @param thresholds by language, numbers of its rules that this run changes
 * @param dedup exact and near duplicates
 * @param languages folder of further language files, looked into before the built-in ones; none unless given
 * @param preset name of a {@link io.glossa.corpus.preset.Preset} whose filters and thresholds take the place of the
 *     language's; what is set here wins over it; none unless given
 * @param lists files with words and hosts that filters look things up in; none unless given
 * @param languageModel file of the model that tells languages: one of ours or of fastText; the one that ships unless given
 * @param decontaminate evaluation texts that must not be in the corpus; none are looked for unless given
 * @param mix how much of each source is trained on; every document once unless given
 */
public record CorpusSettings(
        List<SourceSettings> sources,
        Long seed,
        Integer maxDocumentBytes,
        List<String> normalisers,
        List<String> filters,
        List<String> redact,
        Map<String, Map<String, Double>> thresholds,
        DedupSettings dedup,
        String languages,
        String preset,
        ListSettings lists,
        String languageModel,
        DecontaminationSettings decontaminate,
        MixSettings mix)
        implements Serializable {
    /** 2 MB hold a long novel; a longer record is a dump or a broken line. */
    private static final int DEFAULT_MAX_DOCUMENT_BYTES = 2_000_000;

    /** National numbers before telephones, which some of them resemble. */
    private static final List<String> DEFAULT_REDACT =
            List.of("email", "ip", "iban", "card", Redactor.NATIONAL, "phone");

    public CorpusSettings {
        if (sources == null || sources.isEmpty()) {
            throw new ConfigException("sources is missing; name at least one source with name, paths and language");
        }
        sources = new ArrayList<>(sources);
        Set<String> names = new HashSet<>();
        for (SourceSettings source : sources) {
            if (!names.add(source.name())) {
                throw new ConfigException("two sources are called '" + source.name() + "'; every source needs its own");
            }
        }
        seed = seed == null ? 1L : seed;
        maxDocumentBytes = maxDocumentBytes == null ? DEFAULT_MAX_DOCUMENT_BYTES : maxDocumentBytes;
        if (maxDocumentBytes < 1) {
            throw new ConfigException("max-document-bytes must be at least 1, found: " + maxDocumentBytes);
        }
        normalisers = new ArrayList<>(normalisers == null ? List.of() : normalisers);
        filters = new ArrayList<>(filters == null ? List.of() : filters);
        redact = new ArrayList<>(redact == null ? DEFAULT_REDACT : redact);
        Map<String, Map<String, Double>> sorted = new TreeMap<>();
        if (thresholds != null) {
            thresholds.forEach((language, numbers) -> sorted.put(language, new TreeMap<>(numbers)));
        }
        thresholds = sorted;
        dedup = dedup == null ? DedupSettings.defaults() : dedup;
        languages = languages == null ? "" : languages;
        preset = preset == null ? "" : preset;
        lists = lists == null ? ListSettings.none() : lists;
        languageModel = languageModel == null ? "" : languageModel;
        if (mix != null) {
            requireRoles(mix, sources);
        }
    }

    private static void requireRoles(MixSettings mix, List<SourceSettings> sources) {
        TreeSet<String> roles = new TreeSet<>();
        sources.stream()
                .filter(SourceSettings::isTrained)
                .forEach(s -> roles.add(s.role().label()));
        for (String role : mix.shares().keySet()) {
            if (!roles.contains(role)) {
                throw new ConfigException("mix.shares: " + NearestName.unknown("role", role, roles)
                        + "; give a source that role, or the share to others");
            }
        }
    }

    /** The same with paths of lists that do not depend on the working directory. */
    public CorpusSettings withListsFrom(Path base) {
        return with(
                sources,
                lists.resolved(base),
                languageModel.isEmpty() ? "" : base.resolve(languageModel).toString());
    }

    /** These settings over other sources. */
    public CorpusSettings over(List<SourceSettings> others) {
        return with(others, lists, languageModel);
    }

    private CorpusSettings with(List<SourceSettings> otherSources, ListSettings otherLists, String otherModel) {
        return new CorpusSettings(
                otherSources,
                seed,
                maxDocumentBytes,
                normalisers,
                filters,
                redact,
                thresholds,
                dedup,
                languages,
                preset,
                otherLists,
                otherModel,
                decontaminate,
                mix);
    }

    /** Settings of a corpus without preset, lists, model of its own, evaluation sets and mix. */
    public CorpusSettings(
            List<SourceSettings> sources,
            Long seed,
            Integer maxDocumentBytes,
            List<String> normalisers,
            List<String> filters,
            List<String> redact,
            Map<String, Map<String, Double>> thresholds,
            DedupSettings dedup,
            String languages) {
        this(
                sources,
                seed,
                maxDocumentBytes,
                normalisers,
                filters,
                redact,
                thresholds,
                dedup,
                languages,
                null,
                null,
                null,
                null,
                null);
    }

    /** Settings with every default. */
    public static CorpusSettings of(List<SourceSettings> sources) {
        return new CorpusSettings(sources, null, null, null, null, null, null, null, null);
    }
}
