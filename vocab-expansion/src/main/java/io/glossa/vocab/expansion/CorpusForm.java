package io.glossa.vocab.expansion;

import io.glossa.run.DataException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a corpus is in the form and the script that an expansion takes for granted, told from its words before anything is
 * learned.
 *
 * <p><b>Form.</b> Words are counted as the base sees them, so a base that composes characters gives composed words. Under a
 * base that leaves characters alone the words keep the corpus's form; pieces learned from decomposed ones (NFD) would match
 * no text as people type it (NFC) and look right in every report.
 *
 * @param words occurrences of all words
 * @param decomposed those of them that NFC would change
 * @param letters letters by script, in occurrences
 */
public record CorpusForm(long words, long decomposed, Map<UnicodeScript, Long> letters) {
    /** Stray words in another form do no harm; more than one of a hundred is a corpus in another form. */
    private static final double MOST_DECOMPOSED = 0.01;
    /** Technical prose may be half Latin; below a tenth the script is not the one that the corpus is written in. */
    private static final double LEAST_OF_SCRIPT = 0.1;

    private static final double EXPECTED_OF_SCRIPT = 0.5;

    private static final Logger LOG = LoggerFactory.getLogger(CorpusForm.class);

    public CorpusForm {
        letters = new EnumMap<>(letters);
    }

    /** The form of counted words. */
    public static CorpusForm of(ExpansionBase base, WordCounts words) {
        long[] sums = new long[2];
        Map<UnicodeScript, Long> letters = new EnumMap<>(UnicodeScript.class);
        words.forEach((word, count) -> {
            String text = base.text(word);
            sums[0] += count;
            sums[1] += Normalizer.isNormalized(text, Normalizer.Form.NFC) ? 0 : count;
            text.codePoints()
                    .filter(Character::isLetter)
                    .forEach(point -> letters.merge(UnicodeScript.of(point), count, Long::sum));
        });
        return new CorpusForm(sums[0], sums[1], letters);
    }

    /**
     * Refuses a corpus in another form or another script.
     *
     * @throws DataException saying what was found and what to do
     */
    public void require(TargetScript script) {
        requireComposed(decomposed, words);
        long all = letters.values().stream().mapToLong(Long::longValue).sum();
        long own = letters.entrySet().stream()
                .filter(e -> script.has(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Map.Entry<UnicodeScript, Long> most =
                letters.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
        if (most == null || own >= EXPECTED_OF_SCRIPT * all) {
            return;
        }
        String found = percent(own, all) + " of the corpus's letters are of the script " + script + ", "
                + percent(most.getValue(), all) + " of "
                + most.getKey().toString().toLowerCase(Locale.ROOT);
        if (own < LEAST_OF_SCRIPT * all) {
            throw new DataException("only " + found + "; check vocab.script and the language of the sources");
        }
        LOG.warn("{}: is vocab.script right?", found);
    }

    /**
     * Refuses a corpus in decomposed characters.
     *
     * @param decomposed words that NFC would change
     * @param words all words
     */
    public static void requireComposed(long decomposed, long words) {
        if (decomposed > MOST_DECOMPOSED * words) {
            throw new DataException("found " + percent(decomposed, words)
                    + " of the corpus's words in decomposed characters (NFD), which this base keeps as they are; expected"
                    + " composed ones (NFC), as people type them: give the sources the normaliser 'nfc' and run the corpus"
                    + " step again");
        }
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
