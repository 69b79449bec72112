package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.parallel.PairDocuments;
import io.glossa.corpus.parallel.PairJudge;
import io.glossa.corpus.parallel.TextPair;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.Records;
import io.glossa.corpus.read.Storages;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the pairs of a source.
 *
 * @param source its name
 * @param pairs read
 * @param kept of them
 * @param documents made of the kept ones
 * @param rejected pairs by the rule that rejected them
 * @param samples of each rule the first few rejected pairs
 */
record PairAccount(
        String source,
        long pairs,
        long kept,
        long documents,
        SortedMap<String, Long> rejected,
        SortedMap<String, List<RejectedPair>> samples)
        implements Serializable {
    static final String FOLDER = "pairs";
    private static final int SAMPLES = 5;

    /** A pair that did not pass. */
    record RejectedPair(String id, String rule, double value, String reason, String first, String second)
            implements Serializable {}

    static Path documents(Path directory, String source, int part) {
        return file(directory, source, "part", part);
    }

    private static Path file(Path directory, String source, String kind, int part) {
        return directory
                .resolve(FOLDER)
                .resolve(source)
                .resolve(String.format(Locale.ROOT, "%s-%05d.jsonl", kind, part));
    }

    /** Filters a file and writes what becomes of it. */
    static PairAccount of(ParallelJob.PairFile file, CorpusSettings settings, Storages storages, Path directory) {
        SourceSettings source = settings.sources().get(file.source());
        PairJudge judge = new PairJudge(source.pairs(), settings.languages());
        RecordReader reader = RecordReader.named(source.format());
        int maxRecordBytes = reader.maxRecordBytes(settings.maxDocumentBytes());
        Path written = documents(directory, source.name(), file.part());
        Path refused = file(directory, source.name(), "rejected", file.part());
        long[] counts = new long[3];
        SortedMap<String, Long> rules = new TreeMap<>();
        SortedMap<String, List<RejectedPair>> samples = new TreeMap<>();
        try {
            Files.createDirectories(written.getParent());
            try (BufferedWriter documents = Files.newBufferedWriter(written, StandardCharsets.UTF_8);
                    BufferedWriter rejected = Files.newBufferedWriter(refused, StandardCharsets.UTF_8);
                    Records records = reader.open(
                            storages.file(file.path()), file.name(), ByteRange.ALL, source, maxRecordBytes)) {
                PairDocuments writer = new PairDocuments(source.pairs(), source.name(), source.language(), document -> {
                    line(documents, Map.of("id", document.id(), "text", document.text()));
                    counts[2]++;
                });
                while (records.hasNext()) {
                    Parsed parsed = records.next().parsed(reader, source, settings.maxDocumentBytes());
                    counts[0]++;
                    Optional<RejectedPair> objection = objection(parsed, judge);
                    if (objection.isEmpty()) {
                        counts[1]++;
                        writer.add(((Parsed.Pair) parsed).pair());
                    } else {
                        RejectedPair row = objection.get();
                        line(rejected, row);
                        rules.merge(row.rule(), 1L, Long::sum);
                        List<RejectedPair> few = samples.computeIfAbsent(row.rule(), r -> new ArrayList<>());
                        if (few.size() < SAMPLES) {
                            few.add(row);
                        }
                    }
                }
                writer.finish();
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", Path.of(file.path()), e);
        }
        return new PairAccount(source.name(), counts[0], counts[1], counts[2], rules, samples);
    }

    PairAccount plus(PairAccount other) {
        SortedMap<String, Long> rules = new TreeMap<>(rejected);
        other.rejected.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
        SortedMap<String, List<RejectedPair>> few = new TreeMap<>(samples);
        other.samples.forEach((rule, rows) -> few.merge(rule, rows, (a, b) -> {
            List<RejectedPair> both = new ArrayList<>(a);
            both.addAll(b);
            return new ArrayList<>(both.subList(0, Math.min(SAMPLES, both.size())));
        }));
        return new PairAccount(source, pairs + other.pairs, kept + other.kept, documents + other.documents, rules, few);
    }

    /** What speaks against a record; nothing for a pair that every filter passes. */
    private static Optional<RejectedPair> objection(Parsed parsed, PairJudge judge) {
        if (parsed instanceof Parsed.Pair pair) {
            TextPair sides = pair.pair();
            return judge.judge(sides)
                    .map(o -> new RejectedPair(
                            sides.id(), o.rule(), o.value(), o.reason(), sides.first(), sides.second()));
        }
        return Optional.of(
                parsed instanceof Parsed.Broken broken
                        ? new RejectedPair(broken.id(), broken.rule(), 0, broken.reason(), broken.text(), "")
                        : new RejectedPair(
                                parsed.id(),
                                "format",
                                0,
                                "a text and no pair; set format to tsv or moses",
                                parsed.text(),
                                ""));
    }

    private static void line(BufferedWriter out, Object value) {
        try {
            out.write(Json.line(value));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
