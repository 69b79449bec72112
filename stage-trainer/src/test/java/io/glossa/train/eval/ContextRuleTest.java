package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.Document;
import java.util.SplittableRandom;
import org.testng.annotations.Test;

public class ContextRuleTest {
    private static final String[] PIECES = {"한", "국", "어", " ", "a", "the ", "영화", "ἀ", "\n"};

    @Test
    public void windowsOverlapByHalf() {
        assertThat(new ContextRule.Tokens(4).windows(ofLength(9)))
                .containsExactly(
                        new ScoringWindow(0, 1, 4),
                        new ScoringWindow(2, 4, 6),
                        new ScoringWindow(4, 6, 8),
                        new ScoringWindow(6, 8, 9));
    }

    @Test
    public void aShortDocumentIsOneWindow() {
        assertThat(new ContextRule.Tokens(16).windows(ofLength(9))).containsExactly(new ScoringWindow(0, 1, 9));
    }

    @Test
    public void anEmptyDocumentHasNoWindow() {
        assertThat(new ContextRule.Tokens(16).windows(ofLength(1))).isEmpty();
        assertThat(ContextRule.Bytes.fitting(16).windows(ofLength(1))).isEmpty();
    }

    @Test
    public void byteWindowsCountTheSameBytesForEveryTokenizer() {
        ContextRule rule = new ContextRule.Bytes(6, 14);
        // Six bytes are two syllables; '영화' is one token of six bytes for the second tokenizer.
        assertThat(rule.windows(tokenized("영화영화영화", new LetterTokenizer())))
                .containsExactly(new ScoringWindow(0, 1, 7), new ScoringWindow(0, 7, 13), new ScoringWindow(7, 13, 19));
        assertThat(rule.windows(tokenized("영화영화영화", new LetterTokenizer("영화"))))
                .containsExactly(new ScoringWindow(0, 1, 2), new ScoringWindow(0, 2, 3), new ScoringWindow(2, 3, 4));
    }

    @Test
    public void everyTokenCountsOnceAndWithEnoughContext() {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 500; trial++) {
            LetterTokenizer tokenizer =
                    trial % 2 == 0 ? new LetterTokenizer() : new LetterTokenizer("한국", "the ", "영화", "a a");
            TokenizedDocument document = tokenized(text(random), tokenizer);
            int window = random.nextInt(4, 40);
            check(new ContextRule.Tokens(window), document, window, "seed " + seed + " trial " + trial);
            check(ContextRule.Bytes.fitting(window), document, window, "seed " + seed + " trial " + trial);
        }
    }

    private static void check(ContextRule rule, TokenizedDocument document, int maxTokens, String where) {
        int scored = 1;
        for (ScoringWindow window : rule.windows(document)) {
            assertThat(window.scoredFrom()).as(where).isEqualTo(scored);
            assertThat(window.length()).as(where).isLessThanOrEqualTo(maxTokens);
            if (window.from() > 0) {
                assertThat(context(rule, document, window)).as(where).isTrue();
            }
            scored = window.to();
        }
        assertThat(scored).as(where).isEqualTo(document.tokens().length);
    }

    /** Whether the first token that counts has the context that the rule promises. */
    private static boolean context(ContextRule rule, TokenizedDocument document, ScoringWindow window) {
        if (rule instanceof ContextRule.Tokens tokens) {
            return window.scoredFrom() - window.from() >= tokens.windowTokens() / 2;
        }
        int contextBytes = ((ContextRule.Bytes) rule).contextBytes();
        long[] ends = document.endBytes();
        // The window that counts bytes (border, border + context] begins no later than border - context.
        long border = (ends[window.scoredFrom()] - 1) / contextBytes * contextBytes;
        return ends[window.from() - 1] <= border - contextBytes;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static TokenizedDocument ofLength(int tokens) {
        return tokenized("a".repeat(tokens - 1), new LetterTokenizer());
    }

    private static TokenizedDocument tokenized(String text, LetterTokenizer tokenizer) {
        return TokenizedDocument.of(new Document("d", "s", "ko", text), tokenizer);
    }
}
