package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Parallel text in columns parted by tabs, one pair a line: {@code read.first} and {@code read.second} name the sides, by
 * number from 1 or, with {@code read.header}, by heading. A column headed by the source's id field gives the id.
 */
public final class TsvReader extends LineFormat {
    private static final int OTHER_COLUMNS_BYTES = 1 << 16;

    /** Where the columns are; the id's is -1 when there is none. */
    private record Columns(int first, int second, int id, boolean header) {}

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    Iterator<RawRecord> lines(InputStream in, String file, int maxBytes, ByteRange range) {
        return new LineRecords(in, file, maxBytes, range);
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return new Pairs(super.records(in, file, maxBytes), new Columns(0, 1, -1, false));
    }

    @Override
    public Records open(InputFile file, String shown, ByteRange range, SourceSettings source, int maxBytes) {
        Columns columns = columns(file, source);
        return super.open(file, shown, range, source, maxBytes).through(lines -> new Pairs(lines, columns));
    }

    @Override
    public void check(InputFile file, SourceSettings source) {
        columns(file, source);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, (long) maxTextBytes + OTHER_COLUMNS_BYTES);
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        return PairText.parse(record, maxTextBytes);
    }

    private static Columns columns(InputFile file, SourceSettings source) {
        ReadSettings read = source.read();
        List<String> headings = read.header() ? headings(file, source) : List.of();
        return new Columns(
                column(read.first(), 1, "first", headings, file, source),
                column(read.second(), 2, "second", headings, file, source),
                headings.indexOf(source.idField()),
                read.header());
    }

    private static int column(
            String side, int otherwise, String key, List<String> headings, InputFile file, SourceSettings source) {
        if (side.isEmpty()) {
            return otherwise - 1;
        }
        if (side.matches("[0-9]{1,4}") && Integer.parseInt(side) > 0) {
            return Integer.parseInt(side) - 1;
        }
        if (headings.contains(side)) {
            return headings.indexOf(side);
        }
        throw new ConfigException(
                "source " + source.name() + ": read." + key + " is '" + side + "'; expected a column by"
                        + " number from 1"
                        + (headings.isEmpty()
                                ? ", or by heading with read.header: true"
                                : ", or a heading of " + file.location() + ": " + String.join(", ", headings)));
    }

    private static List<String> headings(InputFile file, SourceSettings source) {
        try (InputStream in = SourceFiles.open(file, source.read().maxExpansion())) {
            LineCursor line = new LineCursor(in, file.name(), OTHER_COLUMNS_BYTES, 0);
            line.advance();
            String text = new String(line.bytes(), StandardCharsets.UTF_8);
            return List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(file.location() + ": cannot be read", e);
        }
    }

    /** Takes two columns out of every line. */
    private static final class Pairs implements Iterator<RawRecord> {
        private final Iterator<RawRecord> lines;
        private final Columns columns;
        private RawRecord next;

        Pairs(Iterator<RawRecord> lines, Columns columns) {
            this.lines = lines;
            this.columns = columns;
        }

        @Override
        public boolean hasNext() {
            while (next == null && lines.hasNext()) {
                RawRecord line = lines.next();
                next = columns.header() && line.number() == 1 ? null : pair(line);
            }
            return next != null;
        }

        @Override
        public RawRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more pairs");
            }
            RawRecord pair = next;
            next = null;
            return pair;
        }

        private RawRecord pair(RawRecord line) {
            if (line.totalBytes() > line.bytes().length) {
                return RawRecord.faulty(
                        line.file(), line.number(), "too-large", "the line has " + line.totalBytes() + " bytes");
            }
            List<byte[]> cells = cells(line.bytes());
            int needed = 1 + Math.max(columns.first(), columns.second());
            if (cells.size() < needed) {
                return RawRecord.faulty(
                        line.file(),
                        line.number(),
                        "format",
                        "the line has " + cells.size() + " columns parted by tabs; the pair needs " + needed);
            }
            byte[] bytes = PairText.join(cells.get(columns.first()), cells.get(columns.second()));
            String id = columns.id() >= 0 && columns.id() < cells.size()
                    ? new String(cells.get(columns.id()), StandardCharsets.UTF_8)
                    : "";
            return new RawRecord(line.file(), line.number(), bytes, bytes.length, id, "", line.fault());
        }

        private static List<byte[]> cells(byte[] line) {
            List<byte[]> cells = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= line.length; i++) {
                if (i == line.length || line[i] == '\t') {
                    cells.add(Arrays.copyOfRange(line, start, i));
                    start = i + 1;
                }
            }
            return cells;
        }
    }
}
