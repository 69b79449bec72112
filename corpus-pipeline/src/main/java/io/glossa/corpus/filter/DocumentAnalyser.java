package io.glossa.corpus.filter;

import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.WordAnalyser;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

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

    private final UnicodeScript script;
    private final WordAnalyser.Scanner scanner;
    private final FunctionWords functionWords;
    private final Segments words = new Segments();
    private final Segments lines = new Segments();
    private final Segments paragraphs = new Segments();
    private final LongCounter counter = new LongCounter();
    private final LongCounter functionCounter = new LongCounter();
    private final RepeatedNGrams nGrams = new RepeatedNGrams();

    private String text = "";
    private long wordCharacters;
    private int withLetter;
    private int functional;
    private int distinctFunctional;

    /** An analyser for texts of a language. */
    public DocumentAnalyser(LanguageProfile language) {
        this.script = language.unicodeScript();
        WordAnalyser analyser = WordAnalyser.named(language.analyser());
        this.scanner = analyser.open();
        List<String> stopWords = language.stopWords().stream()
                .flatMap(word -> analyser.spellings(word).stream())
                .toList();
        this.functionWords = new FunctionWords(stopWords, language.stopEndings());
    }

    /** Analyses a text. */
    public AnalysedDocument analyse(String document) {
        text = document;
        WordCounts wordCounts = countWords();
        LineCounts lineCounts = countLines();
        findParagraphs();
        RepeatedSegments repeatedLines = RepeatedSegments.of(lines, counter);
        RepeatedSegments repeatedParagraphs = RepeatedSegments.of(paragraphs, counter);
        nGrams.measure(words, text.length(), counter);
        List<Double> top = new ArrayList<>();
        List<Double> duplicate = new ArrayList<>();
        for (int n = 0; n <= RepeatedNGrams.MAX_N; n++) {
            top.add(nGrams.topShare(n));
            duplicate.add(nGrams.duplicateShare(n));
        }
        Repetition repetition = new Repetition(
                repeatedLines.byCount(),
                repeatedLines.byCharacters(),
                repeatedParagraphs.byCount(),
                repeatedParagraphs.byCharacters(),
                top,
                duplicate);
        return new AnalysedDocument(text, CharacterCounts.of(text, script), wordCounts, lineCounts, repetition);
    }

    private WordCounts countWords() {
        words.clear();
        functionCounter.reset(functionWords.size());
        wordCharacters = 0;
        withLetter = 0;
        functional = 0;
        distinctFunctional = 0;
        scanner.scan(text, this::countWord);
        return new WordCounts(words.count(), wordCharacters, withLetter, functional, distinctFunctional);
    }

    private void countWord(int start, int end) {
        long hash = TextHash.lowerCase(text, start, end);
        words.add(start, end, hash);
        wordCharacters += end - start;
        if (!hasLetter(start, end)) {
            return;
        }
        withLetter++;
        int found = functionWords.find(text, start, end, hash);
        if (found >= 0) {
            functional++;
            distinctFunctional += functionCounter.add(found) == 1 ? 1 : 0;
        }
    }

    private boolean hasLetter(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c) || (Character.isHighSurrogate(c) && Character.isLetter(text.codePointAt(i)))) {
                return true;
            }
        }
        return false;
    }

    private LineCounts countLines() {
        lines.clear();
        int bullets = 0;
        int ellipses = 0;
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
            }
            start = end + 1;
        }
        return new LineCounts(lines.count(), bullets, ellipses);
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
