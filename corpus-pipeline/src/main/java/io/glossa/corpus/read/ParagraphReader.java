package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Every paragraph of a plain text file is a document: lines up to a blank one. */
public final class ParagraphReader extends LineFormat {
    @Override
    public String name() {
        return "paragraphs";
    }

    @Override
    Iterator<RawRecord> lines(InputStream in, String file, int maxBytes, ByteRange range) {
        return new Paragraphs(in, file, maxBytes, range);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return maxTextBytes;
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        return PlainText.parse(record, maxTextBytes);
    }

    /**
     * The paragraphs of a range. A paragraph belongs to the range in which the blank line before it begins, because a task
     * that starts in the middle of a file knows a beginning only by that line; the first one belongs to the first range.
     */
    private static final class Paragraphs implements Iterator<RawRecord> {
        private final LineCursor cursor;
        private final String file;
        private final int maxBytes;
        private final ByteRange range;
        /** Whether the cursor stands on a line. */
        private boolean line;
        /** Whether the paragraph that the cursor is in belongs to this range. */
        private boolean inside;

        Paragraphs(InputStream in, String file, int maxBytes, ByteRange range) {
            this.cursor = new LineCursor(in, file, maxBytes, Math.max(0, range.from() - 1));
            this.file = file;
            this.maxBytes = maxBytes;
            this.range = range;
            this.inside = range.from() == 0;
            this.line = (inside || cursor.skipLine(range.to())) && cursor.advance();
            skipToParagraph();
        }

        @Override
        public boolean hasNext() {
            return line;
        }

        @Override
        public RawRecord next() {
            if (!line) {
                throw new NoSuchElementException(file + " has no more paragraphs");
            }
            long first = cursor.start();
            long total = -1;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (line && !cursor.isBlank()) {
                if (total >= 0 && bytes.size() < maxBytes) {
                    bytes.write('\n');
                }
                total += 1 + cursor.total();
                byte[] next = cursor.bytes();
                bytes.write(next, 0, Math.min(maxBytes - bytes.size(), next.length));
                line = cursor.advance();
            }
            skipToParagraph();
            return new RawRecord(file, first + 1, bytes.toByteArray(), total);
        }

        /** Goes to the first line of the next paragraph of this range. */
        private void skipToParagraph() {
            while (line && (cursor.isBlank() || !inside)) {
                if (cursor.start() >= range.to()) {
                    line = false;
                    return;
                }
                inside |= cursor.isBlank();
                line = cursor.advance();
            }
        }
    }
}
