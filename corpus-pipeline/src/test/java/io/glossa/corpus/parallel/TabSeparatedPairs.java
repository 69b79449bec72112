package io.glossa.corpus.parallel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Pairs of a tab-separated file: the first two columns of each line. A line without a tab is a pair without a second side, for
 * the filters to reject.
 */
final class TabSeparatedPairs {
    private TabSeparatedPairs() {}

    /** Hands on every pair, called {@code NAME#LINE}. */
    static void forEach(InputStream in, String name, Consumer<TextPair> action) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            int tab = line.indexOf('\t');
            int end = tab < 0 ? -1 : line.indexOf('\t', tab + 1);
            String first = tab < 0 ? line : line.substring(0, tab);
            String second = tab < 0 ? "" : line.substring(tab + 1, end < 0 ? line.length() : end);
            action.accept(new TextPair(name + "#" + number, first, second));
        }
    }
}
