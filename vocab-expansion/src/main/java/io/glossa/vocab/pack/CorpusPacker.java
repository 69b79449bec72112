package io.glossa.vocab.pack;

import io.glossa.corpus.Document;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.documents.ParquetDocuments;
import io.glossa.vocab.pack.PackReport.SourceCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pack step: the splits of a corpus become sequences of token ids.
 *
 * <p><b>Cost.</b> One split is held as tokens at a time: 8 bytes a token. Encoding uses all cores.
 *
 * <p><b>Determinism.</b> See {@link DocumentOrder}.
 *
 * <p><b>Errors.</b> {@link DataException} when there is no document at all.
 */
public final class CorpusPacker {
    private final TokenizerSource source;
    private final DocumentEncoder encoder;
    private final PackSettings settings;
    private final DocumentOrder order;

    /**
     * A packer.
     *
     * @param tokenizerDirectory a tokenizer model or a directory that holds one
     */
    public CorpusPacker(Path tokenizerDirectory, PackSettings settings) {
        source = TokenizerSource.of(tokenizerDirectory);
        encoder = new DocumentEncoder(Tokenizers.load(source.file()), settings);
        this.settings = settings;
        order = new DocumentOrder(settings);
    }

    /**
     * Packs every split.
     *
     * @param splits a directory with a folder of Parquet documents for each split
     * @param output gets {@code SPLIT/SOURCE/part-NNNNN.parquet} and {@value PackReport#FILE}
     */
    public PackReport pack(Path splits, Path output) {
        SortedMap<String, SortedMap<String, SourceCounts>> counts = new TreeMap<>();
        SortedMap<String, String> languages = new TreeMap<>();
        DocumentCopies copies = DocumentCopies.of(splits);
        for (Path split : directories(splits)) {
            String name = split.getFileName().toString();
            SortedMap<String, SourceCounts> bySource = packSplit(split, output.resolve(name), copies, languages);
            if (!bySource.isEmpty()) {
                counts.put(name, bySource);
            }
        }
        if (counts.isEmpty()) {
            throw new DataException(splits + ": found no document in any split, expected some; see the corpus report"
                    + " for what was filtered");
        }
        PackReport report =
                new PackReport(source.sha256(), settings.sequenceLength(), settings.frame(), counts, languages);
        Json.write(output.resolve(PackReport.FILE), report);
        PackedMix.write(splits, counts, output);
        return report;
    }

    private SortedMap<String, SourceCounts> packSplit(
            Path split, Path output, DocumentCopies copies, SortedMap<String, String> languages) {
        String name = split.getFileName().toString();
        Map<String, List<Document>> bySource = new TreeMap<>();
        ParquetDocuments.forEach(
                split,
                d -> bySource.computeIfAbsent(d.source(), s -> new ArrayList<>())
                        .add(d));
        SortedMap<String, SourceCounts> counts = new TreeMap<>();
        bySource.forEach((source, documents) -> {
            List<EncodedDocument> encoded = documents.parallelStream()
                    .flatMap(d -> encoder.encode(name, d, copies.ids(name, source, d.id())).stream())
                    .sorted(Comparator.comparing(EncodedDocument::id, order.withinShard()))
                    .toList();
            SourceCounts packed = packSource(encoded, output.resolve(source));
            if (packed.documents() > 0) {
                encoded.forEach(d -> languages.merge(source, d.language(), PackReport::language));
                counts.put(source, packed);
            }
        });
        return counts;
    }

    private SourceCounts packSource(List<EncodedDocument> encoded, Path output) {
        SourceCounts counts = new SourceCounts(0, 0, 0, 0);
        for (int shard = 0; shard < settings.shards(); shard++) {
            int wanted = shard;
            counts = counts.plus(writeShard(
                    output,
                    shard,
                    encoded.stream().filter(d -> order.shard(d.id()) == wanted).toList()));
        }
        return counts;
    }

    private SourceCounts writeShard(Path output, int shard, List<EncodedDocument> documents) {
        long[] sequences = {0};
        try (PackedShardWriter writer = PackedShardWriter.create(output, shard)) {
            SequencePacker packer = new SequencePacker(settings.sequenceLength(), sequence -> {
                writer.write(sequence);
                sequences[0]++;
            });
            documents.forEach(packer::add);
            packer.finish();
        }
        return new SourceCounts(
                documents.size(),
                documents.stream().mapToLong(EncodedDocument::textBytes).sum(),
                documents.stream().mapToLong(EncodedDocument::length).sum(),
                sequences[0]);
    }

    private static List<Path> directories(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", parent, e);
        }
    }
}
