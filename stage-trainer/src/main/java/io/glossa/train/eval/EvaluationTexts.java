package io.glossa.train.eval;

import io.glossa.corpus.Document;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
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
import java.lang.Character.UnicodeScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the texts of evaluation sets: keeps the lines that count and takes up to the cap. */
final class EvaluationTexts {
    /** A held-out text beyond this (64 MiB) is a broken file. */
    private static final int MAX_TEXT_BYTES = 64 << 20;

    private final EvaluationInputs inputs;
    private final EvaluationSettings settings;

    EvaluationTexts(EvaluationInputs inputs, EvaluationSettings settings) {
        this.inputs = inputs;
        this.settings = settings;
    }

    EvaluationSet read(EvaluationSetSettings set) {
        LanguageProfile language =
                Languages.load(set.language(), inputs.corpusSettings().languages());
        Optional<UnicodeScript> script = set.countedScript(language.unicodeScript());
        List<Document> counted = new ArrayList<>();
        for (Document document : set.path() == null ? ofSource(set) : ofFile(set)) {
            String text = script.map(s -> ScriptLines.of(document.text(), s)).orElse(document.text());
            counted.add(new Document(document.id(), document.source(), set.language(), text));
        }
        List<Document> selected = DocumentSelection.select(counted, settings.capBytes(), settings.seed());
        if (selected.isEmpty()) {
            throw new DataException("evaluation set " + set.name() + ": no text left to measure"
                    + script.map(s -> "; no line is mostly " + s).orElse(""));
        }
        return new EvaluationSet(set.name(), set.language(), set.sampledFromBase(), selected);
    }

    private List<Document> ofSource(EvaluationSetSettings set) {
        List<Document> documents = new ArrayList<>();
        TreeSet<String> sources = new TreeSet<>();
        ParquetDocuments.forEach(inputs.corpus().resolve("splits").resolve(set.split()), document -> {
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
        Path file = set.file(inputs.folder());
        SourceSettings source = SourceSettings.of(set.name(), set.language(), file.toString());
        RecordReader reader = RecordReader.named(source.format());
        List<Document> documents = new ArrayList<>();
        try (InputStream in = SourceFiles.open(file)) {
            reader.records(in, file.getFileName().toString(), reader.maxRecordBytes(MAX_TEXT_BYTES))
                    .forEachRemaining(record -> {
                        Parsed parsed = record.parsed(reader, source, MAX_TEXT_BYTES);
                        if (parsed instanceof Parsed.Broken broken) {
                            throw new DataException(file + " byte " + record.number() + ": " + broken.reason());
                        }
                        documents.add(new Document(parsed.id(), set.name(), set.language(), parsed.text()));
                    });
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return documents;
    }
}
