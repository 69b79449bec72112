package io.glossa.spark;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * A text on its way through the stages: packed once, where it is judged, and unpacked only where it is compared or written.
 *
 * <p><b>Cost.</b> Packing by itself gives up what a text shares with its neighbours, a few per cent; in return the stages
 * that look at keys alone pass it by, and no file or shuffle packs it again.
 *
 * @param size bytes of its UTF-8 form
 * @param packed that form as a Zstandard frame, or as it is when a frame is no smaller
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier: never compared, never changed.
record PackedText(int size, byte[] packed) implements Serializable {
    /** The fastest level: it halves text already. */
    private static final int LEVEL = 1;

    /** Making a context takes longer than packing a page. */
    private static final ThreadLocal<ZstdCompressCtx> PACKER =
            ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

    private static final ThreadLocal<ZstdDecompressCtx> UNPACKER = ThreadLocal.withInitial(ZstdDecompressCtx::new);

    /** Packs a text. */
    static PackedText of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = PACKER.get().compress(utf8);
        return new PackedText(utf8.length, frame.length < utf8.length ? frame : utf8);
    }

    /** Bytes of the row's form. */
    int bytes() {
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
        return packed.length == size ? packed : UNPACKER.get().decompress(packed, size);
    }

    /** The text. */
    String text() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }
}
