package io.glossa.corpus.langid;

import java.util.Arrays;

/**
 * Adds up the evidence of words, and remembers what the words it met came to: a word gives the same features wherever it
 * stands, and most words of a text have stood in it, or in one before, already.
 *
 * <p>Words that come again and again stay, while those met once pass through: each of the four slots that a word may take
 * counts how often its word came, a stranger takes one away from the least of them, and moves in where none is left.
 *
 * <p>One thread at a time. What is remembered changes no sum: evidence is whole numbers.
 *
 * <p><b>Cost.</b> {@value #SLOTS} words at two bytes a language: 0.8 MB for a hundred languages. A remembered word costs one
 * addition a language, which the processor does many at a time; another one two or three look-ups a letter, each a cache miss
 * or two. Of words of English or Hausa one in six or nine is another, of isiZulu, which joins words, one in two.
 */
final class WordScores {
    /** Power of two. */
    private static final int SLOTS = 4096;

    /** Slots that a word may take: they follow one another. */
    private static final int WAYS = 4;

    /** Strangers in a row that a frequent word outlasts. */
    private static final int MOST_USES = 15;

    /** Features that have together the most evidence that fits a short. */
    private static final int MOST_FEATURES = Short.MAX_VALUE / 0xFF;

    private final FeatureIndex index;
    /** Of every piece of evidence the language, then eight bits of what it is worth. */
    private final char[] evidence;

    private final int languages;
    private final NGrams grams = new NGrams();
    private final long[] words = new long[SLOTS];
    private final byte[] uses = new byte[SLOTS];
    /** Known features of the word in a slot; 0 also for an empty one, whose sums are 0 too. */
    private final int[] known = new int[SLOTS];

    private final short[] remembered;
    /** Sums of the words since they were last carried over: short numbers are added many at a time. */
    private final short[] recent;

    private int recentFeatures;
    private long[] entries = new long[256];
    /** The evidence of a word, copied together before any is added: so the processor waits for memory once for several features. */
    private char[] pieces = new char[1024];

    private int piecesFound;

    WordScores(FeatureIndex index, char[] evidence, int languages) {
        this.index = index;
        this.evidence = evidence;
        this.languages = languages;
        this.remembered = new short[SLOTS * languages];
        this.recent = new short[languages];
    }

    /**
     * Adds the evidence of a text.
     *
     * @param sums by language
     * @return how many of its features are known
     */
    int add(CharSequence text, int[] sums) {
        int[] found = {0};
        grams.forEachWord(text, (characters, end, hash) -> found[0] += addWord(characters, end, hash, sums));
        carry(sums);
        return found[0];
    }

    private int addWord(char[] characters, int end, long hash, int[] sums) {
        int first = (int) (hash >>> 40) & (SLOTS - WAYS);
        for (int slot = first; slot < first + WAYS; slot++) {
            if (words[slot] == hash) {
                uses[slot] = (byte) Math.min(MOST_USES, uses[slot] + 1);
                addRemembered(slot, sums);
                return known[slot];
            }
        }
        int found = findEvidence(characters, end, hash);
        int slot = leastUsed(first);
        if (found > MOST_FEATURES || uses[slot] > 0) {
            uses[slot] = (byte) Math.max(0, uses[slot] - 1);
            for (int i = 0; i < piecesFound; i++) {
                sums[pieces[i] >>> 8] += pieces[i] & 0xFF;
            }
        } else {
            words[slot] = hash;
            uses[slot] = 1;
            known[slot] = found;
            remember(slot);
            addRemembered(slot, sums);
        }
        return found;
    }

    private int leastUsed(int first) {
        int least = first;
        for (int slot = first + 1; slot < first + WAYS; slot++) {
            least = uses[slot] < uses[least] ? slot : least;
        }
        return least;
    }

    private void addRemembered(int slot, int[] sums) {
        recentFeatures += known[slot];
        if (recentFeatures > MOST_FEATURES) {
            carry(sums);
            recentFeatures = known[slot];
        }
        int from = slot * languages;
        for (int l = 0; l < languages; l++) {
            recent[l] += remembered[from + l];
        }
    }

    private void carry(int[] sums) {
        for (int l = 0; l < languages; l++) {
            sums[l] += recent[l];
        }
        Arrays.fill(recent, (short) 0);
        recentFeatures = 0;
    }

    /** Collects the evidence of the known features of a word and returns how many these are. */
    private int findEvidence(char[] characters, int end, long hash) {
        int count = grams.features(characters, end, hash);
        if (count > entries.length) {
            entries = new long[2 * count];
        }
        index.find(grams.hashes(), count, entries);
        int found = 0;
        int collected = 0;
        for (int i = 0; i < count; i++) {
            long entry = entries[i];
            if (entry != FeatureIndex.NONE) {
                found++;
                int from = FeatureIndex.offset(entry);
                int holders = FeatureIndex.count(entry);
                if (collected + holders > pieces.length) {
                    pieces = Arrays.copyOf(pieces, 2 * (collected + holders));
                }
                for (int j = 0; j < holders; j++) {
                    pieces[collected + j] = evidence[from + j];
                }
                collected += holders;
            }
        }
        piecesFound = collected;
        return found;
    }

    private void remember(int slot) {
        int from = slot * languages;
        Arrays.fill(remembered, from, from + languages, (short) 0);
        for (int i = 0; i < piecesFound; i++) {
            int of = from + (pieces[i] >>> 8);
            remembered[of] = (short) (remembered[of] + (pieces[i] & 0xFF));
        }
    }
}
