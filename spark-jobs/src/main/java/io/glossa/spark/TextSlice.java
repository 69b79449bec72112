package io.glossa.spark;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import io.glossa.vocab.documents.ParquetDocuments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A share of the texts that a vocabulary is learned from: those of a file whose number modulo {@code slices} is {@code slice}.
 * A text is a line of a plain file, the field {@code text} of a line of JSON, or a document of the corpus step. A carriage return
 * ends a line too, which {@code spm_train} keeps inside it.
 *
 * @param file plain or packed text, JSON lines, or a Parquet part of documents
 * @param slice from 0
 * @param slices of this file
 */
record TextSlice(String file, int slice, int slices) implements Serializable {
    private static final long SLICE_BYTES = 4L << 20;
    private static final int MAX_SLICES = 8;
    private static final String PARQUET = ".parquet";

    /**
     * Cuts inputs.
     *
     * @param inputs files, folders of files, folders of Parquet documents, or the directory of a corpus step, whose training
     *     split is read
     * @throws ConfigException for a folder in which nothing can be read
     */
    static List<TextSlice> plan(List<Path> inputs) {
        List<TextSlice> slices = new ArrayList<>();
        for (Path input : inputs) {
            for (Path file : files(input)) {
                int count = (int) Math.min(MAX_SLICES, 1 + bytes(file) / SLICE_BYTES);
                for (int slice = 0; slice < count; slice++) {
                    slices.add(new TextSlice(file.toString(), slice, count));
                }
            }
        }
        return slices;
    }

    /**
     * Hands on the texts of this slice.
     *
     * @param language of the documents that count; empty for all; text and JSON lines have none
     */
    void forEach(String language, Consumer<String> action) {
        long[] number = {0};
        if (file.endsWith(PARQUET)) {
            ParquetDocuments.forEachIn(Path.of(file), document -> {
                boolean wanted = language.isEmpty() || document.language().equals(language);
                if (number[0]++ % slices == slice && wanted) {
                    action.accept(document.text());
                }
            });
            return;
        }
        boolean json = Path.of(file).getFileName().toString().contains(".jsonl");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(SourceFiles.open(Path.of(file)), StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (number[0]++ % slices == slice && !line.isBlank()) {
                    action.accept(json ? text(line, number[0]) : line);
                }
            }
        } catch (CharacterCodingException e) {
            throw new DataException(
                    file + ": bytes that are no UTF-8 behind line " + number[0] + "; convert the file to UTF-8", e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", Path.of(file), e);
        }
    }

    private String text(String line, long number) {
        JsonNode text;
        try {
            text = Json.mapper().readTree(line).path("text");
        } catch (IOException e) {
            throw new DataException(file + " line " + number + ": no JSON; expected an object with a field 'text'", e);
        }
        if (!text.isTextual()) {
            throw new DataException(file + " line " + number + ": found no field 'text', expected one with the text");
        }
        return text.asText();
    }

    private static List<Path> files(Path input) {
        if (!Files.exists(input)) {
            throw new ResourceException("cannot read " + input + ": no such file or directory; check the path");
        }
        if (!Files.isDirectory(input)) {
            return List.of(input);
        }
        Path train = input.resolve("splits/train");
        Path folder = Files.isDirectory(train) ? train : input;
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            List<Path> parts =
                    files.stream().filter(f -> f.toString().endsWith(PARQUET)).toList();
            if (files.isEmpty()) {
                throw new ConfigException(folder + ": found no file, expected text, JSON lines or Parquet documents");
            }
            return parts.isEmpty() ? files : parts;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder, e);
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }
}
