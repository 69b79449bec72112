package io.glossa.corpus.langid;

/**
 * Adds up the evidence of words, and remembers what the words it met last came to: a word gives the same features wherever it
 * stands, and two words in three of a text have stood in it, or in the one before, already.
 *
 * <p>One thread at a time. What is remembered changes no sum: evidence is whole numbers.
 *
 * <p><b>Cost.</b> {@value #SLOTS} words at two bytes a language: 0.8 MB for a hundred languages. A remembered word costs one
 * addition a language, which the processor does many at a time; another one two or three look-ups a letter, each a cache miss
 * or two.
 */
final class WordScores {
    /** Power of two. More than fit a core's own cache help no further. */
    private static final int SLOTS = 4096;

    /** Features of the longest word that is remembered: so many times the most evidence fit a short. */
    private static final int MOST_FEATURES = Short.MAX_VALUE / 0xFF;

    private final FeatureIndex index;
    /** Of every piece of evidence the language, then eight bits of what it is worth. */
    private final char[] evidence;

    private final int languages;
    private final NGrams grams = new NGrams();
    private final long[] words = new long[SLOTS];
    /** Known features of the word in a slot; 0 also for an empty one, whose sums are 0 too. */
    private final int[] known = new int[SLOTS];

    private final short[] remembered;
    private long[] entries = new long[256];

    WordScores(FeatureIndex index, char[] evidence, int languages) {
        this.index = index;
        this.evidence = evidence;
        this.languages = languages;
        this.remembered = new short[SLOTS * languages];
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
        return found[0];
    }

    private int addWord(char[] characters, int end, long hash, int[] sums) {
        int slot = (int) (hash >>> 40) & (SLOTS - 1);
        int from = slot * languages;
        if (words[slot] != hash) {
            int found = findFeatures(characters, end, hash);
            if (found > MOST_FEATURES) {
                addTo(sums, found);
                return found;
            }
            words[slot] = hash;
            known[slot] = found;
            remember(from, found);
        }
        for (int l = 0; l < languages; l++) {
            sums[l] += remembered[from + l];
        }
        return known[slot];
    }

    /** Puts the entries of the known features of a word in front and returns how many they are. */
    private int findFeatures(char[] characters, int end, long hash) {
        int count = grams.features(characters, end, hash);
        if (count > entries.length) {
            entries = new long[2 * count];
        }
        index.find(grams.hashes(), count, entries);
        int found = 0;
        for (int i = 0; i < count; i++) {
            long entry = entries[i];
            entries[found] = entry;
            found += entry == FeatureIndex.NONE ? 0 : 1;
        }
        return found;
    }

    private void remember(int from, int found) {
        for (int l = 0; l < languages; l++) {
            remembered[from + l] = 0;
        }
        for (int i = 0; i < found; i++) {
            int first = FeatureIndex.offset(entries[i]);
            int last = first + FeatureIndex.count(entries[i]);
            for (int j = first; j < last; j++) {
                int of = from + (evidence[j] >>> 8);
                remembered[of] = (short) (remembered[of] + (evidence[j] & 0xFF));
            }
        }
    }

    private void addTo(int[] sums, int found) {
        for (int i = 0; i < found; i++) {
            int first = FeatureIndex.offset(entries[i]);
            int last = first + FeatureIndex.count(entries[i]);
            for (int j = first; j < last; j++) {
                sums[evidence[j] >>> 8] += evidence[j] & 0xFF;
            }
        }
    }
}
