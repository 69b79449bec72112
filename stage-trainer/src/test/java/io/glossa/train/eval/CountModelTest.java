package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
        for (CountModel model : new CountModel[] {
            new CountModel.Uniform(vocabulary),
            UnigramModel.of(counts),
            NgramModel.of(counts.ngrams(2), vocabulary),
            NgramModel.of(counts.ngrams(4), vocabulary)
        }) {
            for (int previous = 0; previous < vocabulary; previous++) {
                double sum = 0;
                for (int token = 0; token < vocabulary; token++) {
                    sum += probability(model, BOS, 4, 3, previous, token);
                }
                assertThat(sum).as(name + " after " + previous).isEqualTo(1, within(1e-9));
            }
        }
    }

    /** Counts by hand: 3 twice, 4 twice, 5 once; n1 = 1, n2 = 2, so D = 1 / 5, and N = 5, T = 3, V = 10. */
    @Test
    public void unigramIsTheDiscountedShare() {
        UnigramModel model = UnigramModel.of(counted(10, BOS, 3, 4, 3, 5, EOS, BOS, 4));
        assertThat(probability(model, BOS, 3)).isEqualTo((2 - 0.2) / 5 + 0.2 * 3 / 5 / 10, within(1e-12));
        assertThat(probability(model, BOS, 9)).isEqualTo(0.2 * 3 / 5 / 10, within(1e-12));
    }

    @DataProvider
    public Object[][] orders() {
        return new Object[][] {{2}, {3}, {4}, {5}};
    }

    /**
     * Kneser-Ney again, from a brute-force reading of its definition with maps and sets: what every sequence is followed by, and
     * how many tokens each was seen after.
     */
    @Test(dataProvider = "orders")
    public void ngramsAreKneserNeyByBruteForce(int order) {
        int vocabulary = 40;
        int[] stream = random(3_000);
        NgramModel model = NgramModel.of(counted(vocabulary, stream).ngrams(order), vocabulary);
        Map<List<Integer>, Integer> counts = new HashMap<>();
        Map<List<Integer>, Set<Integer>> before = new HashMap<>();
        List<Integer> document = new ArrayList<>(List.of(BOS));
        for (int token : stream) {
            if (token == BOS || token == EOS) {
                document = new ArrayList<>(List.of(BOS));
                continue;
            }
            document.add(token);
            int end = document.size();
            for (int length = 1; length <= Math.min(order, end); length++) {
                List<Integer> sequence = List.copyOf(document.subList(end - length, end));
                if (length == order || length == end) {
                    counts.merge(sequence, 1, Integer::sum);
                } else {
                    before.computeIfAbsent(sequence, s -> new HashSet<>()).add(document.get(end - length - 1));
                }
            }
        }
        before.forEach((sequence, tokens) -> counts.put(sequence, tokens.size()));
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2_000; i++) {
            int[] row = random.ints(2 + random.nextInt(5), 3, vocabulary).toArray();
            row[0] = BOS;
            if (i % 2 == 0) {
                System.arraycopy(stream, 97 * (i % 30), row, 0, row.length);
            }
            assertThat(probability(model, row))
                    .as(Arrays.toString(row))
                    .isEqualTo(bruteForce(counts, order, row, vocabulary), within(1e-12));
        }
    }

    private static double bruteForce(Map<List<Integer>, Integer> counts, int order, int[] row, int vocabulary) {
        double probability = 1.0 / vocabulary;
        for (int length = 1; length <= Math.min(order, row.length); length++) {
            int size = length;
            List<Integer> sequence =
                    Arrays.stream(row, row.length - size, row.length).boxed().toList();
            List<Integer> context = sequence.subList(0, size - 1);
            List<Integer> followers = counts.entrySet().stream()
                    .filter(e -> e.getKey().size() == size
                            && e.getKey().subList(0, size - 1).equals(context))
                    .map(Map.Entry::getValue)
                    .toList();
            double discount = discount(counts.entrySet().stream()
                    .filter(e -> e.getKey().size() == size)
                    .mapToInt(Map.Entry::getValue)
                    .toArray());
            double total = followers.stream().mapToInt(Integer::intValue).sum();
            if (total > 0) {
                probability = Math.max(counts.getOrDefault(sequence, 0) - discount, 0) / total
                        + discount * followers.size() / total * probability;
            }
        }
        return probability;
    }

    /** More context tells more about text that has been seen. */
    @Test
    public void longerSequencesFitWhatTheyWereCountedOnBetter() {
        int[] stream = random(3_000);
        TokenCounts counts = counted(40, stream);
        int[] row = Arrays.copyOf(stream, 96);
        TokenizedDocument document = new TokenizedDocument("d", 96, row, new long[96]);
        assertThat(NgramModel.of(counts.ngrams(4), 40).score(List.of(document)).bitsPerByte())
                .isLessThan(0.7
                        * NgramModel.of(counts.ngrams(2), 40)
                                .score(List.of(document))
                                .bitsPerByte());
    }

    @Test
    public void aDocumentContinuesInTheNextSequence() {
        TokenCounts whole = counted(10, BOS, 3, 4, 5, 6);
        TokenCounts parts = new TokenCounts(10, BOS, EOS, Set.of(2));
        parts.add(new int[] {BOS, 3, 4});
        parts.add(new int[] {5, 6});
        NgramTable pairs = parts.ngrams(2).table(2);
        assertThat(pairs.size()).isEqualTo(whole.ngrams(2).table(2).size()).isEqualTo(4);
        assertThat(parts.ngrams(2).find(new int[] {4, 5}, 0, 2)).isNotNegative();
    }

    @Test
    public void sequencesAreCountedLikeAMap() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        NgramTable table = new NgramTable();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int context = random.nextInt(1 << random.nextInt(1, 20));
            int token = random.nextInt(300);
            table.see(table.number(context, token));
            expected.merge(((long) context << 32) | token, 1, Integer::sum);
        }
        Map<Long, Integer> found = new HashMap<>();
        table.forEach((context, token, count) -> found.put(((long) context << 32) | token, count));
        assertThat(found).as("seed " + seed).isEqualTo(expected);
        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(table.find(1 << 25, 3)).isNegative();
    }

    private static double probability(CountModel model, int... row) {
        return Math.exp(model.logProbability(row, row.length - 1));
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
        TokenCounts counts = new TokenCounts(vocabulary, BOS, EOS, Set.of(2, 3, 4, 5));
        counts.add(stream);
        return counts;
    }
}
