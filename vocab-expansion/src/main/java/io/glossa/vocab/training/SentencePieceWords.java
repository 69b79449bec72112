package io.glossa.vocab.training;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Cuts lines into the words that SentencePiece trains on: a word begins at every {@code ▁}.
 *
 * <p>In the mode {@code SENTENCEPIECE} lines longer than 4,192 bytes and lines with U+2585 are left out, as {@code spm_train}
 * leaves them out; in the exact mode every line counts.
 *
 * <p><b>Determinism.</b> A pure function; thread-safe.
 */
public final class SentencePieceWords {
    private static final int MOST_BYTES = 4192;
    private static final char SPACE = '\u2581';

    private final TrainerSettings settings;

    /** Words under settings of normalisation. */
    public SentencePieceWords(TrainerSettings settings) {
        this.settings = settings;
    }

    /** Counts the words of lines. */
    public Map<String, Long> count(Iterable<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        lines.forEach(line -> forEach(line, word -> counts.merge(word, 1L, Long::sum)));
        return counts;
    }

    /** Hands on the words of a line, in order. */
    public void forEach(String line, Consumer<String> action) {
        if (settings.mode() == TrainerSettings.Mode.SENTENCEPIECE && isLeftOut(line)) {
            return;
        }
        String text = prepared(line);
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == SPACE) {
                if (i > start) {
                    action.accept(text.substring(start, i));
                }
                start = i;
            }
        }
    }

    private static boolean isLeftOut(String line) {
        boolean maybeLong = line.length() * 3L > MOST_BYTES;
        return (maybeLong && line.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
                || line.indexOf(PieceRules.RESERVED) >= 0;
    }

    private String prepared(String line) {
        StringBuilder out = new StringBuilder(line.length() + 1);
        boolean afterSpace = settings.removeExtraWhitespaces();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i) == ' ' ? SPACE : line.charAt(i);
            if (c == SPACE && afterSpace && settings.removeExtraWhitespaces()) {
                continue;
            }
            afterSpace = c == SPACE;
            out.append(c);
        }
        int end = out.length();
        while (settings.removeExtraWhitespaces() && end > 0 && out.charAt(end - 1) == SPACE) {
            end--;
        }
        out.setLength(end);
        return settings.addDummyPrefix() && end > 0 ? out.insert(0, SPACE).toString() : out.toString();
    }
}
