package io.glossa.corpus;

import io.glossa.corpus.dedup.Shingles;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything that is done to one document of a source, from raw bytes to a kept or rejected text.
 *
 * <p>A record passes the reader's rules, the normalisers, the filters and the redaction, in the order of {@link #rules()};
 * the first that objects rejects it.
 *
 * <p><b>Determinism.</b> A pure function of settings and record. One thread at a time: build one per task.
 */
public final class DocumentPipeline {
    private final SourceSettings source;
    private final int maxTextBytes;
    private final RecordReader reader;

    private DocumentPipeline(CorpusSettings settings, SourceSettings source) {
        this.source = source;
        this.maxTextBytes = settings.maxDocumentBytes();
        this.reader = RecordReader.named(source.format());
    }

    /** The pipeline of a source. */
    public static DocumentPipeline of(CorpusSettings settings, SourceSettings source) {
        return new DocumentPipeline(settings, source);
    }

    /** Names of the rules, in the order in which a record meets them. */
    public List<String> rules() {
        return RecordReader.RULES;
    }

    /** The reader of the source's format. */
    public RecordReader reader() {
        return reader;
    }

    /** Bytes of a raw record that the reader must keep. */
    public int maxRecordBytes() {
        return reader.maxRecordBytes(maxTextBytes);
    }

    /** How documents of this language are cut for near-duplicate search. */
    public Shingles shingles() {
        return new Shingles(io.glossa.corpus.dedup.ShingleKind.CHARACTERS, 5);
    }

    /** Decides about one record. Never throws because of what the record contains. */
    public Outcome process(RawRecord record) {
        Parsed parsed = reader.parse(record, source, maxTextBytes);
        List<TextSize> sizes = new ArrayList<>();
        TextSize size = TextSize.of(parsed.text());
        for (String rule : RecordReader.RULES) {
            sizes.add(size);
            if (parsed instanceof Parsed.Broken broken && broken.rule().equals(rule)) {
                return new Outcome.Rejected(
                        new Rejection(
                                broken.id(), source.name(), source.language(), rule, broken.reason(), 0, broken.text()),
                        sizes);
            }
        }
        sizes.add(size);
        return new Outcome.Kept(
                new Document(parsed.id(), source.name(), source.language(), parsed.text()),
                1,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                sizes);
    }
}
