package io.glossa.train.export;

import static io.glossa.train.export.Markdown.count;
import static io.glossa.train.export.Markdown.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.GlossaVersion;
import io.glossa.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The README of an exported model: what it is, what it was made of and how, what it can do and what not.
 *
 * <p>Every figure comes from the reports of the run; what a run did not do is not mentioned.
 *
 * <p><b>Source.</b> Mitchell et al. (2019), "Model Cards for Model Reporting", arXiv 1810.03993; the card metadata that
 * the Hugging Face hub reads.
 */
final class ModelCard {
    private final ExportSettings settings;
    private final RunReports reports;
    private final ModelConfig config;
    private final ExportVerification verification;

    ModelCard(ExportSettings settings, RunReports reports, ModelConfig config, ExportVerification verification) {
        this.settings = settings;
        this.reports = reports;
        this.config = config;
        this.verification = verification;
    }

    /** The page. */
    String text() {
        Markdown page = new Markdown();
        page.raw("---\n" + Settings.toYaml(CardMetadata.of(settings, reports)) + "---\n\n");
        page.heading(1, escaped(settings.name())).paragraph(summary());
        warnOfTerms(page);
        use(page);
        model(page);
        data(page);
        if (reports.adapted()) {
            page.heading(2, "How it was made");
            new CardStages(reports).write(page);
        }
        reports.evaluation().ifPresent(results -> CardResults.write(page, results));
        checks(page);
        limits(page);
        licences(page);
        return page.toString();
    }

    private String summary() {
        String base = settings.baseModel().isEmpty() ? "its base model" : escaped(settings.baseModel());
        String by = " by Glossa " + GlossaVersion.get() + ".";
        if (!reports.adapted()) {
            return "A copy of " + base + ", written" + by + " Nothing was trained and nothing was added.";
        }
        List<String> languages = CardMetadata.trainedSources(reports).stream()
                .filter(source -> source.path("role").asText().equals("target"))
                .map(source -> languageName(source.path("language").asText()))
                .distinct()
                .toList();
        return "An adaptation of " + base
                + (languages.isEmpty() ? "" : " to " + escaped(String.join(", ", languages)))
                + ": a larger vocabulary, new embedding rows and staged continual pretraining, made" + by
                + " It completes text; it was not tuned to follow instructions.";
    }

    private void warnOfTerms(Markdown page) {
        List<String> terms = CardMetadata.nonCommercial(settings, reports);
        if (!terms.isEmpty()) {
            page.paragraph("**Not for commercial use:** it was made from material under "
                    + escaped(String.join(", ", terms)) + "; see Licence.");
        }
    }

    private static void use(Markdown page) {
        page.heading(2, "Use").code("python", """
                        from transformers import AutoModelForCausalLM, AutoTokenizer

                        tokenizer = AutoTokenizer.from_pretrained("PATH")
                        model = AutoModelForCausalLM.from_pretrained("PATH")
                        inputs = tokenizer("TEXT", return_tensors="pt")
                        print(tokenizer.decode(model.generate(**inputs, max_new_tokens=50)[0]))
                        """);
    }

    private void model(Markdown page) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("architecture", config.modelType()));
        rows.add(List.of("parameters", count(verification.parameters())));
        rows.add(List.of(
                "vocabulary",
                count(config.vocabularySize())
                        + reports.initialization()
                                .map(comparison -> ", of which "
                                        + count(comparison.path("new_pieces").asLong()) + " were added")
                                .orElse("")));
        rows.add(List.of("context", count(config.contextLength()) + " tokens"));
        rows.add(List.of("stored as", config.declaredType()));
        rows.add(List.of("embeddings", config.tiedEmbeddings() ? "tied with the head" : "apart from the head"));
        page.heading(2, "Model").table(List.of("", ""), rows);
    }

    private void data(Markdown page) {
        List<List<String>> rows = new ArrayList<>();
        reports.corpus()
                .ifPresent(corpus -> corpus.path("sources").forEach(source -> {
                    JsonNode kept = source.at("/funnel/kept");
                    rows.add(List.of(
                            source.path("name").asText(),
                            languageName(source.path("language").asText()),
                            source.path("role").asText(),
                            count(source.at("/funnel/read/documents").asLong()),
                            count(kept.path("documents").asLong()),
                            count(kept.path("bytes").asLong()),
                            orUnknown(source.path("licence").asText()),
                            orUnknown(source.path("origin").asText())));
                }));
        if (!rows.isEmpty()) {
            page.heading(2, "Data")
                    .paragraph("Documents read, and what was left after filters and the removal of duplicates; parts of"
                            + " it were held out for validation and test.")
                    .table(
                            List.of("source", "language", "role", "read", "kept", "bytes kept", "licence", "origin"),
                            rows);
        }
    }

    private void checks(Markdown page) {
        boolean all = verification.rounded() == verification.tensors();
        String numbers = verification.rounded() == 0
                ? count(verification.tensors())
                        + " tensors are equal bit for bit to those of the model it was exported from"
                : count(verification.rounded()) + " of " + count(verification.tensors())
                        + " tensors hold, for every number of the model it was exported from, the nearest "
                        + config.declaredType() + (all ? "" : ", the others its bits");
        page.heading(2, "Checks")
                .paragraph("This directory was opened again from disk: " + numbers + ". " + computed()
                        + " Embedding rows, vocab_size and tokenizer agree, and every key of config.json that bears on"
                        + " what the model computes is the same.");
    }

    private String computed() {
        if (verification.positions() == 0) {
            return "What the two compute was not compared.";
        }
        String after = "After " + count(verification.positions()) + " positions the probabilities of all "
                + count(config.vocabularySize()) + " tokens ";
        return verification.rounded() == 0
                ? after + "are equal to the last bit."
                : after + "were compared: the largest difference of a logarithm is "
                        + Markdown.number(verification.difference(), 4) + ".";
    }

    private void limits(Markdown page) {
        List<String> limits = new ArrayList<>(List.of(
                "It inherits what its base has learned, biases and errors included, and what stands in the data above.",
                "It has not been tuned for safety or to follow instructions; do not let it decide anything about people.",
                "Figures per token cannot be compared between vocabularies; bits per byte can, within one script."));
        if (config.contextLength() <= 1024) {
            limits.add("Its context is short: " + count(config.contextLength()) + " tokens.");
        }
        if (verification.parameters() < 100_000_000) {
            limits.add("It is very small: a study object, not a source of knowledge or of fluent text.");
        }
        page.heading(2, "Limits").items(limits);
    }

    private void licences(Markdown page) {
        List<String> sources = CardMetadata.sourceLicences(reports);
        List<String> unstated = CardMetadata.trainedSources(reports).stream()
                .filter(source -> source.path("licence").asText().isBlank())
                .map(source -> source.path("name").asText())
                .toList();
        if (sources.isEmpty() && unstated.isEmpty() && settings.baseLicence().isEmpty()) {
            return;
        }
        String base = settings.baseLicence().isEmpty() ? "" : " (" + escaped(settings.baseLicence()) + ")";
        String trained = sources.isEmpty()
                ? "."
                : " and were trained on text under: " + escaped(String.join(", ", sources))
                        + ". Where these ask for attribution or the same licence, the data table names whom to credit.";
        page.heading(2, "Licence").paragraph("The weights carry on the terms of the base" + base + trained);
        List<String> terms = CardMetadata.nonCommercial(settings, reports);
        if (!terms.isEmpty()) {
            page.paragraph("These exclude commercial use: " + escaped(String.join(", ", terms))
                    + ". Take the model as bound by them.");
        }
        if (!unstated.isEmpty()) {
            page.paragraph("No licence is stated for: " + escaped(String.join(", ", unstated))
                    + ". Find out before you pass the model on.");
        }
    }

    private static String languageName(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "not stated" : text;
    }
}
