package io.glossa.train.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The head of a model card, as model hubs read it: language, licence, base model, tags. */
final class CardMetadata {
    /** Licences by the names that model hubs know; others are written {@code other}. */
    private static final Set<String> HUB_LICENCES = Set.of(
            "apache-2.0",
            "mit",
            "cc0-1.0",
            "cc-by-4.0",
            "cc-by-3.0",
            "cc-by-sa-3.0",
            "cc-by-sa-4.0",
            "cc-by-nc-4.0",
            "cc-by-nc-sa-4.0",
            "mpl-2.0",
            "gpl-3.0",
            "lgpl-3.0",
            "agpl-3.0",
            "bsd-3-clause",
            "odc-by",
            "odbl",
            "unlicense",
            "llama2",
            "llama3",
            "llama3.1",
            "llama3.2",
            "gemma");

    private CardMetadata() {}

    /** The keys in the order they are shown. */
    static Map<String, Object> of(ExportSettings settings, RunReports reports) {
        Map<String, Object> head = new LinkedHashMap<>();
        List<String> languages = languages(settings, reports);
        if (!languages.isEmpty()) {
            head.put("language", languages);
        }
        Set<String> licences = new LinkedHashSet<>();
        if (!settings.baseLicence().isEmpty()) {
            licences.add(hubName(settings.baseLicence()));
        }
        sourceLicences(reports).forEach(licence -> licences.add(hubName(licence)));
        if (!licences.isEmpty()) {
            head.put("license", licences.size() == 1 ? licences.iterator().next() : List.copyOf(licences));
        }
        if (settings.baseModel().matches("[\\w.-]+/[\\w.-]+")) {
            head.put("base_model", settings.baseModel());
        }
        head.put("library_name", "transformers");
        head.put("pipeline_tag", "text-generation");
        head.put(
                "tags",
                reports.adapted()
                        ? List.of("glossa", "language-adaptation", "vocabulary-expansion", "continual-pretraining")
                        : List.of("glossa"));
        return head;
    }

    /** Languages of the settings, or of the corpus with the target's first. */
    static List<String> languages(ExportSettings settings, RunReports reports) {
        if (!settings.languages().isEmpty()) {
            return settings.languages();
        }
        Set<String> languages = new LinkedHashSet<>();
        for (String role : List.of("target", "replay")) {
            for (JsonNode source : trainedSources(reports)) {
                if (source.path("role").asText().equals(role)) {
                    languages.add(source.path("language").asText());
                }
            }
        }
        languages.remove("");
        return List.copyOf(languages);
    }

    /** Licences of the texts that were trained on, as they were given. */
    static List<String> sourceLicences(RunReports reports) {
        Set<String> licences = new LinkedHashSet<>();
        trainedSources(reports)
                .forEach(source -> licences.add(source.path("licence").asText()));
        licences.remove("");
        return List.copyOf(licences);
    }

    /** The sources of the corpus that training saw. */
    static List<JsonNode> trainedSources(RunReports reports) {
        List<JsonNode> sources = new ArrayList<>();
        reports.corpus()
                .ifPresent(corpus -> corpus.path("sources").forEach(source -> {
                    if (!source.path("role").asText().equals("evaluation")) {
                        sources.add(source);
                    }
                }));
        return sources;
    }

    private static String hubName(String licence) {
        String name = licence.toLowerCase(Locale.ROOT);
        return HUB_LICENCES.contains(name) ? name : "other";
    }
}
