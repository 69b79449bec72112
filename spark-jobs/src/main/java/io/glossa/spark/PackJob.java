package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.pack.DocumentCopies;
import io.glossa.vocab.pack.DocumentEncoder;
import io.glossa.vocab.pack.DocumentOrder;
import io.glossa.vocab.pack.EncodedDocument;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackReport.SourceCounts;
import io.glossa.vocab.pack.PackSettings;
import io.glossa.vocab.pack.PackedMix;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * The pack step on Spark: the splits of a corpus become sequences of token ids, encoded by all cores and written one file
 * a shard.
 *
 * <p>Writes what {@link io.glossa.vocab.pack.CorpusPacker} writes, byte for byte, without holding a split in memory. Of a corpus
 * with a mix each training document is packed as often as {@link DocumentCopies} says.
 *
 * <p><b>Determinism.</b> See {@link DocumentOrder}.
 *
 * <p><b>Errors.</b> {@link DataException} when there is no document at all.
 */
public final class PackJob {
    private PackJob() {}

    /**
     * Runs the step.
     *
     * @param splits a directory with a folder of documents for each split
     * @param tokenizerDirectory a tokenizer model or a directory that holds one
     * @param directory an empty directory to write into
     * @return counts for the step's manifest
     */
    public static SortedMap<String, Long> run(
            Path splits,
            Path tokenizerDirectory,
            PackSettings settings,
            SparkSettings spark,
            Path directory,
            Progress progress) {
        TokenizerSource source = TokenizerSource.of(tokenizerDirectory);
        List<PartSlice> slices = new ArrayList<>();
        for (Path split : folders(splits)) {
            slices.addAll(PartSlice.plan(split));
        }
        if (slices.isEmpty()) {
            throw nothing(splits);
        }
        JavaSparkContext context = SparkSessions.context(spark);
        int tasks = spark.tasksOn(context.defaultParallelism());
        // Refuses settings that the tokenizer cannot follow before any task begins.
        encoder(source.file(), settings);
        Broadcast<OpenedOnce<DocumentEncoder>> encoder =
                context.broadcast(new OpenedOnce<>(source.file(), file -> encoder(file, settings)));
        String output = directory.toString();
        DocumentCopies copies = DocumentCopies.of(splits);
        try (Progress.Task task = new DescribedTask(context, "pack", progress.begin("pack", "stages", 1))) {
            return SparkFailures.unwrapped(() -> {
                JavaPairRDD<PackPlace, EncodedDocument> placed = context.parallelize(slices, slices.size())
                        .flatMapToPair(slice -> encode(slice, encoder.value().get(), settings, copies)
                                .iterator())
                        .repartitionAndSortWithinPartitions(new PackPlace.ByFile(tasks), new PackPlace.Order(settings));
                List<PackedShard> shards = placed.mapPartitions(rows -> PackedShard.write(rows, settings, output))
                        .collect();
                task.advance(1);
                return report(splits, source.sha256(), settings, shards, directory);
            });
        }
    }

    private static DocumentEncoder encoder(Path tokenizer, PackSettings settings) {
        return new DocumentEncoder(Tokenizers.load(tokenizer), settings);
    }

    private static List<Tuple2<PackPlace, EncodedDocument>> encode(
            PartSlice slice, DocumentEncoder encoder, PackSettings settings, DocumentCopies copies) {
        DocumentOrder order = new DocumentOrder(settings);
        List<Tuple2<PackPlace, EncodedDocument>> encoded = new ArrayList<>();
        slice.forEach(d -> {
            List<String> ids = copies.ids(slice.split(), d.source(), d.id());
            for (EncodedDocument copy : encoder.encode(slice.split(), d, ids)) {
                encoded.add(new Tuple2<>(
                        new PackPlace(slice.split(), d.source(), order.shard(copy.id()), copy.id()), copy));
            }
        });
        return encoded;
    }

    private static SortedMap<String, Long> report(
            Path splits, String tokenizer, PackSettings settings, List<PackedShard> shards, Path directory) {
        SortedMap<String, SortedMap<String, SourceCounts>> counts = new TreeMap<>();
        SortedMap<String, String> languages = new TreeMap<>();
        SortedMap<String, Long> totals = new TreeMap<>();
        for (PackedShard shard : shards) {
            counts.computeIfAbsent(shard.split(), s -> new TreeMap<>())
                    .merge(shard.source(), shard.counts(), PackedShard::plus);
            languages.merge(shard.source(), shard.language(), PackReport::language);
            totals.merge("documents", shard.documents(), Long::sum);
            totals.merge("bytes", shard.bytes(), Long::sum);
            totals.merge("tokens", shard.tokens(), Long::sum);
            totals.merge("sequences", shard.sequences(), Long::sum);
        }
        if (counts.isEmpty()) {
            throw nothing(splits);
        }
        counts.forEach((split, sources) -> sources.keySet()
                .forEach(source -> addEmptyShards(directory.resolve(split).resolve(source), settings.shards())));
        Json.write(
                directory.resolve(PackReport.FILE),
                new PackReport(tokenizer, settings.sequenceLength(), settings.frame(), counts, languages));
        PackedMix.write(splits, counts, directory);
        return totals;
    }

    /** A source has all its shards, so that a reader can tell an empty one from a lost one. */
    private static void addEmptyShards(Path source, int shards) {
        for (int shard = 0; shard < shards; shard++) {
            if (!Files.exists(Table.part(source, shard))) {
                PackedShardWriter.create(source, shard).close();
            }
        }
    }

    private static DataException nothing(Path splits) {
        return new DataException(splits + ": found no document in any split, expected some; see the corpus report for"
                + " what was filtered");
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", parent, e);
        }
    }
}
