package io.glossa.vocab.sentencepiece;

/**
 * The part of a SentencePiece model that says how text is prepared before it is cut.
 *
 * @param name the rule's name, such as {@code identity}
 * @param charsMapBytes size of the compiled character map; 0 when characters stay as they are
 * @param addDummyPrefix whether a space is put before the text, so that its first word looks like any other
 * @param removeExtraWhitespaces whether spaces at both ends go and runs of spaces become one
 * @param escapeWhitespaces whether a space is written {@code ▁}
 */
public record NormalizerSpec(
        String name,
        int charsMapBytes,
        boolean addDummyPrefix,
        boolean removeExtraWhitespaces,
        boolean escapeWhitespaces) {}
