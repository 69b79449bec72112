package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A text that lies in a file: from stage to stage goes its place alone.
 *
 * @param file that it lies in
 * @param offset of its first byte
 * @param length of its packed form
 * @param size bytes of its UTF-8 form
 */
record PlacedText(TextFile file, long offset, int length, int size) implements StoredText {
    /** More than a path and the numbers take, most often. */
    static final int PLACE_BYTES = 256;

    @Override
    public PackedText load() {
        return file.read(this);
    }

    @Override
    public int bytes() {
        return PLACE_BYTES;
    }

    /** The byte behind the last. */
    long end() {
        return offset + length;
    }

    /** The text, from bytes of the file. */
    PackedText cut(byte[] bytes, int from) {
        return new PackedText(size, Arrays.copyOfRange(bytes, from, from + length));
    }

    /** Writes all but the file. */
    void write(DataOutputStream out) throws IOException {
        write(out, offset, length, size);
    }

    /** Writes a place in a file that is known to who reads it. */
    static void write(DataOutputStream out, long offset, int length, int size) throws IOException {
        out.writeLong(offset);
        out.writeInt(length);
        out.writeInt(size);
    }

    /** The place in a file that {@link #write} wrote. */
    static PlacedText read(DataInputStream in, TextFile file) throws IOException {
        return new PlacedText(file, in.readLong(), in.readInt(), in.readInt());
    }
}
