package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CountModelTest {
    private static final int BOS = 1;
    private static final int EOS = 2;

    @DataProvider
    public Object[][] streams() {
        return new Object[][] {
            {"nothing", new int[0]},
            {"one document", new int[] {BOS, 3, 4, 3, 5, 3, 4}},
            {"two documents", new int[] {BOS, 3, 3, 3, EOS, BOS, 4, 5, EOS}},
            {"many", random(5_000)},
        };
    }

    @Test(dataProvider = "streams")
    public void probabilitiesSumToOneAfterEveryToken(String name, int[] stream) {
        int vocabulary = 40;
        TokenCounts counts = counted(vocabulary, stream);
        for (CountModel model :
                new CountModel[] {new CountModel.Uniform(vocabulary), UnigramModel.of(counts), BigramModel.of(counts)
                }) {
            for (int previous = 0; previous < vocabulary; previous++) {
                double sum = 0;
                for (int token = 0; token < vocabulary; token++) {
                    sum += Math.exp(model.logProbability(previous, token));
                }
                assertThat(sum).as(name + " after " + previous).isEqualTo(1, within(1e-9));
            }
        }
    }

    /** Counts by hand: 3 twice, 4 twice, 5 once; n1 = 1, n2 = 2, so D = 1 / 5, and N = 5, T = 3, V = 10. */
    @Test
    public void unigramIsTheDiscountedShare() {
        UnigramModel model = UnigramModel.of(counted(10, BOS, 3, 4, 3, 5, EOS, BOS, 4));
        assertThat(Math.exp(model.logProbability(0, 3))).isEqualTo((2 - 0.2) / 5 + 0.2 * 3 / 5 / 10, within(1e-12));
        assertThat(Math.exp(model.logProbability(0, 9))).isEqualTo(0.2 * 3 / 5 / 10, within(1e-12));
    }

    /** Kneser-Ney again, from a brute-force reading of its definition with maps and sets. */
    @Test
    public void bigramIsKneserNeyByBruteForce() {
        int vocabulary = 40;
        int[] stream = random(3_000);
        BigramModel model = BigramModel.of(counted(vocabulary, stream));
        Map<Integer, Map<Integer, Integer>> pairs = new HashMap<>();
        Map<Integer, Set<Integer>> contexts = new HashMap<>();
        int previous = BOS;
        for (int token : stream) {
            if (token != BOS && token != EOS) {
                pairs.computeIfAbsent(previous, p -> new HashMap<>()).merge(token, 1, Integer::sum);
                contexts.computeIfAbsent(token, t -> new HashSet<>()).add(previous);
            }
            previous = token == EOS ? BOS : token;
        }
        double high = discount(pairs.values().stream()
                .flatMap(m -> m.values().stream())
                .mapToInt(Integer::intValue)
                .toArray());
        double low = discount(contexts.values().stream().mapToInt(Set::size).toArray());
        int kinds = contexts.values().stream().mapToInt(Set::size).sum();
        for (int v = 0; v < vocabulary; v++) {
            Map<Integer, Integer> after = pairs.getOrDefault(v, Map.of());
            int total = after.values().stream().mapToInt(Integer::intValue).sum();
            for (int w = 0; w < vocabulary; w++) {
                double lower = Math.max(contexts.getOrDefault(w, Set.of()).size() - low, 0) / kinds
                        + low * contexts.size() / kinds / vocabulary;
                double expected = total == 0
                        ? lower
                        : Math.max(after.getOrDefault(w, 0) - high, 0) / total + high * after.size() / total * lower;
                assertThat(Math.exp(model.logProbability(v, w)))
                        .as(v + " then " + w)
                        .isEqualTo(expected, within(1e-12));
            }
        }
    }

    @Test
    public void aDocumentContinuesInTheNextSequence() {
        TokenCounts whole = counted(10, BOS, 3, 4, 5, 6);
        TokenCounts parts = new TokenCounts(10, BOS, EOS);
        parts.add(new int[] {BOS, 3, 4});
        parts.add(new int[] {5, 6});
        assertThat(parts.pairs().count(4, 5))
                .isEqualTo(whole.pairs().count(4, 5))
                .isEqualTo(1);
    }

    @Test
    public void pairsAreCountedLikeAMap() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        PairCounts pairs = new PairCounts();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int first = random.nextInt(1 << random.nextInt(1, 20));
            int second = random.nextInt(300);
            pairs.add(first, second);
            expected.merge(((long) first << 32) | second, 1, Integer::sum);
        }
        Map<Long, Integer> found = new HashMap<>();
        pairs.forEach((first, second, count) -> found.put(((long) first << 32) | second, count));
        assertThat(found).as("seed " + seed).isEqualTo(expected);
        assertThat(pairs.size()).isEqualTo(expected.size());
        assertThat(pairs.count(1 << 25, 3)).isZero();
    }

    private static double discount(int... counts) {
        double once = 0;
        double twice = 0;
        for (int count : counts) {
            once += count == 1 ? 1 : 0;
            twice += count == 2 ? 1 : 0;
        }
        return once == 0 || twice == 0 ? 0.5 : once / (once + 2 * twice);
    }

    private static int[] random(int length) {
        SplittableRandom random = new SplittableRandom(5);
        int[] stream = new int[length];
        for (int i = 0; i < length; i++) {
            // Squaring makes low ids frequent; ids up to 35 of 40 are used, so some are never seen.
            int id = (int) (3 + 33 * Math.pow(random.nextDouble(), 3));
            stream[i] = i % 97 == 0 ? BOS : i % 97 == 96 ? EOS : id;
        }
        return stream;
    }

    private static TokenCounts counted(int vocabulary, int... stream) {
        TokenCounts counts = new TokenCounts(vocabulary, BOS, EOS);
        counts.add(stream);
        return counts;
    }
}
