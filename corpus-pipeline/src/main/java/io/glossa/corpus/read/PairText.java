package io.glossa.corpus.read;

import io.glossa.corpus.parallel.TextPair;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Records of two sides: the first and the second, parted by a line feed, which neither can hold. */
final class PairText {
    private PairText() {}

    static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(first.length + second.length + 1);
        bytes.writeBytes(first);
        bytes.write('\n');
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    static Parsed parse(RawRecord record, int maxTextBytes) {
        String id = record.id().isEmpty() ? record.fallbackId() : record.id();
        byte[] bytes = record.bytes();
        if (record.totalBytes() > maxTextBytes) {
            return new Parsed.Broken(
                    id,
                    Utf8.beginning(bytes),
                    "too-large",
                    "the pair has " + record.totalBytes() + " bytes; at most " + maxTextBytes + " are read");
        }
        int cut = 0;
        while (bytes[cut] != '\n') {
            cut++;
        }
        Utf8.Decoded first = Utf8.decode(Arrays.copyOf(bytes, cut));
        Utf8.Decoded second = Utf8.decode(Arrays.copyOfRange(bytes, cut + 1, bytes.length));
        if (!first.isValid() || !second.isValid()) {
            Utf8.Decoded broken = first.isValid() ? second : first;
            return new Parsed.Broken(
                    id,
                    first.text() + "\n" + second.text(),
                    "encoding",
                    "byte " + (broken.invalidAt() + 1) + " of the " + (first.isValid() ? "second" : "first")
                            + " side is not UTF-8");
        }
        if (first.text().isBlank() || second.text().isBlank()) {
            String empty = first.text().isBlank() ? "first" : "second";
            return new Parsed.Broken(
                    id, first.text() + second.text(), "empty", "the " + empty + " side of the pair is empty");
        }
        return new Parsed.Pair(new TextPair(id, first.text(), second.text()));
    }
}
