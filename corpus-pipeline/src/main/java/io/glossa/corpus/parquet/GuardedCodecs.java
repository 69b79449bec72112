package io.glossa.corpus.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks the pages of a row group as long as they stay within bounds. A page says beforehand how long it will be, so that
 * one too long is refused before memory is given to it.
 */
final class GuardedCodecs implements CompressionCodecFactory {
    /** Writers make pages of 1 MiB, DuckDB up to 100 MB; a page is unpacked whole. */
    static final int MAX_PAGE_BYTES = 256 << 20;

    private final CompressionCodecFactory codecs;
    private long room;

    GuardedCodecs(CompressionCodecFactory codecs) {
        this.codecs = codecs;
    }

    /** A page, or all pages of a row group, that would unpack to too much. */
    static final class TooMuchException extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        TooMuchException(String message) {
            super(new IOException(message));
        }
    }

    /** Begins a row group that may unpack to so many bytes. */
    void allow(long bytes) {
        room = bytes;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        BytesInputDecompressor codec = codecs.getDecompressor(name);
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int unpacked) throws IOException {
                take(unpacked);
                return codec.decompress(bytes, unpacked);
            }

            @Override
            public void decompress(ByteBuffer input, int packed, ByteBuffer output, int unpacked) throws IOException {
                take(unpacked);
                codec.decompress(input, packed, output, unpacked);
            }

            @Override
            public void release() {
                codec.release();
            }
        };
    }

    private void take(int bytes) {
        if (bytes > MAX_PAGE_BYTES) {
            throw new TooMuchException(
                    "a page unpacks to " + bytes + " bytes; at most " + MAX_PAGE_BYTES + " are read at once");
        }
        room -= bytes;
        if (room < 0) {
            throw new TooMuchException("the row group unpacks to more than its size allows; see read.max-expansion");
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public void release() {
        codecs.release();
    }
}
