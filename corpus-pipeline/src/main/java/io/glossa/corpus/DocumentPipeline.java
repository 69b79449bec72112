package io.glossa.corpus;

import io.glossa.corpus.dedup.Shingles;
import io.glossa.corpus.filter.AnalysedDocument;
import io.glossa.corpus.filter.DocumentAnalyser;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Thresholds;
import io.glossa.corpus.filter.Verdict;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.normalise.Normalised;
import io.glossa.corpus.normalise.Normaliser;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.redact.Redactor;
import io.glossa.corpus.redact.SearchedText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that is done to one document of a source, from raw bytes to a kept or rejected text.
 *
 * <p>A record passes the reader's rules, the normalisers, the filters and the redactors, in the order of {@link #rules()};
 * the first that objects rejects it. The filters behind it judge it all the same: the analysis is done, so a further verdict
 * costs a comparison, and only so can a report say what a rule takes that no other would.
 *
 * <p><b>Formula.</b> Quality = script share × (1 - characters in repeated lines) × (1 - text in repeated runs of five
 * words): between copies of a page it prefers the one with less boilerplate; 1 where no filter counts.
 *
 * <p><b>Determinism.</b> A pure function of settings and record. One thread at a time: build one per task.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ConfigException} on building, for unknown names and missing or vacuous
 * thresholds. {@link #process} never throws because of what a record contains.
 */
public final class DocumentPipeline {
    private final SourceSettings source;
    private final int maxTextBytes;
    private final RecordReader reader;
    private final LanguageProfile language;
    private final List<Normaliser> normalisers;
    private final List<DocumentFilter> filters;
    private final List<Redactor> redactors;
    private final TriggerScan triggers;
    private final Thresholds thresholds;
    private final DocumentAnalyser analyser;
    private final AnalysedDocument unanalysed;
    private final RuleSet ruleSet;
    private final List<String> rules;

    private DocumentPipeline(CorpusSettings settings, SourceSettings source) {
        this.source = source;
        this.maxTextBytes = settings.maxDocumentBytes();
        SourceRules resolved = SourceRules.of(settings, source);
        this.language = resolved.language();
        this.reader = RecordReader.named(source.format()).forLanguage(language);
        this.normalisers = resolved.normalisers();
        this.filters = resolved.filters();
        this.redactors = Redactor.named(settings.redact(), language.personalData());
        this.triggers = new TriggerScan(Stream.concat(
                        normalisers.stream().map(Normaliser::triggers),
                        redactors.stream().map(Redactor::triggers))
                .toList());
        this.thresholds = resolved.thresholds();
        this.analyser = resolved.analyser();
        this.unanalysed = analyser.analyse("");
        List<RuleSet.Rule> all = new ArrayList<>();
        RecordReader.RULES.forEach(rule -> all.add(RuleSet.Rule.of(rule, RuleSet.Kind.CHECK)));
        normalisers.forEach(n -> all.add(RuleSet.Rule.of(n.name(), RuleSet.Kind.NORMALISER)));
        filters.forEach(f -> all.add(new RuleSet.Rule(f.name(), RuleSet.Kind.FILTER, numbersOf(f))));
        redactors.forEach(r -> all.add(RuleSet.Rule.of(r.name(), RuleSet.Kind.REDACTOR)));
        this.ruleSet = RuleSet.of(source, maxTextBytes, language, all, NamedFiles.of(settings, source.language()));
        this.rules = all.stream().map(RuleSet.Rule::name).toList();
    }

    /** The pipeline of a source. */
    public static DocumentPipeline of(CorpusSettings settings, SourceSettings source) {
        return new DocumentPipeline(settings, source);
    }

    /** Names of the rules, in the order in which a record meets them; those that only rewrite are among them. */
    public List<String> rules() {
        return rules;
    }

    /** The rules with their numbers, and the hash that names them. */
    public RuleSet ruleSet() {
        return ruleSet;
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
        Parsed parsed = record.parsed(reader, source, maxTextBytes);
        List<TextSize> sizes = new ArrayList<>(rules.size() + 1);
        TextSize size = TextSize.of(parsed.text());
        for (String rule : RecordReader.RULES) {
            sizes.add(size);
            if (parsed instanceof Parsed.Broken broken && broken.rule().equals(rule)) {
                return broken(broken, sizes);
            }
        }
        String url = parsed instanceof Parsed.Text readable ? readable.url() : "";
        SortedMap<String, Integer> changes = new TreeMap<>();
        Current normalised = normalised(current(parsed.text(), size), sizes, changes);
        String text = normalised.text();
        // Counting words takes longer than reading them: not without a filter that asks.
        AnalysedDocument analysed = filters.isEmpty() ? unanalysed : analyser.analyse(text, url);
        List<Verdict> verdicts = verdicts(analysed, normalised.size(), sizes);
        int objector = 0;
        while (objector < verdicts.size() && verdicts.get(objector).passes()) {
            objector++;
        }
        if (objector < verdicts.size()) {
            Verdict verdict = verdicts.get(objector);
            Rejection rejection =
                    rejection(parsed.id(), filters.get(objector).name(), verdict.reason(), verdict.value(), text);
            return new Outcome.Rejected(rejection, verdicts, changes, sizes);
        }
        SortedMap<String, Integer> redactions = new TreeMap<>();
        String redacted = redacted(normalised, sizes, redactions);
        Document document =
                new Document(parsed.id(), source.name(), source.role().languageOf(source.language()), redacted, url);
        return new Outcome.Kept(
                document, filters.isEmpty() ? 1 : quality(analysed), verdicts, changes, redactions, sizes);
    }

    /** What every filter finds; the size on entering is noted for those up to the first that objects. */
    private List<Verdict> verdicts(AnalysedDocument document, TextSize size, List<TextSize> sizes) {
        List<Verdict> verdicts = new ArrayList<>(filters.size());
        boolean passing = true;
        for (DocumentFilter filter : filters) {
            if (passing) {
                sizes.add(size);
            }
            Verdict verdict = filter.judge(document, thresholds);
            verdicts.add(verdict);
            passing &= verdict.passes();
        }
        return verdicts;
    }

    /**
     * A text on its way.
     *
     * @param size of it
     * @param triggered rules that can do anything to it
     */
    private record Current(String text, TextSize size, long triggered) {}

    private Current current(String text, TextSize size) {
        return new Current(text, size, triggers.rules(text));
    }

    private Current normalised(Current read, List<TextSize> sizes, SortedMap<String, Integer> changes) {
        Current current = read;
        for (int i = 0; i < normalisers.size(); i++) {
            sizes.add(current.size());
            if (TriggerScan.has(current.triggered(), i)) {
                Normalised after = normalisers.get(i).apply(current.text(), language);
                if (after.changes() > 0) {
                    changes.put(normalisers.get(i).name(), after.changes());
                    current = current(after.text(), TextSize.of(after.text()));
                }
            }
        }
        return current;
    }

    private String redacted(Current normalised, List<TextSize> sizes, SortedMap<String, Integer> redactions) {
        Current current = normalised;
        SearchedText searched = new SearchedText(current.text());
        for (int i = 0; i < redactors.size(); i++) {
            sizes.add(current.size());
            if (TriggerScan.has(current.triggered(), normalisers.size() + i)) {
                Redactor.Redacted after = redactors.get(i).redact(searched);
                if (after.count() > 0) {
                    redactions.put(redactors.get(i).name(), after.count());
                    current = current(after.text(), TextSize.of(after.text()));
                    searched = new SearchedText(current.text());
                }
            }
        }
        sizes.add(current.size());
        return current.text();
    }

    private Outcome broken(Parsed.Broken record, List<TextSize> sizes) {
        Rejection rejection = rejection(record.id(), record.rule(), record.reason(), 0, record.text());
        return new Outcome.Rejected(rejection, List.of(), new TreeMap<>(), sizes);
    }

    private Rejection rejection(String id, String rule, String reason, double value, String text) {
        return new Rejection(id, source.name(), source.language(), rule, reason, value, text);
    }

    private SortedMap<String, Double> numbersOf(DocumentFilter filter) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        filter.thresholds().forEach(t -> numbers.put(t.key(), thresholds.get(t.key())));
        return numbers;
    }

    private static double quality(AnalysedDocument document) {
        return document.characters().scriptShare()
                * (1 - document.repetition().lineCharacters())
                * (1 - document.repetition().duplicateRuns().get(5));
    }
}
