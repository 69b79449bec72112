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
 * @param languages of the sources by name, as documents state them: {@value #SEVERAL} where they state several; empty in packs
 *     of former versions
 */
public record PackReport(
        String tokenizerSha256,
        int sequenceLength,
        Frame frame,
        SortedMap<String, SortedMap<String, SourceCounts>> splits,
        SortedMap<String, String> languages) {
    /** The file that holds it. */
    public static final String FILE = "report.json";
    /** The language of a source in several. */
    public static final String SEVERAL = "mul";

    public PackReport {
        splits = new TreeMap<>(splits);
        languages = languages == null ? new TreeMap<>() : new TreeMap<>(languages);
    }

    /** The language of two parts of a source. */
    public static String language(String one, String other) {
        return one.equals(other) ? one : SEVERAL;
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
