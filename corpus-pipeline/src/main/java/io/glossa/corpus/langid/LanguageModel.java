package io.glossa.corpus.langid;

import java.util.List;

/**
 * Something that tells how likely each of its languages is the language of a text.
 *
 * <p>Contract: immutable and thread-safe; a pure function of the text; probabilities are finite, at least 0, and add up to
 * 1, unless the text holds nothing to go by: then all are 0.
 */
public interface LanguageModel {
    /** ISO 639 codes, of two letters where there is one, in a fixed order; {@code und} stands for any other language. */
    List<String> languages();

    /** A probability for each of {@link #languages()}. */
    float[] probabilities(CharSequence text);

    /** The likeliest of them, which may cost less than all probabilities. */
    default Likeliest likeliest(CharSequence text) {
        return Likeliest.of(probabilities(text), TextScript.of(text).letters());
    }
}
