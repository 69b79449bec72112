package io.glossa.corpus.langid;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Lines of a label, a tab and a text, in a file that may be compressed by gzip. */
public final class LabelledLines {
    private LabelledLines() {}

    /**
     * One line.
     *
     * @param label as it is written
     * @param text in that language
     */
    public record Line(String label, String text) {}

    /**
     * Reads a file.
     *
     * <p><b>Errors.</b> {@link DataException} for a line without a tab.
     */
    public static List<Line> read(Path file) {
        List<Line> result = new ArrayList<>();
        int number = 0;
        try {
            for (String line : lines(file)) {
                number++;
                int tab = line.indexOf('\t');
                if (tab <= 0) {
                    throw new DataException(file + " line " + number + ": expected a label, a tab and a text");
                }
                result.add(new Line(line.substring(0, tab), line.substring(tab + 1)));
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return result;
    }

    static List<String> lines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = (file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
