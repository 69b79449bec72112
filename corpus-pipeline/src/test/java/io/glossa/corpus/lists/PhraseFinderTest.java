package io.glossa.corpus.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

public final class PhraseFinderTest {
    @Test
    public void findsWhatPlainSearchFinds() {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> phrases = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                phrases.add(word(random, 1 + random.nextInt(4)));
            }
            String text = word(random, random.nextInt(30));
            int expected = -1;
            for (int end = 1; end <= text.length() && expected < 0; end++) {
                String before = text.substring(0, end);
                expected = phrases.stream().anyMatch(before::endsWith) ? end : -1;
            }
            assertThat(new PhraseFinder(phrases).find(text, 0, text.length()))
                    .as("seed %d round %d: %s in %s", seed, round, phrases, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    public void letterCaseDoesNotMatterInAnyScript() {
        PhraseFinder finder = new PhraseFinder(List.of("ΌΡΟΙ χρήσης", "Privacy"));
        assertThat(finder.count("Όροι Χρήσης, PRIVACY και όροι χρήσης")).isEqualTo(3);
        assertThat(new PhraseFinder(List.of()).find("x", 0, 1)).isEqualTo(-1);
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('가' + random.nextInt(3)));
        }
        return word.toString();
    }
}
