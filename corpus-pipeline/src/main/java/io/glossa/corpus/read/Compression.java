package io.glossa.corpus.read;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a file is packed, told by the end of its name. */
public enum Compression {
    /** As it is: can be entered at any byte. */
    NONE(""),
    /** One or several gzip members. */
    GZIP(".gz"),
    /** One or several Zstandard frames. */
    ZSTANDARD(".zst");

    /** Windows up to 128 MiB, what {@code zstd} itself accepts unless told otherwise: the memory one stream may ask for. */
    private static final int MAX_WINDOW_LOG = 27;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    /** The packing of a file of a name. */
    public static Compression of(String name) {
        for (Compression compression : values()) {
            if (compression != NONE && name.endsWith(compression.ending)) {
                return compression;
            }
        }
        return NONE;
    }

    /** A file's name without the ending that tells its packing. */
    public static String withoutEnding(String name) {
        return name.substring(0, name.length() - of(name).ending.length());
    }

    /** What a person calls it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Unpacks a stream: all members, all frames. */
    InputStream unpack(InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in, 1 << 16);
        return switch (this) {
            case NONE -> buffered;
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(buffered)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTANDARD -> {
                ZstdInputStream frames = new ZstdInputStream(buffered);
                frames.setLongMax(MAX_WINDOW_LOG);
                yield frames;
            }
        };
    }
}
