package io.glossa.study;

import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes what a study found: {@value StudyResults#FILE}, {@value #PAGE}, and a chart for each question. */
public final class StudyFiles {
    /** The page. */
    public static final String PAGE = "study.md";

    private StudyFiles() {}

    /** Writes into the study's directory; each file appears whole. */
    public static void write(Path directory, StudySettings settings, StudyResults results) {
        Json.write(directory.resolve(StudyResults.FILE), results);
        StudyCharts.of(settings, results).forEach((name, svg) -> write(directory.resolve(name), svg));
        write(directory.resolve(PAGE), StudyPage.of(settings, results));
    }

    private static void write(Path file, String text) {
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
