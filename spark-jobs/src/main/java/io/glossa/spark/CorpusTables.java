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
        return ShardKey.sorted(
                        kept.map(DocumentRow::of),
                        new DocumentRow.Format(),
                        d -> ShardKey.of(d.sourceName(), d.id(), 0, count),
                        shards)
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

    /** The rows go to the files of their splits; the table of all documents is made of these files' row groups. */
    private Written writeDocuments(int shard, Iterator<DocumentRow> places) {
        Iterator<DocumentRow> rows = new FetchedDocuments(places);
        ClusterSplitter splitter = new ClusterSplitter(settings.seed());
        Written written = new Written(new TreeMap<>(), new TreeMap<>());
        EnumMap<Split, Path> files = new EnumMap<>(Split.class);
        EnumMap<Split, TableWriter> splits = new EnumMap<>(Split.class);
        try {
            for (Split split : Split.values()) {
                files.put(split, Table.part(Path.of(directory, "splits", split.label()), shard));
                splits.put(split, new TableWriter(Table.DOCUMENTS, files.get(split)));
            }
            while (rows.hasNext()) {
                DocumentRow row = rows.next();
                Split split = split(splitter, row.id(), row.source());
                byte[] text = row.text().load().utf8();
                splits.get(split)
                        .write(row.id(), row.sourceName(), row.language(), text, row.id(), split.label(), (long)
                                row.clusterSize());
                written.splits()
                        .computeIfAbsent(row.sourceName(), s -> new TreeMap<>())
                        .merge(split.label(), row.amount(), Amount::plus);
                if (Sample.isWanted(
                        written.samples().getOrDefault(row.sourceName(), List.of()), row.sourceName(), row.id())) {
                    written.samples().merge(row.sourceName(), List.of(Sample.of(row, text)), Sample::lowest);
                }
            }
        } finally {
            splits.values().forEach(TableWriter::close);
        }
        Path documents = Path.of(directory, Table.DOCUMENTS.folder());
        TableWriter.join(Table.DOCUMENTS, List.copyOf(files.values()), Table.part(documents, shard));
        return written;
    }

    private boolean writeRejected(int shard, Iterator<Judged.Refused> rows) {
        Path folder = Path.of(directory, Table.REJECTED.folder());
        try (TableWriter table = new TableWriter(Table.REJECTED, Table.part(folder, shard))) {
            while (rows.hasNext()) {
                Judged.Refused r = rows.next();
                table.write(
                        r.id(),
                        r.source(),
                        r.language(),
                        r.rule(),
                        r.reason(),
                        r.value(),
                        r.packed().utf8());
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
}
