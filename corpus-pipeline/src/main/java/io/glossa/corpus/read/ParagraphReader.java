package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Every paragraph of a plain text file is a document: lines up to a blank one. Records are numbered by their first line.
 */
public final class ParagraphReader implements RecordReader {
    @Override
    public String name() {
        return "paragraphs";
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return new Paragraphs(new LineRecords(in, file, maxBytes), file, maxBytes);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return maxTextBytes;
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        return PlainText.parse(record, maxTextBytes);
    }

    /** Joins lines whose numbers follow one another: a blank line gives no record but counts. */
    private static final class Paragraphs implements Iterator<RawRecord> {
        private final LineRecords lines;
        private final String file;
        private final int maxBytes;
        private RawRecord line;

        Paragraphs(LineRecords lines, String file, int maxBytes) {
            this.lines = lines;
            this.file = file;
            this.maxBytes = maxBytes;
            this.line = nextLine();
        }

        @Override
        public boolean hasNext() {
            return line != null;
        }

        @Override
        public RawRecord next() {
            if (line == null) {
                throw new NoSuchElementException(file + " has no more paragraphs");
            }
            long first = line.number();
            long total = 0;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (long number = first; line != null && line.number() == number; number++) {
                if (number > first) {
                    bytes.write('\n');
                    total++;
                }
                // Beyond the bound only line feeds are added: a paragraph of so many lines is too large anyway.
                int room = Math.max(0, maxBytes - bytes.size());
                bytes.write(line.bytes(), 0, Math.min(room, line.bytes().length));
                total += line.totalBytes();
                line = nextLine();
            }
            return new RawRecord(file, first, bytes.toByteArray(), total);
        }

        private RawRecord nextLine() {
            RawRecord found = null;
            while (found == null && lines.hasNext()) {
                RawRecord next = lines.next();
                found = isBlank(next.bytes()) ? null : next;
            }
            return found;
        }

        private static boolean isBlank(byte[] bytes) {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }
}
