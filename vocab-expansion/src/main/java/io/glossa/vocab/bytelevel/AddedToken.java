package io.glossa.vocab.bytelevel;

/**
 * A token that is matched in the text before anything is cut.
 *
 * @param id its id
 * @param text what it matches
 * @param special whether it is a mark that decoding leaves out, such as the end of a text; special tokens written out in a
 *     text are text to {@link ByteLevelTokenizer}
 */
public record AddedToken(int id, String text, boolean special) {}
