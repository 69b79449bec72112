package io.glossa.vocab.expansion;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.vocab.boundary.NoBoundaries;
import io.glossa.vocab.boundary.WordBoundaries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;

/**
 * How often each word occurs in a corpus: all that learning a vocabulary needs of it.
 *
 * <p>The file form is one {@code WORD<TAB>COUNT} a line in UTF-8, where a tab, line feed, carriage return or backslash in a
 * word is written {@code \t}, {@code \n}, {@code \r} or {@code \\}. Words are those of {@link TrainingWords}.
 *
 * <p><b>Units.</b> Occurrences, 64-bit. Where several languages share, a word also has a weight: {@link LanguageShares}.
 */
public final class WordCounts {
    private static final String ESCAPED = "\\\t\n\r";
    private static final String ESCAPES = "\\tnr";

    private final SortedMap<String, Long> counts;
    /** What each word's occurrences count for when pieces are chosen; the counts themselves unless languages share. */
    private final SortedMap<String, Long> weights;

    private WordCounts(SortedMap<String, Long> counts, SortedMap<String, Long> weights) {
        this.counts = counts;
        this.weights = weights;
    }

    /** Counts by word; every count must be positive. */
    public static WordCounts of(Map<String, Long> counts) {
        SortedMap<String, Long> sorted = new TreeMap<>(counts);
        return new WordCounts(sorted, sorted);
    }

    /**
     * The words of several languages that share the pieces.
     *
     * @param languages counts by language
     * @param temperature 1 weighs languages by their words, a high one evenly: see {@link VocabularySettings}
     */
    public static WordCounts shared(SortedMap<String, WordCounts> languages, double temperature) {
        return languages.size() == 1
                ? languages.get(languages.firstKey())
                : LanguageShares.shared(languages, temperature);
    }

    static WordCounts weighted(SortedMap<String, Long> counts, SortedMap<String, Long> weights) {
        return new WordCounts(counts, weights);
    }

    /** Reads the file form; a word that comes twice has its counts added. */
    public static WordCounts read(Path file) {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                int tab = line.indexOf('\t');
                if (tab <= 0) {
                    throw malformed(file, number);
                }
                counts.merge(
                        word(file, number, line.substring(0, tab)),
                        count(file, number, line.substring(tab + 1)),
                        Math::addExact);
            }
        } catch (CharacterCodingException e) {
            throw new FormatException(file + ": not UTF-8; expected WORD<TAB>COUNT lines in UTF-8", e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        if (counts.isEmpty()) {
            throw new DataException(file + ": found no word, expected WORD<TAB>COUNT lines; see the corpus report for"
                    + " what was filtered");
        }
        return new WordCounts(counts, counts);
    }

    /** A line of the file form, its line feed included. */
    public static String line(String word, long count) {
        StringBuilder line = new StringBuilder(word.length() + 8);
        for (int i = 0; i < word.length(); i++) {
            int escape = ESCAPED.indexOf(word.charAt(i));
            if (escape >= 0) {
                line.append('\\').append(ESCAPES.charAt(escape));
            } else {
                line.append(word.charAt(i));
            }
        }
        return line.append('\t').append(count).append('\n').toString();
    }

    private static String word(Path file, int number, String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder word = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\') {
                i++;
                int escape = i < written.length() ? ESCAPES.indexOf(written.charAt(i)) : -1;
                if (escape < 0) {
                    throw malformed(file, number);
                }
                c = ESCAPED.charAt(escape);
            }
            word.append(c);
        }
        return word.toString();
    }

    /** Whether weights differ from occurrences. */
    boolean isWeighted() {
        return weights != counts;
    }

    /** What a word's occurrences count for. */
    long weight(String word) {
        return weights.get(word);
    }

    /** The weight of all words. */
    long totalWeight() {
        long total = 0;
        for (long weight : weights.values()) {
            total = Math.addExact(total, weight);
        }
        return total;
    }

    /** Occurrences of all words. */
    public long total() {
        long total = 0;
        for (long count : counts.values()) {
            total = Math.addExact(total, count);
        }
        return total;
    }

    /**
     * The counts of the stretches between boundaries: every occurrence of a word is one of each of its stretches. The first
     * keeps the space before the word.
     *
     * @param text what a counted word stands for, with {@code ▁} for a space
     * @param spelling the counted word of a text; a word that does not come back from its text stays whole
     */
    public WordCounts cutAt(WordBoundaries boundaries, UnaryOperator<String> text, UnaryOperator<String> spelling) {
        if (boundaries instanceof NoBoundaries) {
            return this;
        }
        WordBoundaries.Cutter cutter = boundaries.open();
        SortedMap<String, Long> stretches = stretches(counts, cutter, text, spelling);
        return new WordCounts(stretches, isWeighted() ? stretches(weights, cutter, text, spelling) : stretches);
    }

    private static SortedMap<String, Long> stretches(
            Map<String, Long> words,
            WordBoundaries.Cutter cutter,
            UnaryOperator<String> text,
            UnaryOperator<String> spelling) {
        SortedMap<String, Long> stretches = new TreeMap<>();
        words.forEach((word, count) -> {
            String read = text.apply(word);
            boolean whole = !spelling.apply(read).equals(word);
            int[] start = {0};
            IntConsumer cut = at -> {
                stretches.merge(spelling.apply(read.substring(start[0], at)), count, Math::addExact);
                start[0] = at;
            };
            if (!whole) {
                cutter.cut(read, cut);
            }
            stretches.merge(whole ? word : spelling.apply(read.substring(start[0])), count, Math::addExact);
        });
        return stretches;
    }

    /** The counts by word, sorted, not to be changed. */
    public SortedMap<String, Long> asMap() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** How many different words there are. */
    public int size() {
        return counts.size();
    }

    /** Hands on every word with its count, sorted by word. */
    public void forEach(ObjLongConsumer<String> action) {
        counts.forEach(action::accept);
    }

    private static long count(Path file, int number, String text) {
        try {
            long count = Long.parseLong(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new FormatException(message(file, number), e);
        }
        throw malformed(file, number);
    }

    private static FormatException malformed(Path file, int number) {
        return new FormatException(message(file, number));
    }

    private static String message(Path file, int number) {
        return file + " line " + number + ": expected a word, a tab and a positive whole number; count the words again";
    }
}
