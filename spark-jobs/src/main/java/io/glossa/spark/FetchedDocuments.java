package io.glossa.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Rows with their texts in memory, in the order of the rows: a stretch of them at a time is fetched from the files where the
 * texts lie, file by file and in the order of the files.
 *
 * <p><b>Cost.</b> Memory: {@value #STRETCH_BYTES} bytes of packed texts (or one longer text) and a run. Of each file at most
 * {@value #RUN_BYTES} bytes are read at once, texts that nobody asked for among them where they are shorter than
 * {@value #GAP_BYTES} bytes together, so that a stretch costs a file about as many reads as its texts lie apart: where ids
 * follow their files a few, where they do not one a text. Each file is opened once a stretch.
 */
final class FetchedDocuments implements Iterator<DocumentRow> {
    /** What a task may hold beside the row groups that it writes, which take as much. */
    static final int STRETCH_BYTES = 32 << 20;
    /** Rows of short texts weigh more than these. */
    private static final int STRETCH_ROWS = 1 << 16;
    /** To read so much takes no longer than to ask again: microseconds of a local file, less than a way through the network. */
    static final int GAP_BYTES = 32 << 10;

    static final int RUN_BYTES = 1 << 20;

    private static final Comparator<Wanted> BY_PLACE =
            Comparator.comparing((Wanted w) -> w.place.file().path()).thenComparingLong(w -> w.place.offset());

    private final Iterator<DocumentRow> rows;
    private final int stretchBytes;
    private final ArrayDeque<DocumentRow> stretch = new ArrayDeque<>();
    private byte[] run = new byte[0];

    FetchedDocuments(Iterator<DocumentRow> rows) {
        this(rows, STRETCH_BYTES);
    }

    /** Fetches stretches of another size. */
    FetchedDocuments(Iterator<DocumentRow> rows, int stretchBytes) {
        this.rows = rows;
        this.stretchBytes = stretchBytes;
    }

    /** A text that is not in memory yet, and the number of its row in the stretch. */
    private record Wanted(int row, PlacedText place) {}

    @Override
    public boolean hasNext() {
        return !stretch.isEmpty() || rows.hasNext();
    }

    @Override
    public DocumentRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row is left");
        }
        if (stretch.isEmpty()) {
            stretch.addAll(fetch());
        }
        return stretch.remove();
    }

    private List<DocumentRow> fetch() {
        List<DocumentRow> fetched = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        long bytes = 0;
        while (rows.hasNext() && bytes < stretchBytes && fetched.size() < STRETCH_ROWS) {
            DocumentRow row = rows.next();
            if (row.text() instanceof PlacedText place) {
                wanted.add(new Wanted(fetched.size(), place));
                bytes += place.length();
            } else {
                bytes += row.text().bytes();
            }
            fetched.add(row);
        }
        wanted.sort(BY_PLACE);
        for (int from = 0, to; from < wanted.size(); from = to) {
            TextFile file = wanted.get(from).place.file();
            to = from + 1;
            while (to < wanted.size() && wanted.get(to).place.file().path().equals(file.path())) {
                to++;
            }
            fetch(file, wanted.subList(from, to), fetched);
        }
        return fetched;
    }

    /** Fetches texts of one file, in the order in which they lie. */
    private void fetch(TextFile file, List<Wanted> wanted, List<DocumentRow> into) {
        try (FileChannel channel = file.open()) {
            for (int from = 0, to; from < wanted.size(); from = to) {
                long start = wanted.get(from).place.offset();
                long end = wanted.get(from).place.end();
                to = from + 1;
                while (to < wanted.size() && isNear(wanted.get(to).place, start, end)) {
                    end = wanted.get(to).place.end();
                    to++;
                }
                int length = (int) (end - start);
                run = TextFile.readFully(channel, run.length < length ? new byte[length] : run, length, start);
                for (Wanted text : wanted.subList(from, to)) {
                    PackedText read = text.place.cut(run, (int) (text.place.offset() - start));
                    into.set(text.row, into.get(text.row).with(read));
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private static boolean isNear(PlacedText next, long start, long end) {
        return next.offset() - end <= GAP_BYTES && next.end() - start <= RUN_BYTES;
    }
}
