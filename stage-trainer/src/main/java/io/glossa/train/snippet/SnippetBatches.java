package io.glossa.train.snippet;

import io.glossa.train.kernel.Kernels;
import io.glossa.train.model.DistillationBatch;
import io.glossa.train.model.TokenBatch;
import java.util.ArrayList;
import java.util.List;

/** Lays snippets out for the model. */
public final class SnippetBatches {
    private SnippetBatches() {}

    /** The batch of some snippets; the student predicts its own tokens. */
    public static DistillationBatch of(List<Snippet> snippets) {
        List<TokenBatch.Run> students = new ArrayList<>();
        List<TokenBatch.Run> teachers = new ArrayList<>();
        for (Snippet snippet : snippets) {
            students.add(run(snippet.student()));
            teachers.add(run(snippet.teacher()));
        }
        TokenBatch student = TokenBatch.of(students);
        TokenBatch teacher = TokenBatch.of(teachers);
        int pairs = snippets.stream()
                .mapToInt(snippet -> snippet.studentEnds().length)
                .sum();
        long[] studentEnds = new long[pairs];
        long[] teacherEnds = new long[pairs];
        int at = 0;
        for (int i = 0; i < snippets.size(); i++) {
            Snippet snippet = snippets.get(i);
            for (int pair = 0; pair < snippet.studentEnds().length; pair++, at++) {
                studentEnds[at] = (long) student.begin(i) + snippet.studentEnds()[pair];
                teacherEnds[at] = (long) teacher.begin(i) + snippet.teacherEnds()[pair];
            }
        }
        return new DistillationBatch(student, studentEnds, teacher, teacherEnds);
    }

    /** Divides snippets into parts of at most so many of the teacher's tokens, each at least one snippet. */
    public static List<List<Snippet>> parts(List<Snippet> snippets, int tokens) {
        List<List<Snippet>> parts = new ArrayList<>();
        int filled = 0;
        for (Snippet snippet : snippets) {
            int length = snippet.teacher().length;
            if (parts.isEmpty() || filled + length > tokens) {
                parts.add(new ArrayList<>());
                filled = 0;
            }
            parts.get(parts.size() - 1).add(snippet);
            filled += length;
        }
        return parts;
    }

    private static TokenBatch.Run run(int[] tokens) {
        return new TokenBatch.Run(tokens, 0, tokens.length, Kernels.IGNORED);
    }
}
