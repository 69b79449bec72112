package io.glossa.corpus.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.testng.annotations.Test;

public final class MinHasherTest {
    private static final Shingles CHARACTERS = new Shingles(ShingleKind.CHARACTERS, 5);
    private static final Shingles WORDS = new Shingles(ShingleKind.WORDS, 5);

    /** Sets of 5-grams by plain substrings, compared by java.util: no code shared with the subject. */
    @Test
    public void exactSimilarityIsThatOfSubstringSets() {
        String a = "영화가 정말 재미있고 배우들의 연기가 좋았습니다";
        String b = "영화가 정말 재미있고  배우들의\n연기도 좋았습니다";
        Set<String> left = grams("영화가 정말 재미있고 배우들의 연기가 좋았습니다");
        Set<String> right = grams("영화가 정말 재미있고 배우들의 연기도 좋았습니다");
        Set<String> union = new HashSet<>(left);
        union.addAll(right);
        left.retainAll(right);
        assertThat(Jaccard.similarity(a, b, CHARACTERS)).isEqualTo((double) left.size() / union.size());
    }

    @Test
    public void wordShinglesIgnorePunctuationAndCase() {
        String a = "The film, which I saw twice, was long but never dull.";
        String b = "the FILM which I saw twice - was long; but never dull";
        assertThat(Jaccard.similarity(a, b, WORDS)).isEqualTo(1);
        assertThat(Jaccard.similarity(a, "Another text has nothing in common with the first of them.", WORDS))
                .isZero();
    }

    @Test
    public void textsShorterThanAShingleAreSimilarWhenEqual() {
        assertThat(Jaccard.similarity("좋아", "좋아", CHARACTERS)).isEqualTo(1);
        assertThat(Jaccard.similarity("좋아", "싫어", CHARACTERS)).isZero();
    }

    /** 800 pairs of known similarity: the mean error of an unbiased estimate is within four standard errors of 0. */
    @Test
    public void signaturesEstimateSimilarityWithoutBias() {
        MinHasher hasher = new MinHasher(WORDS, 112, 1);
        Random random = new Random(20260101);
        for (int shared : new int[] {50, 100, 150, 180}) {
            double error = 0;
            double squares = 0;
            int pairs = 200;
            double exact = 0;
            for (int p = 0; p < pairs; p++) {
                List<String> a = words(random, 204);
                List<String> b = new ArrayList<>(a.subList(0, shared + 4));
                b.addAll(words(random, 200 - shared));
                String left = String.join(" ", a);
                String right = String.join(" ", b);
                exact = Jaccard.similarity(left, right, WORDS);
                double difference = MinHasher.similarity(hasher.signature(left), hasher.signature(right)) - exact;
                error += difference / pairs;
                squares += difference * difference / pairs;
            }
            double expectedError = Math.sqrt(exact * (1 - exact) / 112);
            assertThat(error).as("bias at %s", exact).isCloseTo(0, within(4 * expectedError / Math.sqrt(pairs)));
            assertThat(Math.sqrt(squares))
                    .as("spread at %s", exact)
                    .isCloseTo(expectedError, within(0.25 * expectedError));
        }
    }

    /** Near copies at 0.8 meet as often as the curve says: 0.924 of 1,000 within four standard errors (0.034). */
    @Test
    public void bandsBringNearCopiesTogetherAsOftenAsTheCurveSays() {
        MinHasher hasher = new MinHasher(WORDS, 112, 1);
        Random random = new Random(7);
        int met = 0;
        double similarity = 0;
        for (int p = 0; p < 1_000; p++) {
            List<String> a = words(random, 184);
            List<String> b = new ArrayList<>(a.subList(0, 164));
            b.addAll(words(random, 20));
            String left = String.join(" ", a);
            String right = String.join(" ", b);
            similarity += Jaccard.similarity(left, right, WORDS) / 1_000;
            long[] keys = BandKeys.of(hasher.signature(left), 14, 8);
            long[] others = BandKeys.of(hasher.signature(right), 14, 8);
            boolean meets = false;
            for (int band = 0; band < 14; band++) {
                meets |= keys[band] == others[band];
            }
            met += meets ? 1 : 0;
        }
        double expected = new LshCurve(14, 8).probability(similarity);
        assertThat(met / 1_000.0).isCloseTo(expected, within(0.034));
    }

    @Test
    public void aBandKeyDependsOnEveryRowAndOnItsBand() {
        int[] signature = new int[16];
        long[] keys = BandKeys.of(signature, 2, 8);
        assertThat(keys[0]).isNotEqualTo(keys[1]);
        for (int i = 0; i < 8; i++) {
            int[] changed = signature.clone();
            changed[i] = 1;
            assertThat(BandKeys.of(changed, 2, 8)[0]).isNotEqualTo(keys[0]);
            assertThat(BandKeys.of(changed, 2, 8)[1]).isEqualTo(keys[1]);
        }
    }

    @Test
    public void sameSeedSameSignatureOtherSeedOtherSignature() {
        String text = "같은 씨앗이면 같은 서명이 나온다";
        assertThat(new MinHasher(CHARACTERS, 112, 5).signature(text))
                .isEqualTo(new MinHasher(CHARACTERS, 112, 5).signature(text))
                .isNotEqualTo(new MinHasher(CHARACTERS, 112, 6).signature(text));
    }

    @Test
    public void theKeptCopyDoesNotDependOnTheOrderOfMeeting() {
        List<Candidate> cluster = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cluster.add(new Candidate("s" + i % 3, "d" + i, i % 3, (i % 5) / 5.0, 100 + i % 4));
        }
        for (String rule : List.of("best", "source-priority")) {
            Candidate kept = Collections.min(cluster, KeepRule.named(rule).order());
            for (int seed = 0; seed < 20; seed++) {
                Collections.shuffle(cluster, new Random(seed));
                assertThat(Collections.min(cluster, KeepRule.named(rule).order()))
                        .isEqualTo(kept);
            }
        }
    }

    @Test
    public void qualityDecidesBeforeLengthBeforePriority() {
        Candidate better = new Candidate("a", "1", 9, 0.9, 10);
        Candidate longer = new Candidate("a", "2", 9, 0.5, 20);
        Candidate dearer = new Candidate("a", "3", 1, 0.5, 10);
        Candidate last = new Candidate("a", "4", 9, 0.5, 10);
        List<Candidate> sorted = new ArrayList<>(List.of(last, dearer, longer, better));
        sorted.sort(new BestDocument().order());
        assertThat(sorted).containsExactly(better, longer, dearer, last);
        sorted.sort(new DearestSource().order());
        assertThat(sorted).containsExactly(dearer, better, longer, last);
    }

    @Test
    public void exactKeysFoldWhiteSpaceButNothingElse() {
        ExactKey key = ExactKey.of("영화가 정말\n재미있다");
        assertThat(ExactKey.of("  영화가  정말 재미있다\n")).isEqualTo(key);
        assertThat(ExactKey.of("영화가 정말 재미있다!")).isNotEqualTo(key);
        assertThat(ExactKey.of("ọkọ")).isNotEqualTo(ExactKey.of("oko"));
        assertThat(key.hex()).hasSize(32).matches("[0-9a-f]+");
    }

    private static List<String> words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + random.nextInt(1_000_000_000));
        }
        return words;
    }

    private static Set<String> grams(String text) {
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + 5 <= text.length(); i++) {
            grams.add(text.substring(i, i + 5));
        }
        return grams;
    }
}
