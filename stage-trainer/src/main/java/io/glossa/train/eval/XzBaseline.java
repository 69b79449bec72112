package io.glossa.train.eval;

import io.glossa.corpus.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * What a general compressor makes of the same text, knowing no other: an outside mark that no tokenizer has touched.
 *
 * <p><b>Units.</b> Bits of the .xz file per byte of the documents, which are joined by line feeds; strongest preset, no
 * checksum.
 */
final class XzBaseline {
    /** As {@code xz -9}: a larger dictionary than the text only costs memory. */
    private static final int LARGEST_DICTIONARY_BYTES = 64 << 20;

    private XzBaseline() {}

    static double bitsPerByte(EvaluationSet set) {
        byte[] text = set.documents().stream()
                .map(Document::text)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try {
            LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MAX);
            options.setDictSize(Math.max(LZMA2Options.DICT_SIZE_MIN, Math.min(LARGEST_DICTIONARY_BYTES, text.length)));
            options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
            try (XZOutputStream out = new XZOutputStream(compressed, options, XZ.CHECK_NONE)) {
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory failed", e);
        }
        return 8.0 * compressed.size() / set.bytes();
    }
}
