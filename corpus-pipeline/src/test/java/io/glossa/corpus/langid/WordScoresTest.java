package io.glossa.corpus.langid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.testng.annotations.Test;

public final class WordScoresTest {
    private static final int LANGUAGES = 7;

    /** Against a sum that remembers nothing, over more words than are remembered, some of them again and again. */
    @Test
    public void whatIsRememberedChangesNoSum() {
        long seed = 17;
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            words.add(word(random, 1 + random.nextInt(i % 100 == 0 ? 400 : 12)));
        }
        Model model = new Model(words, random, LANGUAGES);
        WordScores scores = new WordScores(model.index, model.evidence, LANGUAGES);
        for (int text = 0; text < 200; text++) {
            StringBuilder joined = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                int drawn = random.nextInt(3) == 0 ? random.nextInt(words.size()) : random.nextInt(40);
                joined.append(words.get(drawn)).append(' ');
            }
            int[] expected = new int[LANGUAGES];
            int known = model.add(joined, expected);

            int[] sums = new int[LANGUAGES];
            assertThat(scores.add(joined, sums))
                    .as("seed %s, text %s", seed, text)
                    .isEqualTo(known);
            assertThat(sums).as("seed %s, text %s", seed, text).containsExactly(expected);
        }
    }

    /** A word with as much evidence as there can be, so often that short sums would overflow. */
    @Test
    public void theMostEvidenceIsAddedUpWhole() {
        Model model = new Model(List.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), new Random(1), 1);
        Arrays.fill(model.evidence, (char) (3 << 8 | 0xFF));
        WordScores scores = new WordScores(model.index, model.evidence, LANGUAGES);
        String text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ".repeat(1_000);
        int[] expected = new int[LANGUAGES];
        int known = model.add(text, expected);

        int[] sums = new int[LANGUAGES];
        assertThat(scores.add(text, sums)).isEqualTo(known);
        assertThat(sums).containsExactly(expected);
        assertThat(sums[3]).isGreaterThan(Short.MAX_VALUE);
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(6)));
        }
        return word.toString();
    }

    /** Two in three of the features of words, each with evidence for a few languages. */
    private static final class Model {
        private final FeatureIndex index;
        private final char[] evidence;

        Model(List<String> words, Random random, int most) {
            NGrams grams = new NGrams();
            TreeSet<Long> keys = new TreeSet<>();
            for (String word : words) {
                for (int i = grams.read(word) - 1; i >= 0; i--) {
                    if (grams.hash(i) % 3 != 0) {
                        keys.add(FeatureIndex.key(grams.hash(i)));
                    }
                }
            }
            byte[] counts = new byte[keys.size()];
            StringBuilder pieces = new StringBuilder();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (byte) (1 + random.nextInt(most));
                int first = random.nextInt(LANGUAGES);
                for (int j = 0; j < counts[i]; j++) {
                    pieces.append((char) ((first + j) % LANGUAGES << 8 | random.nextInt(256)));
                }
            }
            this.index =
                    new FeatureIndex(keys.stream().mapToLong(Long::longValue).toArray(), counts);
            this.evidence = pieces.toString().toCharArray();
        }

        int add(CharSequence text, int[] sums) {
            NGrams grams = new NGrams();
            int known = 0;
            for (int i = grams.read(text) - 1; i >= 0; i--) {
                long entry = index.find(grams.hash(i));
                known += entry == FeatureIndex.NONE ? 0 : 1;
                for (int j = 0; entry != FeatureIndex.NONE && j < FeatureIndex.count(entry); j++) {
                    char piece = evidence[FeatureIndex.offset(entry) + j];
                    sums[piece >>> 8] += piece & 0xFF;
                }
            }
            return known;
        }
    }
}
