package io.glossa.corpus.decontaminate;

import io.glossa.run.FormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The sentences of a tagged set (CoNLL): a token and its tag a line, an empty line after each sentence. The tokens are
 * joined by spaces.
 */
public final class TaggedTexts implements EvaluationFormat {
    private static final String TOKEN_AND_TAG = "\\S+[ \t](.*[ \t])?(O|[BIESLU]-\\S+)";

    @Override
    public String name() {
        return "conll";
    }

    @Override
    public boolean recognises(String fileName, String beginning) {
        if (fileName.endsWith(".conll")) {
            return true;
        }
        return fileName.endsWith(".txt") && isTagged(beginning);
    }

    /** Whether the first lines are tokens with tags. */
    static boolean isTagged(String beginning) {
        List<String> lines =
                beginning.lines().filter(l -> !l.isBlank()).limit(3).toList();
        return !lines.isEmpty() && lines.stream().allMatch(l -> l.matches(TOKEN_AND_TAG));
    }

    @Override
    public void read(Reader in, String file, List<String> fields, BiConsumer<String, String> sink) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        StringBuilder sentence = new StringBuilder();
        int first = 1;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            if (line.isBlank()) {
                send(sentence, first, sink);
                first = number + 1;
                continue;
            }
            int end = 0;
            while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
                end++;
            }
            if (end == line.length()) {
                throw new FormatException(file + " line " + number + ": '" + line
                        + "', expected a token and its tag; repair the line, or name the format (lines)");
            }
            sentence.append(sentence.isEmpty() ? "" : " ").append(line, 0, end);
        }
        send(sentence, first, sink);
    }

    private static void send(StringBuilder sentence, int first, BiConsumer<String, String> sink) {
        if (!sentence.isEmpty()) {
            sink.accept(Integer.toString(first), sentence.toString());
            sentence.setLength(0);
        }
    }
}
