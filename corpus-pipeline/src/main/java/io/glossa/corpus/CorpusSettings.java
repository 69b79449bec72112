package io.glossa.corpus;

import io.glossa.corpus.decontaminate.DecontaminationSettings;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.mix.MixSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.Serializable;
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
 * @param redact kinds of personal data replaced by placeholders; e-mail and phone unless given
 * @param thresholds by language, numbers of its rules that this run changes
 * @param dedup exact and near duplicates
 * @param languages folder of further language files, looked into before the built-in ones; none unless given
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
        DecontaminationSettings decontaminate,
        MixSettings mix)
        implements Serializable {
    /** 2 MB hold a long novel; a longer record is a dump or a broken line. */
    private static final int DEFAULT_MAX_DOCUMENT_BYTES = 2_000_000;

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
        redact = new ArrayList<>(redact == null ? List.of("email", "phone") : redact);
        Map<String, Map<String, Double>> sorted = new TreeMap<>();
        if (thresholds != null) {
            thresholds.forEach((language, numbers) -> sorted.put(language, new TreeMap<>(numbers)));
        }
        thresholds = sorted;
        dedup = dedup == null ? DedupSettings.defaults() : dedup;
        languages = languages == null ? "" : languages;
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

    /** These settings over other sources. */
    public CorpusSettings over(List<SourceSettings> others) {
        return new CorpusSettings(
                others,
                seed,
                maxDocumentBytes,
                normalisers,
                filters,
                redact,
                thresholds,
                dedup,
                languages,
                decontaminate,
                mix);
    }

    /** Settings with every default. */
    public static CorpusSettings of(List<SourceSettings> sources) {
        return new CorpusSettings(sources, null, null, null, null, null, null, null, null, null, null);
    }
}
