package io.glossa.corpus.decontaminate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.BiConsumer;

/** The lines of a plain text file, each a text. */
public final class LineTexts implements EvaluationFormat {
    @Override
    public String name() {
        return "lines";
    }

    @Override
    public boolean recognises(String fileName, String beginning) {
        return fileName.endsWith(".txt") && !TaggedTexts.isTagged(beginning);
    }

    @Override
    public void read(Reader in, String file, List<String> fields, BiConsumer<String, String> sink) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            sink.accept(Integer.toString(number++), line);
        }
    }
}
