package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * A text on its way through the stages: packed once, where it is judged, and unpacked only where it is compared or written.
 *
 * <p><b>Cost.</b> LZ4 leaves about two thirds of a page. Zstandard would leave half of it, and take six milliseconds of a processor
 * for a megabyte of pages where this takes two: much of it makes tables anew for every text. The texts are written again for good
 * soon after. Packing each by itself lets the stages that look at keys alone pass it by, and no file or shuffle packs it again.
 *
 * @param size bytes of its UTF-8 form
 * @param packed that form as an LZ4 block, or as it is when a block is no smaller
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier: never compared, never changed.
record PackedText(int size, byte[] packed) implements StoredText {
    private static final LZ4Compressor PACKER = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor UNPACKER =
            LZ4Factory.fastestInstance().safeDecompressor();

    /** Packs a text. */
    static PackedText of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[PACKER.maxCompressedLength(utf8.length)];
        int length = PACKER.compress(utf8, 0, utf8.length, block, 0);
        return new PackedText(utf8.length, length < utf8.length ? Arrays.copyOf(block, length) : utf8);
    }

    @Override
    public PackedText load() {
        return this;
    }

    @Override
    public int bytes() {
        return 2 * Integer.BYTES + packed.length;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        out.writeInt(packed.length);
        out.write(packed);
    }

    static PackedText read(DataInputStream in) throws IOException {
        int size = in.readInt();
        byte[] packed = new byte[in.readInt()];
        in.readFully(packed);
        return new PackedText(size, packed);
    }

    /** The text in UTF-8. */
    byte[] utf8() {
        return packed.length == size ? packed : UNPACKER.decompress(packed, 0, packed.length, size);
    }

    /** The text. */
    String text() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }
}
