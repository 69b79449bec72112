package io.glossa.vocab.pack;

import io.glossa.corpus.mix.MixPlan;
import io.glossa.run.Json;
import io.glossa.vocab.pack.PackReport.SourceCounts;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a mix came to under the tokenizer that packed it, as {@code mix.json} holds it: shares were set in bytes, training counts
 * tokens.
 *
 * @param bytes of the training split
 * @param tokens of it
 * @param roles shares by role
 * @param sources shares by source
 */
public record PackedMix(long bytes, long tokens, SortedMap<String, Share> roles, SortedMap<String, Share> sources) {
    /**
     * A part of the training split.
     *
     * @param bytes of its texts
     * @param byteShare of all bytes
     * @param tokens of its documents, frames included
     * @param tokenShare of all tokens
     * @param epochs times that its text is seen
     */
    public record Share(long bytes, double byteShare, long tokens, double tokenShare, double epochs) {}

    /** Writes the file beside the packed splits, if their corpus has a mix. */
    public static void write(Path splits, SortedMap<String, SortedMap<String, SourceCounts>> counts, Path directory) {
        Path corpus = splits.toAbsolutePath().normalize().getParent();
        MixPlan.of(corpus)
                .ifPresent(plan -> Json.write(
                        directory.resolve(MixPlan.FILE), of(plan, counts.getOrDefault("train", new TreeMap<>()))));
    }

    private static PackedMix of(MixPlan plan, SortedMap<String, SourceCounts> train) {
        long bytes = train.values().stream().mapToLong(SourceCounts::bytes).sum();
        long tokens = train.values().stream().mapToLong(SourceCounts::tokens).sum();
        SortedMap<String, Share> sources = new TreeMap<>();
        SortedMap<String, SourceCounts> byRole = new TreeMap<>();
        SortedMap<String, long[]> epochs = new TreeMap<>();
        SourceCounts none = new SourceCounts(0, 0, 0, 0);
        for (MixPlan.Source source : plan.sources()) {
            SourceCounts packed = train.getOrDefault(source.source(), none);
            sources.put(source.source(), share(packed, bytes, tokens, source.epochs()));
            byRole.merge(source.role(), packed, SourceCounts::plus);
            long[] sums = epochs.computeIfAbsent(source.role(), role -> new long[2]);
            sums[0] += source.plannedBytes();
            sums[1] += source.bytes();
        }
        SortedMap<String, Share> roles = new TreeMap<>();
        byRole.forEach((role, packed) ->
                roles.put(role, share(packed, bytes, tokens, ratio(epochs.get(role)[0], epochs.get(role)[1]))));
        return new PackedMix(bytes, tokens, roles, sources);
    }

    private static Share share(SourceCounts part, long bytes, long tokens, double epochs) {
        return new Share(part.bytes(), ratio(part.bytes(), bytes), part.tokens(), ratio(part.tokens(), tokens), epochs);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
