package io.glossa.spark;

import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;

import io.glossa.corpus.RuleSet;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * The lineage table of a finished corpus step, read one record at a time.
 *
 * <p><b>Cost.</b> A record's part is known from its id, and a part is ordered by id: of one part the row groups and pages
 * that may hold the id are read, whatever the size of the corpus.
 */
public final class Lineage {
    /** Ids compared at a time when the nearest is looked for. */
    private static final int BATCH = 10_000;

    private final Path folder;
    private final List<RuleSet> ruleSets;
    private final List<Path> parts;

    private Lineage(Path folder, List<RuleSet> ruleSets, List<Path> parts) {
        this.folder = folder;
        this.ruleSets = ruleSets;
        this.parts = parts;
    }

    /**
     * Opens the lineage of a corpus.
     *
     * <p><b>Errors.</b> {@link ConfigException} when there is none.
     *
     * @param corpus the corpus step's directory
     */
    public static Lineage open(Path corpus) {
        Path folder = corpus.resolve(LineageSchema.FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new ConfigException(folder + " is not there; name the --out of a run whose corpus step has finished");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts = files.filter(f -> f.getFileName().toString().matches("part-\\d+\\.parquet"))
                    .sorted()
                    .toList();
            return new Lineage(folder, List.of(Json.read(corpus.resolve("rule-sets.json"), RuleSet[].class)), parts);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder, e);
        }
    }

    /** The rules of a source. */
    public RuleSet ruleSet(String source) {
        return ruleSets.stream()
                .filter(r -> r.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new ConfigException(NearestName.unknown(
                        "source", source, ruleSets.stream().map(RuleSet::source).toList())));
    }

    /** Every record of an id: several when sources share it, or when records that were refused do. */
    public List<LineageRecord> find(String id) {
        List<LineageRecord> found = new ArrayList<>();
        FilterCompat.Filter wanted = FilterCompat.get(eq(binaryColumn("id"), Binary.fromString(id)));
        TreeSet<Integer> shards = new TreeSet<>();
        for (RuleSet ruleSet : ruleSets) {
            shards.add(ShardKey.of(ruleSet.source(), id, 0, parts.size()).shard());
        }
        for (int shard : shards) {
            read(parts.get(shard), wanted, Optional.empty(), row -> found.add(LineageRecord.of(row)));
        }
        return found;
    }

    /** Hands on every record, part by part, in the order of ids. */
    public void forEach(Consumer<LineageRecord> action) {
        for (Path part : parts) {
            read(part, FilterCompat.NOOP, Optional.empty(), row -> action.accept(LineageRecord.of(row)));
        }
    }

    /** The id nearest to one that is not there, if any is near. Reads the ids of the whole corpus. */
    public Optional<String> nearest(String id) {
        MessageType ids =
                Types.buildMessage().addField(LineageSchema.single("id")).named(LineageSchema.FOLDER);
        List<String> batch = new ArrayList<>();
        for (Path part : parts) {
            read(part, FilterCompat.NOOP, Optional.of(ids), row -> {
                batch.add(row.getString("id", 0));
                if (batch.size() == BATCH) {
                    keepNearest(id, batch);
                }
            });
        }
        keepNearest(id, batch);
        return batch.stream().findFirst();
    }

    private static void keepNearest(String id, List<String> batch) {
        Optional<String> nearest = NearestName.of(id, batch);
        batch.clear();
        nearest.ifPresent(batch::add);
    }

    private void read(Path part, FilterCompat.Filter filter, Optional<MessageType> projection, Consumer<Group> action) {
        ParquetConfiguration configuration = new PlainParquetConfiguration();
        projection.ifPresent(columns -> configuration.set(ReadSupport.PARQUET_READ_SCHEMA, columns.toString()));
        try (ParquetReader<Group> reader = new Groups(new LocalInputFile(part), configuration)
                .withFilter(filter)
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                action.accept(row);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder.resolve(part), e);
        }
    }

    private static final class Groups extends ParquetReader.Builder<Group> {
        Groups(InputFile file, ParquetConfiguration configuration) {
            super(file, configuration);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
