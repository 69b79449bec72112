package io.glossa.train.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.testng.annotations.Test;

public class SpellingMatcherTest {
    private static final String SEED = "glossa.test.seed";

    @Test
    public void sequencesWithinAndAcrossOthersAreFound() {
        List<int[]> sequences = List.of(new int[] {1, 2, 3}, new int[] {2}, new int[] {2, 3}, new int[] {3, 1, 2});
        assertThat(found(sequences, 1, 2, 3, 1, 2)).containsExactly("0:0-3", "1:1-2", "1:4-5", "2:1-3", "3:2-5");
    }

    @Test
    public void emptySequencesAndNegativeIdsAreNeverFound() {
        List<int[]> sequences = List.of(new int[0], new int[] {1, 2}, new int[] {1, 2});
        assertThat(found(sequences, 1, -1, 2, 1, 2, -1)).containsExactly("1:3-5");
    }

    /** Against looking at every place for every sequence, over few symbols so that all sorts of overlaps occur. */
    @Test
    public void findsWhatAPlainSearchFinds() {
        long seed = Long.getLong(SEED, 4711L);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int symbols = 1 + random.nextInt(4);
            List<int[]> sequences = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                int[] sequence = random.ints(1 + random.nextInt(6), 0, symbols).toArray();
                if (sequences.stream().noneMatch(other -> Arrays.equals(other, sequence))) {
                    sequences.add(sequence);
                }
            }
            int[] text = random.ints(60, -1, symbols).toArray();
            TreeSet<String> expected = new TreeSet<>();
            for (int number = 0; number < sequences.size(); number++) {
                int[] sequence = sequences.get(number);
                for (int at = 0; at + sequence.length <= text.length; at++) {
                    if (Arrays.equals(Arrays.copyOfRange(text, at, at + sequence.length), sequence)) {
                        expected.add(number + ":" + at + "-" + (at + sequence.length));
                    }
                }
            }
            assertThat(found(sequences, text))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static TreeSet<String> found(List<int[]> sequences, int... text) {
        TreeSet<String> found = new TreeSet<>();
        new SpellingMatcher(sequences)
                .search(text, 0, text.length, (number, from, to) -> found.add(number + ":" + from + "-" + to));
        return found;
    }
}
