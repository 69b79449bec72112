package io.glossa.vocab.bpe;

/**
 * Byte-pair encoding of the UTF-8 bytes of words by a {@link MergeTable}, as byte-level tokenizers do it.
 *
 * <p><b>Determinism.</b> A pure function of the word; thread-safe. <b>Cost.</b> See {@link WordMerger}.
 */
public final class ByteEncoder {
    private final int[] symbols;
    private final ThreadLocal<WordMerger> mergers;

    /**
     * An encoder over a table.
     *
     * @param letters the character that the table knows each of the 256 bytes by
     */
    public ByteEncoder(MergeTable table, char[] letters) {
        symbols = new int[letters.length];
        for (int value = 0; value < symbols.length; value++) {
            symbols[value] = table.symbol(letters[value]);
        }
        mergers = ThreadLocal.withInitial(() -> new WordMerger(table));
    }

    /** The ids of a stretch of well-formed text. */
    public int[] encode(char[] text, int start, int end) {
        return addBytes(text, start, end).merge();
    }

    /** The same with chance in merging. */
    public int[] encode(char[] text, int start, int end, MergeDropout dropout) {
        return addBytes(text, start, end).merge(dropout);
    }

    private WordMerger addBytes(char[] text, int start, int end) {
        WordMerger merger = mergers.get();
        merger.begin(3 * (end - start));
        for (int i = start; i < end; ) {
            int point = Character.codePointAt(text, i, end);
            i += Character.charCount(point);
            if (point < 0x80) {
                add(merger, point);
            } else if (point < 0x800) {
                add(merger, 0xC0 | (point >> 6));
                add(merger, 0x80 | (point & 0x3F));
            } else if (point < 0x10000) {
                add(merger, 0xE0 | (point >> 12));
                add(merger, 0x80 | ((point >> 6) & 0x3F));
                add(merger, 0x80 | (point & 0x3F));
            } else {
                add(merger, 0xF0 | (point >> 18));
                add(merger, 0x80 | ((point >> 12) & 0x3F));
                add(merger, 0x80 | ((point >> 6) & 0x3F));
                add(merger, 0x80 | (point & 0x3F));
            }
        }
        return merger;
    }

    private void add(WordMerger merger, int value) {
        merger.add(symbols[value], value);
    }
}
