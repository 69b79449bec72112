package io.glossa.corpus.filter;

import io.glossa.corpus.langid.DocumentLanguage;
import io.glossa.corpus.langid.LanguageCheck;
import io.glossa.corpus.langid.LanguageModels;
import io.glossa.corpus.langid.SegmentVotes;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.WordAnalyser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Counts all that the filters ask of a text, in one segmentation.
 *
 * <p><b>Determinism.</b> A function of language and text; one thread at a time.
 *
 * <p><b>Cost.</b> Scratch memory for the longest text met, about 60 bytes a word; reused.
 */
public final class DocumentAnalyser {
    /** Gopher knows "•" and "-"; the others stand at the head of list items in Korean and English web text. */
    private static final String BULLETS = "•-*‣◦●○■□▪▶▷·ㆍ∙";

    private final CharacterTable table;
    private final Set<Measure> measures;
    private final UrlLists urlLists;
    private final int shortLine;
    private final WordAnalyser.Scanner scanner;
    private final FunctionWords functionWords;
    private final Segments words = new Segments();
    private final Segments lines = new Segments();
    private final Segments paragraphs = new Segments();
    private final LongCounter counter = new LongCounter();
    private final LongCounter functionCounter = new LongCounter();
    private final RepeatedNGrams nGrams = new RepeatedNGrams();
    private final RepeatedCharacters characterRuns = new RepeatedCharacters();
    private final SentenceFinder sentences;
    private final FlaggedWords flaggedWords;
    private final LanguageCheck languageCheck;

    private String text = "";
    private long wordCharacters;
    private int withLetter;
    private int functional;
    private int distinctFunctional;
    private int withScript;
    private int capitals;

    /** An analyser for texts of a language that measures everything, with the language's own numbers. */
    public DocumentAnalyser(LanguageProfile language) {
        this(
                language,
                Thresholds.of("language " + language.code(), List.of(language.thresholds()), List.of()),
                EnumSet.allOf(Measure.class),
                WordLists.builtIn(language.code()),
                SentenceLanguage.UNKNOWN);
    }

    /**
     * An analyser for texts of a language.
     *
     * @param measures what of the costly counts is wanted
     * @param lists flagged words, hosts and parts of addresses
     */
    public DocumentAnalyser(
            LanguageProfile language,
            Thresholds thresholds,
            Set<Measure> measures,
            WordLists lists,
            SentenceLanguage sentenceLanguage) {
        this(
                language,
                thresholds,
                measures,
                lists,
                sentenceLanguage,
                new LanguageCheck(LanguageModels.shipped(), language.code(), language.sisters()));
    }

    /**
     * An analyser that tells languages by a model of the caller's choice.
     *
     * @param languageCheck what the text's language is held against
     */
    public DocumentAnalyser(
            LanguageProfile language,
            Thresholds thresholds,
            Set<Measure> measures,
            WordLists lists,
            SentenceLanguage sentenceLanguage,
            LanguageCheck languageCheck) {
        this.table = CharacterTable.of(language.unicodeScript());
        this.measures = EnumSet.noneOf(Measure.class);
        this.measures.addAll(measures);
        this.urlLists = lists.urls();
        this.shortLine = (int) thresholds.get(ShortLines.LENGTH);
        WordAnalyser analyser = WordAnalyser.named(language.analyser());
        this.scanner = analyser.open();
        List<String> stopWords = language.stopWords().stream()
                .flatMap(word -> analyser.spellings(word).stream())
                .toList();
        this.functionWords = new FunctionWords(stopWords, language.stopEndings());
        this.sentences = new SentenceFinder(table, thresholds, sentenceLanguage);
        this.flaggedWords = new FlaggedWords(lists.flagged(), scanner, functionWords);
        this.languageCheck = languageCheck;
    }

    /** Analyses a text of unknown origin. */
    public AnalysedDocument analyse(String document) {
        return analyse(document, "");
    }

    /** Analyses a text and the address of its page. */
    public AnalysedDocument analyse(String document, String url) {
        text = document;
        WordCounts wordCounts = countWords();
        LineCounts lineCounts = countLines();
        findParagraphs();
        RepeatedSegments repeatedLines = RepeatedSegments.of(lines, counter);
        RepeatedSegments repeatedParagraphs = RepeatedSegments.of(paragraphs, counter);
        nGrams.measure(words, text.length(), counter);
        List<Double> top = new ArrayList<>();
        List<Double> duplicate = new ArrayList<>();
        List<Double> repeated = new ArrayList<>();
        for (int n = 0; n <= RepeatedNGrams.MAX_N; n++) {
            top.add(nGrams.topShare(n));
            duplicate.add(nGrams.duplicateShare(n));
            repeated.add(nGrams.repeatedShare(n));
        }
        Repetition repetition = new Repetition(
                repeatedLines.byCount(),
                repeatedLines.byCharacters(),
                repeatedParagraphs.byCount(),
                repeatedParagraphs.byCharacters(),
                top,
                duplicate,
                repeated);
        return new AnalysedDocument(
                text,
                CharacterCounts.of(text, table),
                wordCounts,
                lineCounts,
                repetition,
                wants(Measure.SENTENCES) ? sentences.count(text, lines, words, counter) : SentenceCounts.NONE,
                wants(Measure.WORD_VARIETY) ? WordVariety.of(words, counter) : WordVariety.NONE,
                wants(Measure.CHARACTER_REPETITION) ? characterRuns.share(text, counter) : 0,
                urlLists.find(url),
                wants(Measure.LANGUAGE) ? languageCheck.document(text) : DocumentLanguage.UNASKED,
                wants(Measure.LANGUAGE_SEGMENTS) ? languageCheck.segments(text) : SegmentVotes.UNASKED);
    }

    private boolean wants(Measure measure) {
        return measures.contains(measure);
    }

    private WordCounts countWords() {
        words.clear();
        functionCounter.reset(functionWords.size());
        wordCharacters = 0;
        withLetter = 0;
        functional = 0;
        distinctFunctional = 0;
        withScript = 0;
        capitals = 0;
        scanner.scan(text, this::countWord);
        int flagged = wants(Measure.FLAGGED_WORDS) ? flaggedWords.count(text, words) : 0;
        return new WordCounts(
                words.count(),
                wordCharacters,
                withLetter,
                functional,
                distinctFunctional,
                withScript,
                capitals,
                flagged);
    }

    private void countWord(int start, int end) {
        long hash = TextHash.begin(end - start);
        int kinds = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            hash = TextHash.next(hash, c);
            kinds |= Character.isHighSurrogate(c) ? table.supplementaryKinds(text.codePointAt(i)) : table.kinds(c);
        }
        words.add(start, end, hash);
        wordCharacters += end - start;
        if ((kinds & CharacterTable.LETTER) == 0) {
            return;
        }
        withLetter++;
        withScript += (kinds & CharacterTable.SCRIPT) != 0 ? 1 : 0;
        boolean capital = (kinds & (CharacterTable.UPPER | CharacterTable.LOWER)) == CharacterTable.UPPER;
        capitals += capital && end - start > 1 ? 1 : 0;
        int found = functionWords.find(text, start, end, hash);
        if (found >= 0) {
            functional++;
            distinctFunctional += functionCounter.add(found) == 1 ? 1 : 0;
        }
    }

    private LineCounts countLines() {
        lines.clear();
        int bullets = 0;
        int ellipses = 0;
        int ended = 0;
        int shorts = 0;
        long characters = 0;
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            int first = start;
            int last = end;
            while (first < last && text.charAt(first) <= ' ') {
                first++;
            }
            while (last > first && text.charAt(last - 1) <= ' ') {
                last--;
            }
            if (last > first) {
                lines.add(first, last, TextHash.lowerCase(text, first, last));
                bullets += BULLETS.indexOf(text.charAt(first)) >= 0 ? 1 : 0;
                boolean trails = text.charAt(last - 1) == '…' || (last - first > 2 && text.startsWith("...", last - 3));
                ellipses += trails ? 1 : 0;
                ended += table.endsSentence(text, first, last) ? 1 : 0;
                shorts += last - first <= shortLine ? 1 : 0;
                characters += last - first;
            }
            start = end + 1;
        }
        return new LineCounts(lines.count(), bullets, ellipses, ended, shorts, characters);
    }

    /** Joins lines between which nothing but one line end stands. */
    private void findParagraphs() {
        paragraphs.clear();
        int from = 0;
        for (int i = 1; i <= lines.count(); i++) {
            if (i == lines.count() || hasBlankLine(lines.end(i - 1), lines.start(i))) {
                long hash = 0;
                for (int line = from; line < i; line++) {
                    hash = hash * TextHash.BASE + lines.hash(line);
                }
                paragraphs.add(lines.start(from), lines.end(i - 1), hash);
                from = i;
            }
        }
    }

    private boolean hasBlankLine(int from, int to) {
        int feed = text.indexOf('\n', from);
        return feed >= 0 && feed < to && text.substring(feed + 1, to).indexOf('\n') >= 0;
    }
}
