package io.glossa.train.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The head of a model card, as model hubs read it: language, licence, base model, tags. */
final class CardMetadata {
    private CardMetadata() {}

    /** The keys in the order they are shown. */
    static Map<String, Object> of(ExportSettings settings, RunReports reports) {
        Map<String, Object> head = new LinkedHashMap<>();
        List<String> languages = languages(settings, reports);
        if (!languages.isEmpty()) {
            head.put("language", languages);
        }
        Set<String> licences = new LinkedHashSet<>();
        licences(settings, reports).forEach(licence -> licences.add(Licences.hubName(licence)));
        if (!licences.isEmpty()) {
            head.put("license", licences.size() == 1 ? licences.iterator().next() : List.copyOf(licences));
        }
        if (settings.baseModel().matches("[\\w.-]+/[\\w.-]+")) {
            head.put("base_model", settings.baseModel());
        }
        head.put("library_name", "transformers");
        head.put("pipeline_tag", "text-generation");
        List<String> tags = new ArrayList<>(List.of("glossa"));
        if (reports.adapted()) {
            tags.addAll(List.of("language-adaptation", "vocabulary-expansion", "continual-pretraining"));
        }
        if (!nonCommercial(settings, reports).isEmpty()) {
            tags.add("non-commercial");
        }
        head.put("tags", tags);
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

    /** Licences of the base and of the texts, as they were given. */
    static List<String> licences(ExportSettings settings, RunReports reports) {
        Set<String> licences = new LinkedHashSet<>();
        licences.add(settings.baseLicence());
        licences.addAll(sourceLicences(reports));
        licences.remove("");
        return List.copyOf(licences);
    }

    /** Those of them that exclude commercial use. */
    static List<String> nonCommercial(ExportSettings settings, RunReports reports) {
        return licences(settings, reports).stream()
                .filter(Licences::isNonCommercial)
                .toList();
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
}
