package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ResourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A format whose files, unless packed, can be entered at any line: cut at the bytes that are asked for. */
abstract class LineFormat implements RecordReader {
    /**
     * The records that begin in a range.
     *
     * @param in stands at the range's first byte, or at the byte before it unless the range begins with the file
     */
    abstract Iterator<RawRecord> lines(InputStream in, String file, int maxBytes, ByteRange range);

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return lines(in, file, maxBytes, ByteRange.ALL);
    }

    @Override
    public Records open(InputFile file, String shown, ByteRange range, SourceSettings source, int maxBytes) {
        InputStream in =
                range.from() == 0 ? SourceFiles.open(file, source.read().maxExpansion()) : from(file, range.from() - 1);
        return new Records(lines(in, shown, maxBytes, range), shown, in);
    }

    @Override
    public List<ByteRange> ranges(InputFile file, long rangeBytes) {
        long bytes = file.bytes();
        if (Compression.of(file.name()) != Compression.NONE || bytes <= rangeBytes) {
            return List.of(ByteRange.ALL);
        }
        List<ByteRange> ranges = new ArrayList<>();
        long count = (bytes + rangeBytes - 1) / rangeBytes;
        for (long i = 0; i < count; i++) {
            // The last one is open: a file that grows meanwhile is read to its end by one task, as a whole one is.
            ranges.add(new ByteRange(i * rangeBytes, i == count - 1 ? Long.MAX_VALUE : (i + 1) * rangeBytes));
        }
        return ranges;
    }

    private static InputStream from(InputFile file, long position) {
        SeekableByteChannel channel = file.open();
        try {
            channel.position(position);
            return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        } catch (IOException e) {
            throw new ResourceException(
                    "cannot read " + file.location() + " from byte " + position + ": " + e.getMessage()
                            + "; check the storage and run the same command again",
                    e);
        }
    }
}
