package io.glossa.init.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Models against the enumeration of every alignment of every sentence. */
public class WordAlignerTest {
    private static final List<String[]> HOUSES = List.of(
            new String[] {"the house", "das haus"},
            new String[] {"the book", "das buch"},
            new String[] {"a book", "ein buch"},
            new String[] {"the old house", "das alte haus"},
            new String[] {"book", "buch buch"});

    @DataProvider
    public Object[][] models() {
        return new Object[][] {{1, 0.0, 0.08}, {7, 0.0, 0.08}, {7, 4.0, 0.08}, {3, 4.0, 0.4}, {5, 11.5, 0.001}};
    }

    @Test(dataProvider = "models")
    public void translationsAreThoseOfEveryAlignmentEnumerated(int iterations, double tension, double none) {
        Bitext text = bitext(HOUSES);
        AlignmentModel model = new AlignmentModel(text, new AlignmentModel.Settings(iterations, tension, none));
        Map<String, Double> expected = enumerated(text, iterations, tension, none);
        for (int source = 0; source < text.sourceWords().size(); source++) {
            for (int target = 0; target < text.targetWords().size(); target++) {
                assertThat(model.translation(source, target))
                        .as(
                                "%s by %s",
                                text.sourceWords().get(source),
                                text.targetWords().get(target))
                        .isCloseTo(expected.getOrDefault(source + "/" + target, 0.0), within(1e-12));
            }
        }
    }

    @Test
    public void randomTextsAgreeWithTheEnumerationToo() {
        long seed = Long.getLong("glossa.test.seed", 31L);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<String[]> pairs = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                pairs.add(new String[] {words(random, "abcd"), words(random, "wxyz")});
            }
            Bitext text = bitext(pairs);
            AlignmentModel model = new AlignmentModel(text, new AlignmentModel.Settings(4, 2, 0.1));
            Map<String, Double> expected = enumerated(text, 4, 2, 0.1);
            expected.forEach((pair, value) -> {
                String[] numbers = pair.split("/");
                if (!numbers[0].equals("none")) {
                    assertThat(model.translation(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])))
                            .as("seed %d, %s", seed, pair)
                            .isCloseTo(value, within(1e-12));
                }
            });
        }
    }

    @Test
    public void countsAreTheProductsOfBothDirectionsPosteriors() {
        Bitext text = bitext(HOUSES);
        AlignmentModel.Settings settings = new AlignmentModel.Settings(5, 4, 0.08);
        AlignmentModel forward = new AlignmentModel(text, settings);
        AlignmentModel backward = new AlignmentModel(text.reversed(), settings);
        Map<String, Double> expected = new HashMap<>();
        for (int s = 0; s < text.size(); s++) {
            int[] e = text.sources().get(s);
            int[] f = text.targets().get(s);
            for (int i = 0; i < e.length; i++) {
                for (int j = 0; j < f.length; j++) {
                    double both = forward.posteriors(e, f, j)[i] * backward.posteriors(f, e, i)[j];
                    expected.merge(e[i] + "/" + f[j], both, Double::sum);
                }
            }
        }
        List<WordAligner.Translation> all = WordAligner.align(text, 5, 4, 0.08, 0);
        assertThat(all).hasSize(expected.size());
        all.forEach(found -> assertThat(found.count())
                .isCloseTo(expected.get(found.source() + "/" + found.target()), within(1e-12)));
        assertThat(WordAligner.align(text, 5, 4, 0.08, 0.9))
                .isNotEmpty()
                .allMatch(found -> found.count() >= 0.9)
                .isSubsetOf(all);
    }

    @Test
    public void wordsFindTheirTranslations() {
        Bitext text = bitext(HOUSES);
        Map<String, String> best = new HashMap<>();
        Map<String, Double> counts = new HashMap<>();
        for (WordAligner.Translation found : WordAligner.align(text, 7, 4, 0.08, 0)) {
            String word = text.sourceWords().get(found.source());
            if (found.count() > counts.getOrDefault(word, 0.0)) {
                counts.put(word, found.count());
                best.put(word, text.targetWords().get(found.target()));
            }
        }
        assertThat(best)
                .containsEntry("the", "das")
                .containsEntry("house", "haus")
                .containsEntry("book", "buch");
        assertThat(best).containsEntry("a", "ein").containsEntry("old", "alte");
    }

    private static String words(Random random, String letters) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            words.append(i == 0 ? "" : " ").append(letters.charAt(random.nextInt(letters.length())));
        }
        return words.toString();
    }

    private static Bitext bitext(List<String[]> pairs) {
        return Bitext.of(pairs, pair -> Arrays.asList(pair[0].split(" ")), pair -> Arrays.asList(pair[1].split(" ")));
    }

    /** Probabilities by source/target number, from sums over all (n + 1)^m alignments of every sentence. */
    private static Map<String, Double> enumerated(Bitext text, int iterations, double tension, double none) {
        Map<String, Double> t = new HashMap<>();
        for (int round = 0; round < iterations; round++) {
            Map<String, Double> counts = new HashMap<>();
            Map<String, Double> sums = new HashMap<>();
            for (int s = 0; s < text.size(); s++) {
                int[] e = text.sources().get(s);
                int[] f = text.targets().get(s);
                int alignments = (int) Math.round(Math.pow(e.length + 1, f.length));
                double[] joint = new double[alignments];
                double total = 0;
                for (int a = 0; a < alignments; a++) {
                    joint[a] = 1;
                    for (int j = 0; j < f.length; j++) {
                        int i = origin(a, j, e.length);
                        String key = key(e, f, i, j);
                        joint[a] *= place(i, j, e.length, f.length, tension, none) * t.getOrDefault(key, 1.0);
                    }
                    total += joint[a];
                }
                for (int a = 0; a < alignments; a++) {
                    for (int j = 0; j < f.length; j++) {
                        String key = key(e, f, origin(a, j, e.length), j);
                        counts.merge(key, joint[a] / total, Double::sum);
                        sums.merge(key.substring(0, key.indexOf('/')), joint[a] / total, Double::sum);
                    }
                }
            }
            t = new HashMap<>();
            for (Map.Entry<String, Double> entry : counts.entrySet()) {
                String source = entry.getKey().substring(0, entry.getKey().indexOf('/'));
                t.put(entry.getKey(), entry.getValue() / sums.get(source));
            }
        }
        return t;
    }

    /** The origin of word j in alignment number {@code alignment}, written in base n + 1; n for none. */
    private static int origin(int alignment, int j, int n) {
        int rest = alignment;
        for (int k = 0; k < j; k++) {
            rest /= n + 1;
        }
        return rest % (n + 1);
    }

    private static String key(int[] e, int[] f, int i, int j) {
        return (i == e.length ? "none" : Integer.toString(e[i])) + "/" + f[j];
    }

    private static double place(int i, int j, int n, int m, double tension, double none) {
        if (i == n) {
            return none;
        }
        double all = 0;
        for (int k = 0; k < n; k++) {
            all += Math.exp(-tension * Math.abs((k + 1.0) / n - (j + 1.0) / m));
        }
        return (1 - none) * Math.exp(-tension * Math.abs((i + 1.0) / n - (j + 1.0) / m)) / all;
    }
}
