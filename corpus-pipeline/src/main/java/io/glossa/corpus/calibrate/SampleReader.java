package io.glossa.corpus.calibrate;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceRules;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.filter.AnalysedDocument;
import io.glossa.corpus.filter.DocumentAnalyser;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.normalise.Normaliser;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.Records;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.openhft.hashing.LongHashFunction;

/**
 * Draws documents of a language from its sources and measures them: those whose source, file and number have the lowest
 * hashes.
 *
 * <p><b>Determinism.</b> The sample depends on names and places of the records alone, not on the order of reading.
 *
 * <p><b>Cost.</b> Every record is read, few are analysed: about s (1 + ln(n / s)) for a sample of s from n. Memory holds the
 * values and 200 characters of each document of the sample.
 */
public final class SampleReader {
    private static final int EXCERPT_CHARACTERS = 200;
    private static final LongHashFunction HASH = LongHashFunction.xx3();
    private static final Comparator<MeasuredDocument> LAST_DRAWN =
            Comparator.comparingLong(MeasuredDocument::draw).reversed();

    private final CorpusSettings settings;
    private final Path base;
    private final Storages storages;
    private final int size;
    private final List<DocumentFilter> further;

    /**
     * A reader.
     *
     * @param base folder that the sources' relative paths start from
     * @param storages where the files are
     * @param size most documents of a sample
     * @param further filters measured besides those in use
     */
    public SampleReader(CorpusSettings settings, Path base, Storages storages, int size, List<DocumentFilter> further) {
        this.settings = settings.withListsFrom(base);
        this.base = base;
        this.storages = storages;
        this.size = size;
        this.further = List.copyOf(further);
    }

    /** The sample of a language; evaluation sources are left out of it. */
    public DocumentSample read(String language) {
        PriorityQueue<MeasuredDocument> lowest = new PriorityQueue<>(LAST_DRAWN);
        SourceRules rules = null;
        long readable = 0;
        for (SourceSettings source : settings.sources()) {
            if (source.language().equals(language) && source.role() != SourceRole.EVALUATION) {
                rules = SourceRules.of(settings, source).with(further);
                readable += read(source, rules, lowest);
            }
        }
        if (rules == null) {
            throw new IllegalArgumentException("no source in language " + language);
        }
        List<MeasuredDocument> documents = new ArrayList<>(lowest);
        documents.sort(LAST_DRAWN.reversed().thenComparing(MeasuredDocument::id));
        return new DocumentSample(language, readable, rules.filters(), rules.thresholds(), documents);
    }

    private long read(SourceSettings source, SourceRules rules, PriorityQueue<MeasuredDocument> lowest) {
        RecordReader reader = RecordReader.named(source.format()).forLanguage(rules.language());
        int maxRecordBytes = reader.maxRecordBytes(settings.maxDocumentBytes());
        DocumentAnalyser analyser = rules.analyser();
        long readable = 0;
        for (InputFile file : SourceFiles.find(source, base, storages)) {
            try (Records records =
                    reader.open(file, SourceFiles.shown(file, base), ByteRange.ALL, source, maxRecordBytes)) {
                while (records.hasNext()) {
                    RawRecord record = records.next();
                    Parsed parsed = record.parsed(reader, source, settings.maxDocumentBytes());
                    if (parsed instanceof Parsed.Text text) {
                        readable++;
                        draw(source, record, text, rules, analyser, lowest);
                    }
                }
            }
        }
        return readable;
    }

    private void draw(
            SourceSettings source,
            RawRecord record,
            Parsed.Text parsed,
            SourceRules rules,
            DocumentAnalyser analyser,
            PriorityQueue<MeasuredDocument> lowest) {
        long draw = HASH.hashChars(source.name() + "/" + record.fallbackId());
        if (lowest.size() == size && draw >= lowest.element().draw()) {
            return;
        }
        String text = parsed.text();
        for (Normaliser normaliser : rules.normalisers()) {
            text = normaliser.apply(text, rules.language()).text();
        }
        AnalysedDocument analysed = analyser.analyse(text, parsed.url());
        double[] values = rules.filters().stream()
                .mapToDouble(f -> f.judge(analysed, rules.thresholds()).value())
                .toArray();
        lowest.add(new MeasuredDocument(draw, source.name() + "/" + parsed.id(), excerpt(text), values));
        if (lowest.size() > size) {
            lowest.remove();
        }
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int end = Math.min(line.length(), EXCERPT_CHARACTERS);
        end = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, end);
    }
}
