package io.glossa.cli;

import io.glossa.study.Answer;
import io.glossa.study.StudyFiles;
import io.glossa.study.StudyResults;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The answers of a study for a terminal. */
final class StudyText {
    private StudyText() {}

    static void print(StudyResults results, Path directory, PrintWriter out) {
        for (Answer answer : results.answers()) {
            out.println(answer.asks());
            for (Answer.Round round : answer.rounds()) {
                out.println("  " + round.budget() + ", " + round.set() + ": " + round.verdict());
            }
        }
        results.warnings().forEach(warning -> out.println("beware: " + warning));
        out.println("written: " + directory.resolve(StudyFiles.PAGE));
    }
}
