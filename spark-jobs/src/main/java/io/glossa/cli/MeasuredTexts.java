package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.Compression;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.Records;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.DataException;
import io.glossa.vocab.measure.ParityMeasure.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Texts that tokenizers are measured on, from arguments {@code [NAME=]PATH}; a path is a file, a folder or a glob, packed or not.
 *
 * <p>The ending tells the format: {@code .jsonl} a document a line, {@code .parquet} one a row, {@code .tsv} pairs, all else plain text.
 *
 * <p><b>Errors.</b> {@link DataException} naming file and record for one that cannot be read; empty texts are passed over.
 */
final class MeasuredTexts {
    /** A text beyond this (64 MiB) is a broken file. */
    private static final int MAX_TEXT_BYTES = 64 << 20;

    private MeasuredTexts() {}

    /**
     * Texts by name, in the order given.
     *
     * @param most documents of each file, the first
     */
    static Map<String, List<String>> texts(List<String> arguments, long most) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String argument : arguments) {
            forEach(
                    argument,
                    "",
                    most,
                    (name, parsed) ->
                            texts.computeIfAbsent(name, n -> new ArrayList<>()).add(parsed.text()));
        }
        return requireSome(texts, arguments);
    }

    /** Pairs by name, in the order given: a reference, a tab and its translation a line. */
    static Map<String, List<Pair>> pairs(List<String> arguments, long most) {
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        for (String argument : arguments) {
            forEach(argument, "tsv", most, (name, parsed) -> {
                if (parsed instanceof Parsed.Pair both) {
                    pairs.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(new Pair(both.pair().first(), both.pair().second()));
                }
            });
        }
        return requireSome(pairs, arguments);
    }

    /** What is done with a record. */
    private interface Taker {
        void take(String name, Parsed parsed);
    }

    private static void forEach(String argument, String format, long most, Taker taker) {
        NamedPath named = NamedPath.orGlob(argument);
        for (InputFile file : SourceFiles.find(source(named.path(), format), Path.of(""), Storages.plain())) {
            String name = named.name().isEmpty() ? NamedPath.of(file.location()).name() : named.name();
            read(file, format, most, parsed -> taker.take(name, parsed));
        }
    }

    private static void read(InputFile file, String asked, long most, Consumer<Parsed> action) {
        String format = asked.isEmpty() ? format(file.name()) : asked;
        SourceSettings source = source(Path.of(file.location()), format);
        RecordReader reader = RecordReader.named(format);
        try (Records records =
                reader.open(file, file.name(), ByteRange.ALL, source, reader.maxRecordBytes(MAX_TEXT_BYTES))) {
            for (long n = 0; n < most && records.hasNext(); n++) {
                RawRecord record = records.next();
                Parsed parsed = record.parsed(reader, source, MAX_TEXT_BYTES);
                if (!(parsed instanceof Parsed.Broken broken)) {
                    action.accept(parsed);
                } else if (!broken.rule().equals("empty")) {
                    throw new DataException(file.location() + ": record at " + record.number() + ": " + broken.reason()
                            + "; expected what the file's ending says: .jsonl, .parquet, .tsv, or plain text");
                }
            }
        }
    }

    private static String format(String file) {
        String name = Compression.withoutEnding(file);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return "jsonl";
        }
        return name.endsWith(".parquet") ? "parquet" : name.endsWith(".tsv") ? "tsv" : "text";
    }

    private static SourceSettings source(Path path, String format) {
        return SourceSettings.inFormat(format.isEmpty() ? "text" : format, "text", "en", path.toString());
    }

    private static <T> Map<String, T> requireSome(Map<String, T> found, List<String> arguments) {
        if (found.isEmpty() && !arguments.isEmpty()) {
            throw new DataException("found no text in " + String.join(", ", arguments)
                    + "; expected files of which at least one record has text");
        }
        return found;
    }
}
