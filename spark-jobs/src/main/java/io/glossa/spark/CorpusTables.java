package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.split.ClusterSplitter;
import io.glossa.corpus.split.Split;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * Writes the tables of a corpus, one file a shard, and says what went into them.
 *
 * @param settings of the corpus
 * @param shards files of each table
 * @param directory the step's directory
 * @param lineage columns of the lineage table
 */
record CorpusTables(CorpusSettings settings, int shards, String directory, LineageSchema lineage)
        implements Serializable {
    /** Documents by source and split, and samples of each source's documents. */
    record Written(Map<String, Map<String, Amount>> splits, Map<String, List<Sample>> samples) implements Serializable {
        Written plus(Written other) {
            Map<String, Map<String, Amount>> sums = new TreeMap<>();
            for (Map<String, Map<String, Amount>> part : List.of(splits, other.splits)) {
                part.forEach((source, amounts) -> amounts.forEach((split, amount) ->
                        sums.computeIfAbsent(source, s -> new TreeMap<>()).merge(split, amount, Amount::plus)));
            }
            Map<String, List<Sample>> chosen = new TreeMap<>(samples);
            other.samples.forEach((source, few) -> chosen.merge(source, few, Sample::lowest));
            return new Written(sums, chosen);
        }
    }

    /** Writes {@code documents} and {@code splits}. */
    Written documents(JavaRDD<Kept> kept) {
        int count = shards;
        return ShardKey.sorted(kept, new Kept.Format(), k -> ShardKey.of(k.document(), count), shards)
                .mapPartitionsWithIndex(
                        (shard, rows) -> List.of(writeDocuments(shard, rows)).iterator(), true)
                .reduce(Written::plus);
    }

    /** Writes {@code rejected}. */
    void rejected(JavaRDD<Judged.Refused> refused) {
        int count = shards;
        ShardKey.sorted(
                        refused,
                        new Judged.Refused.Format(),
                        r -> ShardKey.of(r.source(), r.id(), r.key(), count),
                        shards)
                .mapPartitionsWithIndex(
                        (shard, rows) -> List.of(writeRejected(shard, rows)).iterator(), true)
                .count();
    }

    /** Writes {@code duplicates}; returns what was removed, by source and kind. */
    Map<String, Map<String, Amount>> duplicates(JavaRDD<Duplicate> removed) {
        int count = shards;
        return ShardKey.sorted(
                        removed, new Duplicate.Format(), d -> ShardKey.of(d.sourceName(), d.id(), 0, count), shards)
                .mapPartitionsWithIndex(
                        (shard, rows) -> List.of(writeDuplicates(shard, rows)).iterator(), true)
                .reduce((a, b) ->
                        new Written(a, Map.of()).plus(new Written(b, Map.of())).splits());
    }

    /** Writes {@code lineage}. */
    void lineage(JavaRDD<LineageRow> rows) {
        int count = shards;
        LineageSchema schema = lineage;
        ShardKey.sorted(
                        rows,
                        new LineageRow.Format(),
                        r -> ShardKey.of(schema.ruleSet(r.source()).source(), r.id(), r.key(), count),
                        shards)
                .mapPartitionsWithIndex(
                        (shard, ofShard) ->
                                List.of(writeLineage(shard, ofShard)).iterator(),
                        true)
                .count();
    }

    private boolean writeLineage(int shard, Iterator<LineageRow> rows) {
        ClusterSplitter splitter = new ClusterSplitter(settings.seed());
        try (LineageWriter table =
                new LineageWriter(lineage, Table.part(Path.of(directory, LineageSchema.FOLDER), shard))) {
            while (rows.hasNext()) {
                LineageRow row = rows.next();
                boolean kept = row.ending() instanceof LineageRow.Kept;
                table.write(row, kept ? split(splitter, row.id(), row.source()).label() : "");
            }
        }
        return true;
    }

    /** The split of a kept document: its id is its cluster's. */
    private Split split(ClusterSplitter splitter, String id, int source) {
        return splitter.split(id, settings.sources().get(source));
    }

    private Written writeDocuments(int shard, Iterator<Kept> rows) {
        Path folder = Path.of(directory);
        ClusterSplitter splitter = new ClusterSplitter(settings.seed());
        Written written = new Written(new TreeMap<>(), new TreeMap<>());
        EnumMap<Split, TableWriter> splits = new EnumMap<>(Split.class);
        try (TableWriter all = open(folder.resolve(Table.DOCUMENTS.folder()), shard)) {
            for (Split split : Split.values()) {
                splits.put(split, open(folder.resolve("splits").resolve(split.label()), shard));
            }
            while (rows.hasNext()) {
                Kept kept = rows.next();
                Judged.Accepted document = kept.document();
                String source = document.candidate().source();
                Split split = split(splitter, document.id(), document.source());
                Object[] row = {
                    document.id(),
                    source,
                    document.language(),
                    document.utf8(),
                    document.id(),
                    split.label(),
                    (long) kept.clusterSize()
                };
                all.write(row);
                splits.get(split).write(row);
                written.splits()
                        .computeIfAbsent(source, s -> new TreeMap<>())
                        .merge(split.label(), Amount.of(document), Amount::plus);
                written.samples().merge(source, List.of(Sample.of(document)), Sample::lowest);
            }
        } finally {
            splits.values().forEach(TableWriter::close);
        }
        return written;
    }

    private boolean writeRejected(int shard, Iterator<Judged.Refused> rows) {
        Path folder = Path.of(directory, Table.REJECTED.folder());
        try (TableWriter table = new TableWriter(Table.REJECTED, Table.part(folder, shard))) {
            while (rows.hasNext()) {
                Judged.Refused r = rows.next();
                table.write(r.id(), r.source(), r.language(), r.rule(), r.reason(), r.value(), r.text());
            }
        }
        return true;
    }

    private Map<String, Map<String, Amount>> writeDuplicates(int shard, Iterator<Duplicate> rows) {
        Path folder = Path.of(directory, Table.DUPLICATES.folder());
        Map<String, Map<String, Amount>> amounts = new TreeMap<>();
        try (TableWriter table = new TableWriter(Table.DUPLICATES, Table.part(folder, shard))) {
            while (rows.hasNext()) {
                Duplicate d = rows.next();
                table.write(d.id(), d.sourceName(), d.fate().keptId(), d.fate().keptSource(), d.kind(), d.similarity());
                amounts.computeIfAbsent(d.sourceName(), s -> new TreeMap<>()).merge(d.kind(), d.amount(), Amount::plus);
            }
        }
        return amounts;
    }

    private static TableWriter open(Path folder, int shard) {
        return new TableWriter(Table.DOCUMENTS, Table.part(folder, shard));
    }
}
