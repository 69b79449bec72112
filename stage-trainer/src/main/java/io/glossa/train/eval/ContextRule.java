package io.glossa.train.eval;

import io.glossa.run.DataException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a document is cut into windows so that every token counts once and none without context: consecutive windows
 * overlap by half, and only the later half counts. Token 0 is the beginning-of-sequence token, which is never counted.
 */
sealed interface ContextRule {
    /** The windows of a document, in its order. */
    List<ScoringWindow> windows(TokenizedDocument document);

    /**
     * Context fixed in tokens: what the model can use at best. A tokenizer with longer tokens thereby sees more text.
     *
     * @param windowTokens length of a window; a counted token has at least half of it as context, or the whole beginning
     *     of its document
     */
    record Tokens(int windowTokens) implements ContextRule {
        public Tokens {
            if (windowTokens < 2) {
                throw new IllegalArgumentException("a window needs two tokens, not " + windowTokens);
            }
        }

        @Override
        public List<ScoringWindow> windows(TokenizedDocument document) {
            int length = document.tokens().length;
            int stride = Math.max(1, windowTokens / 2);
            List<ScoringWindow> windows = new ArrayList<>();
            int scored = 1;
            for (int from = 0; scored < length; from += stride) {
                int to = Math.min(from + windowTokens, length);
                windows.add(new ScoringWindow(from, scored, to));
                scored = to;
            }
            return windows;
        }
    }

    /**
     * Context fixed in bytes of the text: every tokenizer is asked about the same bytes after the same bytes. The token
     * that crosses a border counts where it ends.
     *
     * @param contextBytes bytes of the text that a window counts, and bytes before them that it reads
     * @param maxTokens what the model can read at once
     */
    record Bytes(int contextBytes, int maxTokens) implements ContextRule {
        /** The largest context that fits even when every byte is a token of its own. */
        static Bytes fitting(int maxTokens) {
            // Two are kept back: the beginning-of-sequence token and a tokenizer's leading space.
            return new Bytes(Math.max(1, (maxTokens - 2) / 2), maxTokens);
        }

        @Override
        public List<ScoringWindow> windows(TokenizedDocument document) {
            long[] ends = document.endBytes();
            List<ScoringWindow> windows = new ArrayList<>();
            int from = 0;
            for (int scored = 1; scored < ends.length; ) {
                long border = Math.max(0, ends[scored] - 1) / contextBytes * contextBytes;
                int to = scored;
                while (to < ends.length && ends[to] <= border + contextBytes) {
                    to++;
                }
                while (from + 1 < scored && ends[from] <= border - contextBytes && border > contextBytes) {
                    from++;
                }
                if (to - from > maxTokens) {
                    throw new DataException("document " + document.id() + ": " + (to - from) + " tokens for "
                            + 2 * contextBytes + " bytes of text, more than one a byte; the tokenizer adds tokens");
                }
                windows.add(new ScoringWindow(from, scored, to));
                scored = to;
            }
            return windows;
        }
    }
}
