package io.glossa.vocab.bpe;

/**
 * Byte-pair encoding of prepared text by a {@link MergeTable}, token for token as C++ SentencePiece does it.
 *
 * <p><b>Formula.</b> Begin with one symbol a character; of all neighbours that join to a piece take the pair of highest
 * score, the leftmost of equal ones; repeat until none joins.
 *
 * <p><b>Determinism.</b> A pure function of the text; thread-safe. Words are remembered up to a bound, which changes the
 * speed only.
 *
 * <p><b>Cost.</b> O(n log n) for a stretch of n characters that cannot be cut into words, else about O(n).
 *
 * <p><b>Source.</b> {@code bpe_model.cc} of google/sentencepiece; Sennrich et al. 2016, arXiv:1508.07909.
 */
public final class BpeEncoder {
    /** How a space is written in prepared text. */
    public static final char SPACE = '\u2581';

    private final MergeTable table;
    private final WordMemory memory = new WordMemory();
    private final ThreadLocal<WordMerger> mergers;

    /** An encoder over a table. */
    public BpeEncoder(MergeTable table) {
        this.table = table;
        mergers = ThreadLocal.withInitial(() -> new WordMerger(table));
    }

    /**
     * Encodes prepared text.
     *
     * @param text with {@link #SPACE} for every space
     * @return ids in order; a character that is no piece is given as {@code -1 - codePoint}
     */
    public int[] encode(String text) {
        char[] characters = text.toCharArray();
        WordMerger merger = mergers.get();
        if (!table.isWordBound()) {
            return merge(merger, characters, 0, characters.length);
        }
        IdBuffer ids = new IdBuffer(characters.length / 2);
        for (int start = 0, end; start < characters.length; start = end) {
            end = wordEnd(characters, start);
            int[] word = memory.find(characters, start, end);
            if (word == null) {
                word = merge(merger, characters, start, end);
                memory.put(characters, start, end, word);
            }
            ids.addAll(word);
        }
        return ids.toArray();
    }

    /** The same with chance in merging, word by word; no word is remembered. */
    public int[] encode(String text, MergeDropout dropout) {
        if (dropout.isNone()) {
            return encode(text);
        }
        char[] characters = text.toCharArray();
        WordMerger merger = mergers.get();
        IdBuffer ids = new IdBuffer(characters.length / 2);
        for (int start = 0, end; start < characters.length; start = end) {
            end = table.isWordBound() ? wordEnd(characters, start) : characters.length;
            addSymbols(merger, characters, start, end);
            ids.addAll(merger.merge(dropout));
        }
        return ids.toArray();
    }

    /** A word is a run of spaces with what follows it up to the next space. */
    private static int wordEnd(char[] text, int start) {
        int end = start;
        while (end < text.length && text[end] == SPACE) {
            end++;
        }
        while (end < text.length && text[end] != SPACE) {
            end++;
        }
        return end;
    }

    private int[] merge(WordMerger merger, char[] text, int start, int end) {
        addSymbols(merger, text, start, end);
        return merger.merge();
    }

    private void addSymbols(WordMerger merger, char[] text, int start, int end) {
        merger.begin(end - start);
        for (int i = start; i < end; ) {
            int point = Character.codePointAt(text, i, end);
            merger.add(table.symbol(point), point);
            i += Character.charCount(point);
        }
    }
}
