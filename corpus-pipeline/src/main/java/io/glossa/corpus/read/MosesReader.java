package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.ResourceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Parallel text in two files of as many lines, as Moses and OPUS keep it: {@code news.en} beside {@code news.ko}. The
 * source's paths name the files of the first side; {@code read.first} and {@code read.second} are the endings, here {@code en}
 * and {@code ko}. Both files may be packed.
 *
 * <p><b>Errors.</b> {@link DataException} when one file has more lines than the other: then no pair can be trusted.
 */
public final class MosesReader implements RecordReader {
    @Override
    public String name() {
        return "moses";
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        throw new UnsupportedOperationException("the format moses reads two files at once");
    }

    @Override
    public Records open(InputFile file, String shown, ByteRange range, SourceSettings source, int maxBytes) {
        int expansion = source.read().maxExpansion();
        InputFile other = other(file, source);
        InputStream first = SourceFiles.open(file, expansion);
        InputStream second = SourceFiles.open(other, expansion);
        Closeable both = () -> {
            try (first) {
                second.close();
            }
        };
        return new Records(
                new Pairs(
                        new LineCursor(first, shown, maxBytes, 0),
                        new LineCursor(second, other.name(), maxBytes, 0),
                        shown,
                        other.name()),
                shown,
                both);
    }

    @Override
    public void check(InputFile file, SourceSettings source) {
        InputFile other = other(file, source);
        try (SeekableByteChannel there = other.open()) {
            there.position(0);
        } catch (IOException | ResourceException e) {
            throw new ConfigException(
                    "source " + source.name() + ": no file " + other.name() + " beside " + file.location()
                            + "; read.second names its ending",
                    e);
        }
    }

    @Override
    public List<InputFile> alongside(InputFile file, SourceSettings source) {
        return List.of(other(file, source));
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return maxTextBytes;
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        return PairText.parse(record, maxTextBytes);
    }

    /** The file of the other side: the same name with the other ending, packed alike. */
    private static InputFile other(InputFile file, SourceSettings source) {
        ReadSettings read = source.read();
        if (read.first().isEmpty() || read.second().isEmpty()) {
            throw new ConfigException(
                    "source " + source.name() + ": the format moses needs read.first and read.second, the"
                            + " endings of the two files, such as en and ko");
        }
        String plain = Compression.withoutEnding(file.name());
        if (!plain.endsWith("." + read.first())) {
            throw new ConfigException("source " + source.name() + ": " + file.location() + " does not end in ."
                    + read.first() + " (read.first); let paths name the files of the first side alone, such as *."
                    + read.first());
        }
        String stem = plain.substring(0, plain.length() - read.first().length());
        return file.sibling(stem + read.second() + file.name().substring(plain.length()));
    }

    /** Goes through both files line by line. */
    private static final class Pairs implements Iterator<RawRecord> {
        private final LineCursor first;
        private final LineCursor second;
        private final String file;
        private final String other;
        private boolean line;
        private long lines;

        Pairs(LineCursor first, LineCursor second, String file, String other) {
            this.first = first;
            this.second = second;
            this.file = file;
            this.other = other;
            advance();
        }

        @Override
        public boolean hasNext() {
            return line;
        }

        @Override
        public RawRecord next() {
            if (!line) {
                throw new NoSuchElementException(file + " has no more pairs");
            }
            byte[] bytes = PairText.join(first.bytes(), second.bytes());
            RawRecord pair = new RawRecord(file, first.start() + 1, bytes, first.total() + second.total() + 1);
            advance();
            return pair;
        }

        private void advance() {
            line = first.advance();
            if (line != second.advance()) {
                throw new DataException((line ? other : file) + " ends after " + lines + " lines, "
                        + (line ? file : other)
                        + " goes on; two files of a parallel text need as many lines: fetch both"
                        + " again, or leave them out");
            }
            lines += line ? 1 : 0;
        }
    }
}
