package io.glossa.corpus.normalise;

/**
 * A rewritten text.
 *
 * @param text after
 * @param changes how many characters of the text before were replaced or removed
 */
public record Normalised(String text, int changes) {
    static Normalised unchanged(String text) {
        return new Normalised(text, 0);
    }
}
