package io.glossa.vocab.pack;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How documents are laid out for training.
 *
 * @param sequenceLength tokens in a sequence, 512 by default; at most what the model can attend to
 * @param frame marks around a document, {@code bos} by default
 * @param shards files for each source, 1 by default; more let a cluster write them side by side
 * @param seed decides the order of documents within a shard, 0 by default
 * @param bpeDropout how likely a merge is passed over in training text, by source, language or for {@code all}; nowhere by
 *     default
 * @param template what stands around each training document, by source, language or for {@code all}; nothing by default
 */
public record PackSettings(
        Integer sequenceLength,
        Frame frame,
        Integer shards,
        Long seed,
        BpeDropout bpeDropout,
        SortedMap<String, DocumentTemplate> template)
        implements Serializable {
    /** A file for each of more shards than this would be smaller than its own footer for most corpora. */
    private static final int MOST_SHARDS = 10_000;

    public PackSettings {
        sequenceLength = sequenceLength == null ? 512 : sequenceLength;
        frame = frame == null ? Frame.BOS : frame;
        shards = shards == null ? 1 : shards;
        seed = seed == null ? 0L : seed;
        bpeDropout = bpeDropout == null ? BpeDropout.NONE : bpeDropout;
        template = Collections.unmodifiableSortedMap(template == null ? new TreeMap<>() : new TreeMap<>(template));
        if (sequenceLength < 2) {
            throw new ConfigException("sequence-length: found " + sequenceLength
                    + ", expected at least 2: a shorter sequence predicts nothing");
        }
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new ConfigException("shards: found " + shards + ", expected 1 to " + MOST_SHARDS);
        }
    }

    /** Refuses keys that name neither a source nor a language of these. */
    public void requireKnown(Collection<String> sourcesAndLanguages) {
        requireKnown("bpe-dropout", bpeDropout.rates().keySet(), sourcesAndLanguages);
        requireKnown("template", template.keySet(), sourcesAndLanguages);
    }

    private static void requireKnown(String setting, Collection<String> keys, Collection<String> known) {
        SourceValues.unknown(keys, known).ifPresent(key -> {
            throw new ConfigException("pack." + setting + ": " + NearestName.unknown("source or language", key, known));
        });
    }

    /** The settings with every default. */
    public static PackSettings defaults() {
        return new PackSettings(null, null, null, null, null, null);
    }
}
