package io.glossa.corpus;

import io.glossa.corpus.dedup.Shingles;
import io.glossa.corpus.filter.AnalysedDocument;
import io.glossa.corpus.filter.DocumentAnalyser;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Thresholds;
import io.glossa.corpus.filter.Verdict;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.normalise.Normalised;
import io.glossa.corpus.normalise.Normaliser;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is done to one document of a source, from raw bytes to a kept or rejected text.
 *
 * <p>A record passes the reader's rules, the normalisers, the filters and the redactors, in the order of {@link #rules()};
 * the first that objects rejects it.
 *
 * <p><b>Formula.</b> Quality = script share × (1 - characters in repeated lines) × (1 - text in repeated runs of five
 * words): between copies of a page it prefers the one with less boilerplate.
 *
 * <p><b>Determinism.</b> A pure function of settings and record. One thread at a time: build one per task.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ConfigException} on building, for unknown names and missing or vacuous
 * thresholds. {@link #process} never throws because of what a record contains.
 */
public final class DocumentPipeline {
    /** What parallel text and programs are held to: the rules of a language would refuse half of each. */
    private static final List<String> NOT_PROSE = List.of("mojibake");

    private final SourceSettings source;
    private final int maxTextBytes;
    private final RecordReader reader;
    private final LanguageProfile language;
    private final List<Normaliser> normalisers;
    private final List<DocumentFilter> filters;
    private final List<Redactor> redactors;
    private final Thresholds thresholds;
    private final DocumentAnalyser analyser;
    private final List<String> rules;

    private DocumentPipeline(CorpusSettings settings, SourceSettings source) {
        this.source = source;
        this.maxTextBytes = settings.maxDocumentBytes();
        this.reader = RecordReader.named(source.format());
        this.language = Languages.load(source.language(), settings.languages());
        List<String> names = new ArrayList<>(source.normalisers());
        names.addAll(settings.normalisers().isEmpty() ? language.normalisers() : settings.normalisers());
        this.normalisers = Normaliser.named(names);
        List<String> standard = source.role().isProse() ? language.filters() : NOT_PROSE;
        this.filters = DocumentFilter.named(settings.filters().isEmpty() ? standard : settings.filters());
        this.redactors = Redactor.named(settings.redact());
        this.thresholds = Thresholds.of(
                "source " + source.name(),
                List.of(
                        language.thresholds(),
                        settings.thresholds().getOrDefault(source.language(), new TreeMap<>()),
                        source.thresholds()),
                filters);
        this.analyser = new DocumentAnalyser(language);
        List<String> all = new ArrayList<>(RecordReader.RULES);
        normalisers.forEach(n -> all.add(n.name()));
        filters.forEach(f -> all.add(f.name()));
        redactors.forEach(r -> all.add(r.name()));
        this.rules = List.copyOf(all);
    }

    /** The pipeline of a source. */
    public static DocumentPipeline of(CorpusSettings settings, SourceSettings source) {
        return new DocumentPipeline(settings, source);
    }

    /** Names of the rules, in the order in which a record meets them; those that only rewrite are among them. */
    public List<String> rules() {
        return rules;
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
        return language.shingles();
    }

    /** Decides about one record. */
    public Outcome process(RawRecord record) {
        Parsed parsed = reader.parse(record, source, maxTextBytes);
        List<TextSize> sizes = new ArrayList<>(rules.size() + 1);
        TextSize size = TextSize.of(parsed.text());
        for (String rule : RecordReader.RULES) {
            sizes.add(size);
            if (parsed instanceof Parsed.Broken broken && broken.rule().equals(rule)) {
                return rejected(broken.id(), rule, new Verdict(0, broken.reason()), broken.text(), sizes);
            }
        }
        SortedMap<String, Integer> changes = new TreeMap<>();
        String text = normalised(parsed.text(), size, sizes, changes);
        size = changes.isEmpty() ? size : TextSize.of(text);
        AnalysedDocument analysed = analyser.analyse(text);
        SortedMap<String, Double> signals = new TreeMap<>();
        for (DocumentFilter filter : filters) {
            sizes.add(size);
            Verdict verdict = filter.judge(analysed, thresholds);
            if (!verdict.passes()) {
                return rejected(parsed.id(), filter.name(), verdict, text, sizes);
            }
            signals.put(filter.name(), verdict.value());
        }
        SortedMap<String, Integer> redactions = new TreeMap<>();
        String redacted = redacted(text, size, sizes, redactions);
        Document document =
                new Document(parsed.id(), source.name(), source.role().languageOf(source.language()), redacted);
        return new Outcome.Kept(document, quality(analysed), signals, changes, redactions, sizes);
    }

    private String normalised(String text, TextSize size, List<TextSize> sizes, SortedMap<String, Integer> changes) {
        String current = text;
        TextSize entering = size;
        for (Normaliser normaliser : normalisers) {
            sizes.add(entering);
            Normalised after = normaliser.apply(current, language);
            if (after.changes() > 0) {
                changes.put(normaliser.name(), after.changes());
                current = after.text();
                entering = TextSize.of(current);
            }
        }
        return current;
    }

    private String redacted(String text, TextSize size, List<TextSize> sizes, SortedMap<String, Integer> redactions) {
        String current = text;
        TextSize entering = size;
        for (Redactor redactor : redactors) {
            sizes.add(entering);
            Redactor.Redacted after = redactor.redact(current);
            if (after.count() > 0) {
                redactions.put(redactor.name(), after.count());
                current = after.text();
                entering = TextSize.of(current);
            }
        }
        sizes.add(entering);
        return current;
    }

    private Outcome rejected(String id, String rule, Verdict verdict, String text, List<TextSize> sizes) {
        return new Outcome.Rejected(
                new Rejection(id, source.name(), source.language(), rule, verdict.reason(), verdict.value(), text),
                sizes);
    }

    private static double quality(AnalysedDocument document) {
        return document.characters().scriptShare()
                * (1 - document.repetition().lineCharacters())
                * (1 - document.repetition().duplicateRuns().get(5));
    }
}
