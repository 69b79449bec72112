package io.glossa.corpus.decontaminate;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;

/**
 * Takes passages out of a text, whole sentences at a time: a sentence that a passage touches goes, the others stay as they
 * are. A line end ends a sentence.
 */
final class SentenceCut {
    private SentenceCut() {}

    /** The text without the sentences that the passages touch; empty when none is left. */
    static String without(String text, List<Contamination.Passage> passages) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(ULocale.ROOT);
        sentences.setText(text);
        StringBuilder kept = new StringBuilder(text.length());
        int next = 0;
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; start = end, end = sentences.next()) {
            while (next < passages.size() && passages.get(next).end() <= start) {
                next++;
            }
            if (next == passages.size() || passages.get(next).start() >= end) {
                kept.append(text, start, end);
            }
        }
        return kept.toString().strip();
    }
}
