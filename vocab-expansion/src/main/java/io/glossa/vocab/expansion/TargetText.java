package io.glossa.vocab.expansion;

import io.glossa.vocab.sentencepiece.Piece;
import java.nio.charset.StandardCharsets;

/**
 * How much text there is in the target's script.
 *
 * @param words occurrences of words that bear the script
 * @param bytes their UTF-8 bytes, each word's space included
 */
record TargetText(long words, long bytes) {
    static TargetText of(ExpansionBase base, WordCounts words, TargetScript script) {
        long[] sums = new long[2];
        words.forEach((word, count) -> {
            String text = base.text(word);
            if (script.occursIn(text)) {
                sums[0] = Math.addExact(sums[0], count);
                long bytes = text.replace(Piece.SPACE, ' ').getBytes(StandardCharsets.UTF_8).length;
                sums[1] = Math.addExact(sums[1], Math.multiplyExact(bytes, count));
            }
        });
        return new TargetText(sums[0], sums[1]);
    }

    double megabytes() {
        return bytes / 1e6;
    }
}
