package io.glossa.vocab.pack;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What packing made, as {@code report.json} holds it.
 *
 * @param tokenizerSha256 hash of the tokenizer model that encoded
 * @param sequenceLength tokens in a sequence
 * @param frame marks around a document
 * @param splits counts by split and source
 */
public record PackReport(
        String tokenizerSha256,
        int sequenceLength,
        Frame frame,
        SortedMap<String, SortedMap<String, SourceCounts>> splits) {
    /** The file that holds it. */
    public static final String FILE = "report.json";

    public PackReport {
        splits = new TreeMap<>(splits);
    }

    /**
     * What one source of one split came to.
     *
     * @param documents documents
     * @param bytes UTF-8 bytes of their text
     * @param tokens tokens, frames included
     * @param sequences sequences
     */
    public record SourceCounts(long documents, long bytes, long tokens, long sequences) {
        SourceCounts plus(SourceCounts other) {
            return new SourceCounts(
                    documents + other.documents,
                    bytes + other.bytes,
                    tokens + other.tokens,
                    sequences + other.sequences);
        }
    }
}
