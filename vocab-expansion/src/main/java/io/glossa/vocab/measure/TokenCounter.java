package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Adds up how a tokenizer cuts texts; the formulas stand in {@link TextMeasure}. */
final class TokenCounter {
    /** Distinct words that are remembered: beyond them a word may be judged twice, which changes the share a little. */
    private static final int MOST_WORDS = 4_000_000;

    private final Tokenizer tokenizer;
    private final LoneWords loneWords;
    private final BitSet fragments;
    private final long[] occurrences;
    private final Set<String> distinct = new HashSet<>();
    private long words;
    private long continuedWords;
    private long singleTokenWords;
    private long characters;
    private long bytes;
    private long tokens;
    private long fragmentTokens;

    TokenCounter(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        loneWords = LoneWords.of(tokenizer);
        fragments = TokenFragments.of(tokenizer);
        occurrences = new long[tokenizer.size()];
    }

    /** Adds a text and answers its ids. */
    int[] add(String text) {
        int[] ids = tokenizer.encode(text);
        tokens += ids.length;
        for (int id : ids) {
            occurrences[id]++;
            fragmentTokens += fragments.get(id) ? 1 : 0;
        }
        characters += text.codePointCount(0, text.length());
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        Words.forEach(text, word -> {
            words++;
            continuedWords += loneWords.tokens(word) > 1 ? 1 : 0;
            String bare = Words.bare(word);
            if (!bare.isEmpty() && distinct.size() < MOST_WORDS && distinct.add(bare)) {
                singleTokenWords += loneWords.tokens(bare) == 1 ? 1 : 0;
            }
        });
        return ids;
    }

    /** How often each id occurred. */
    long[] occurrences() {
        return occurrences;
    }

    TextMeasure result() {
        int used = 0;
        for (long count : occurrences) {
            used += count > 0 ? 1 : 0;
        }
        return new TextMeasure(
                words,
                distinct.size(),
                characters,
                bytes,
                tokens,
                ratio(tokens, words),
                ratio(bytes, tokens),
                ratio(characters, tokens),
                ratio(fragmentTokens, tokens),
                ratio(singleTokenWords, distinct.size()),
                ratio(continuedWords, words),
                rounded(RenyiEfficiency.of(occurrences, RenyiEfficiency.ALPHA)),
                used,
                ratio(used, occurrences.length));
    }

    /** A quotient to four decimal places, which are more than a text's sampling error; 0 when nothing was seen. */
    static double ratio(long part, long whole) {
        return whole == 0 ? 0 : rounded((double) part / whole);
    }

    static double rounded(double value) {
        return Math.round(1e4 * value) / 1e4;
    }
}
