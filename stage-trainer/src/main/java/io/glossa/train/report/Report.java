package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the page that tells a run's story. */
public final class Report {
    /** The page's name in a run directory. */
    public static final String FILE = "report.html";

    private static final List<ReportSection> SECTIONS = List.of(
            new SummarySection(),
            new ResultsSection(),
            new WritingSection(),
            new LearningSection(),
            new VocabularySection(),
            new InitializationSection(),
            new CorpusSection(),
            new DuplicatesSection(),
            new PairsSection(),
            new MixSection(),
            new CorpusSamplesSection(),
            new AccountSection());

    private Report() {}

    /**
     * Reads a run directory and writes its page.
     *
     * <p><b>Errors.</b> {@link io.glossa.run.FormatException} for a file that is not what its name says.
     *
     * @param run the run's directory, finished or not
     * @param file where the page goes, whole or not at all
     */
    public static void write(Path run, Path file) {
        AtomicFiles.write(file, html(new RunFiles(run)).getBytes(StandardCharsets.UTF_8));
    }

    static String html(RunFiles run) {
        ReportPage page = new ReportPage(title(run));
        SECTIONS.forEach(section -> section.addTo(page, run));
        return page.html();
    }

    /** {@code Glossa: quickstart-ko (Korean)}, as far as the plan says. */
    private static String title(RunFiles run) {
        String yaml = run.text("plan.yaml").orElse("{}");
        JsonNode plan = Settings.parse(
                        yaml, run.directory().resolve("plan.yaml").toString())
                .bind(JsonNode.class);
        String name = HostileText.visible(plan.path("name").asText("a run"));
        String language = plan.path("language").asText("");
        return language.isEmpty() ? "Glossa: " + name : "Glossa: " + name + " (" + languageName(language) + ")";
    }

    /** {@code Korean} for {@code ko}; the code itself where no name is known. */
    static String languageName(String code) {
        return HostileText.visible(Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH));
    }
}
