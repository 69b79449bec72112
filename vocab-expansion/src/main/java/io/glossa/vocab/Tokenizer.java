package io.glossa.vocab;

/**
 * A fixed mapping between text and token ids.
 *
 * <p>Encoding adds no framing: a caller that wants BOS or EOS puts them there. Implementations are immutable to their
 * callers and thread-safe, and the same text always gives the same ids.
 */
public interface Tokenizer {
    /** The ids of a text, without BOS or EOS; empty for an empty text. */
    int[] encode(String text);

    /** The text of ids; control tokens give nothing, bytes that are no UTF-8 give U+FFFD. */
    String decode(int[] ids);

    /** How many ids there are; ids are 0 to this minus one. */
    int size();

    /** The id that begins a document, or -1 when the tokenizer has none. */
    int bosId();

    /** The id that ends a document, or -1 when the tokenizer has none. */
    int eosId();

    /** The id of what cannot be written otherwise. */
    int unknownId();

    /** The name of an id as the tokenizer's files spell it, with {@code ▁} for a space. */
    String piece(int id);

    /**
     * UTF-8 bytes of the text that a token stands for.
     *
     * <p><b>Units.</b> Bytes: {@code ▁} counts as the one byte of a space, a byte token as 1, control and unknown tokens
     * as 0.
     */
    int byteLength(int id);

    /**
     * The ids that write a spelling as it stands: no space is added or removed and nothing is cut at a word's edge, so that a
     * piece from the middle of a word keeps its form.
     *
     * @param spelling as {@link #piece} gives it
     */
    default int[] encodeSpelling(String spelling) {
        return encode(spelling);
    }

    /** The ids of a text that goes on from others: no space is put before it. */
    default int[] encodeContinuation(String text) {
        return encode(text);
    }

    /** Whether an id is a learned piece of text: no control, unknown, unused or fallback byte. */
    default boolean isText(int id) {
        return byteLength(id) > 0;
    }
}
