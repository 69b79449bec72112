package io.glossa.tests.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the long documents of a JSON-lines file into passages of whole lines, so that a few dozen speeches become the
 * few hundred documents that an interval over documents needs. A passage ends with the line that takes it to the wanted
 * length; a rest shorter than half of it is dropped. The id of passage N is {@code ID#N}.
 *
 * <p>Works on the escaped text ({@code \n} separates lines), which must be the last field of its record.
 *
 * <p>{@code java Passages.java CHARACTERS < documents.jsonl > passages.jsonl}
 */
public final class Passages {
    private static final String TEXT = "\"text\": \"";

    private Passages() {}

    /** Cuts standard input to standard output. */
    public static void main(String[] arguments) throws IOException {
        int wanted = Integer.parseInt(arguments[0]);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int text = line.indexOf(TEXT) + TEXT.length();
            int idEnd = line.indexOf("\", \"lang\"");
            List<String> passages = cut(line.substring(text, line.length() - "\"}".length()), wanted);
            for (int i = 0; i < passages.size(); i++) {
                out.print(line.substring(0, idEnd) + "#" + i + line.substring(idEnd, text) + passages.get(i) + "\"}\n");
            }
        }
        out.flush();
    }

    private static List<String> cut(String escaped, int wanted) {
        List<String> passages = new ArrayList<>();
        StringBuilder passage = new StringBuilder();
        for (String line : escaped.split("(?<!\\\\)\\\\n")) {
            if (line.isBlank()) {
                continue;
            }
            passage.append(passage.isEmpty() ? "" : "\\n").append(line);
            if (passage.length() >= wanted) {
                passages.add(passage.toString());
                passage.setLength(0);
            }
        }
        if (passage.length() >= wanted / 2) {
            passages.add(passage.toString());
        }
        return passages;
    }
}
