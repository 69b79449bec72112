package io.glossa.corpus.langid;

/**
 * The likeliest language of a text.
 *
 * @param language its number among {@link LanguageModel#languages()}
 * @param probability as the model sees it; 0 for a text that holds nothing to go by
 * @param letters of the text's script
 */
record Likeliest(int language, float probability, int letters) {
    /** The first of the highest. */
    static Likeliest of(float[] probabilities, int letters) {
        int best = 0;
        for (int l = 1; l < probabilities.length; l++) {
            best = probabilities[l] > probabilities[best] ? l : best;
        }
        return new Likeliest(best, probabilities[best], letters);
    }

    /** Whether the text has letters enough for the answer to mean something. */
    boolean hasEnoughLetters() {
        return letters >= LanguageIdentifier.leastLetters(probability);
    }
}
