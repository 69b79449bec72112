package io.glossa.train.eval;

import io.glossa.corpus.Document;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.NearestName;
import io.glossa.vocab.documents.ParquetDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads the texts of evaluation sets: keeps the lines that count and takes up to the cap. */
final class EvaluationTexts {
    /** A held-out text beyond this (64 MiB) is a broken file. */
    private static final int MAX_TEXT_BYTES = 64 << 20;

    private final Path splits;
    private final Path folder;
    private final EvaluationSettings settings;

    /**
     * A reader.
     *
     * @param splits the corpus' {@code splits} folder
     * @param folder that relative paths of files start from
     */
    EvaluationTexts(Path splits, Path folder, EvaluationSettings settings) {
        this.splits = splits;
        this.folder = folder;
        this.settings = settings;
    }

    EvaluationSet read(EvaluationSetSettings set) {
        List<Document> counted = new ArrayList<>();
        UnaryOperator<Document> countedLines =
                d -> new Document(d.id(), d.source(), set.language(), set.counted(d.text()));
        for (Document document : set.path() == null ? ofSource(set) : ofFile(set)) {
            counted.add(countedLines.apply(document));
        }
        List<Document> selected = DocumentSelection.select(counted, settings.capBytes(), settings.seed());
        if (selected.isEmpty()) {
            throw new DataException("evaluation set " + set.name() + ": no text left to measure"
                    + (set.script().isEmpty() ? "" : "; no line is mostly " + set.script()));
        }
        return new EvaluationSet(set.name(), set.language(), set.sampledFromBase(), selected);
    }

    private List<Document> ofSource(EvaluationSetSettings set) {
        List<Document> documents = new ArrayList<>();
        TreeSet<String> sources = new TreeSet<>();
        ParquetDocuments.forEach(splits.resolve(set.split()), document -> {
            sources.add(document.source());
            if (document.source().equals(set.source())) {
                documents.add(document);
            }
        });
        if (documents.isEmpty()) {
            throw new ConfigException("evaluation set " + set.name() + ": " + set.split() + " split: "
                    + NearestName.unknown("source", set.source(), sources));
        }
        return documents;
    }

    private List<Document> ofFile(EvaluationSetSettings set) {
        Path file = set.file(folder);
        SourceSettings source = SourceSettings.of(set.name(), set.language(), file.toString());
        RecordReader reader = RecordReader.named(source.format());
        List<Document> documents = new ArrayList<>();
        try (InputStream in = SourceFiles.open(file)) {
            reader.records(in, file.getFileName().toString(), reader.maxRecordBytes(MAX_TEXT_BYTES))
                    .forEachRemaining(record -> {
                        Parsed parsed = reader.parse(record, source, MAX_TEXT_BYTES);
                        if (parsed instanceof Parsed.Broken broken) {
                            throw new DataException(file + " line " + record.number() + ": " + broken.reason());
                        }
                        documents.add(new Document(parsed.id(), set.name(), set.language(), parsed.text()));
                    });
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return documents;
    }
}
