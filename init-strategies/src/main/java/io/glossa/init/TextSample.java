package io.glossa.init;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.vocab.documents.ParquetDocuments;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The first lines of a text in the target language: a UTF-8 file with a sentence or paragraph a line, or a folder of Parquet
 * documents as the corpus step writes them, whose lines are taken in order. Blank lines do not count.
 *
 * <p><b>Errors.</b> {@link FormatException} for bytes that are no UTF-8, {@link DataException} for a text without a line.
 */
public final class TextSample {
    /** Name of the parameter that bounds it. */
    public static final String LINES = "lines";

    /** How many lines are read; 30,000 is what the study of Align found to be enough. */
    public static final MethodParameter LINES_PARAMETER =
            new MethodParameter(LINES, 30_000, 1, 1e9, "how many lines of the text are read");

    private TextSample() {}

    /** Hands on at most so many lines. */
    public static void forEachLine(Path text, int most, Consumer<String> action) {
        int[] count = {0};
        Consumer<String> counted = line -> {
            if (!line.isBlank() && count[0] < most) {
                count[0]++;
                action.accept(line);
            }
        };
        if (Files.isDirectory(text)) {
            for (Path part : ParquetDocuments.parts(text)) {
                if (count[0] < most) {
                    ParquetDocuments.forEachIn(
                            part, document -> document.text().lines().forEach(counted));
                }
            }
        } else {
            readLines(text, () -> count[0] < most, counted);
        }
        if (count[0] == 0) {
            throw new DataException(
                    text + ": found no line of text; expected text in the target language, a line each");
        }
    }

    private static void readLines(Path file, BooleanSupplier goesOn, Consumer<String> action) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            while (line != null && goesOn.getAsBoolean()) {
                action.accept(line);
                line = reader.readLine();
            }
        } catch (CharacterCodingException e) {
            throw new FormatException(file + ": not UTF-8; convert it first", e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }
}
