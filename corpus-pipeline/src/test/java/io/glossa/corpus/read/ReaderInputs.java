package io.glossa.corpus.read;

import com.github.luben.zstd.ZstdOutputStream;
import io.glossa.corpus.SourceSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files that tests write, and what readers make of them. */
public final class ReaderInputs {
    /** One sentence of Korean, Greek and Yoruba each, of UDHR article 1. */
    public static final List<String> SENTENCES = List.of(
            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
            "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
            "Gbogbo ènìyàn ni a bí ní òmìnira; iyì àti ẹ̀tọ́ kọ̀ọ̀kan sì dọ́gba.");

    private ReaderInputs() {}

    public static Path folder() {
        try {
            return Files.createTempDirectory("glossa-read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, packed as its name says. */
    public static InputFile write(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = file.toString().endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : file.toString().endsWith(".zst")
                        ? new ZstdOutputStream(Files.newOutputStream(file))
                        : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return Storages.plain().file(file.toString());
    }

    public static InputFile write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A source of a format whose files are read in a way of their own. */
    public static SourceSettings source(String format, ReadSettings read) {
        return source(format, null, null, read);
    }

    public static SourceSettings source(String format, String textField, String idField, ReadSettings read) {
        return new SourceSettings(
                "s",
                List.of("x"),
                format,
                "ko",
                null,
                null,
                null,
                null,
                null,
                null,
                textField,
                idField,
                null,
                null,
                null,
                read,
                null);
    }

    /** The records of one range of a file. */
    public static List<RawRecord> records(SourceSettings source, InputFile file, ByteRange range, int maxBytes) {
        List<RawRecord> found = new ArrayList<>();
        try (Records records = RecordReader.named(source.format()).open(file, file.name(), range, source, maxBytes)) {
            records.forEachRemaining(found::add);
        }
        return found;
    }

    /** What becomes of all records of a file. */
    public static List<Parsed> parsed(SourceSettings source, InputFile file) {
        RecordReader reader = RecordReader.named(source.format());
        return records(source, file, ByteRange.ALL, reader.maxRecordBytes(100_000)).stream()
                .map(record -> record.parsed(reader, source, 100_000))
                .toList();
    }
}
