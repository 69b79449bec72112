package io.glossa.train.eval;

/**
 * A stretch of a document that the model reads at once.
 *
 * @param from index of the first token read
 * @param scoredFrom index of the first token whose probability counts; those before it are context
 * @param to index after the last token read; every token from {@code scoredFrom} on counts
 */
record ScoringWindow(int from, int scoredFrom, int to) {
    ScoringWindow {
        if (from < 0 || scoredFrom <= from || to <= scoredFrom) {
            throw new IllegalArgumentException(
                    "a window needs a token of context and one to score: " + from + ", " + scoredFrom + ", " + to);
        }
    }

    int length() {
        return to - from;
    }
}
