package io.glossa.vocab.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Encoding with chance in merging, for both kinds of tokenizer. */
public final class MergeDropoutTest {
    private static final int SAMPLES = 40_000;
    private static final Map<Integer, Map<String, Integer>> RANKS = new TreeMap<>();

    @DataProvider
    public Object[][] tokenizers() {
        return new Object[][] {
            {"SentencePiece", (BpeTokenizer) Tokenizers.load(TestData.baseModel())},
            {"byte-level", new ByteLevelTokenizer(ByteLevelSamples.model())},
        };
    }

    @Test(dataProvider = "tokenizers")
    public void withoutChanceThePiecesAreTheUsual(String kind, BpeTokenizer tokenizer) {
        for (String line : FuzzedLines.of(5, 500)) {
            assertThat(tokenizer.encode(line, new MergeDropout(0, 9))).as(kind).isEqualTo(tokenizer.encode(line));
        }
        // Chance so small that nothing is passed over goes through the other code.
        for (String line : FuzzedLines.of(5, 500)) {
            assertThat(tokenizer.encode(line, new MergeDropout(Double.MIN_VALUE, 9)))
                    .as(kind)
                    .isEqualTo(tokenizer.encode(line));
        }
    }

    @Test(dataProvider = "tokenizers")
    public void thePiecesWriteTheSameText(String kind, BpeTokenizer tokenizer) {
        int changed = 0;
        for (String line : FuzzedLines.of(6, 500)) {
            for (double rate : new double[] {0.1, 0.5, 0.99}) {
                int[] cut = tokenizer.encode(line, new MergeDropout(rate, line.hashCode()));
                assertThat(tokenizer.decode(cut)).as(kind).isEqualTo(tokenizer.decode(tokenizer.encode(line)));
                changed += cut.length > tokenizer.encode(line).length ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(200);
    }

    @Test(dataProvider = "tokenizers")
    public void theSeedDecides(String kind, BpeTokenizer tokenizer) {
        String text = "once upon a time there was a little girl who liked to play ".repeat(20);
        assertThat(tokenizer.encode(text, new MergeDropout(0.3, 1)))
                .as(kind)
                .isEqualTo(tokenizer.encode(text, new MergeDropout(0.3, 1)))
                .isNotEqualTo(tokenizer.encode(text, new MergeDropout(0.3, 2)));
    }

    @Test(dataProvider = "tokenizers")
    public void aTextWithoutASpaceIsCutLikeAnyOther(String kind, BpeTokenizer tokenizer) {
        String text = "thereonceupon".repeat(500);
        int[] cut = tokenizer.encode(text, new MergeDropout(0.1, 3));
        assertThat(tokenizer.decode(cut)).as(kind).isEqualTo(text);
    }

    /**
     * Against a plain implementation of the paper's algorithm 1: every pair of neighbours that could be joined is thrown for in
     * every round, the best that is left is joined, and a round without any ends it. Frequencies of all ways of cutting one
     * word, {@value #SAMPLES} samples each; the total variation between two such samples of a distribution with k outcomes is
     * about sqrt(k / samples).
     */
    @Test(dataProvider = "tokenizers")
    public void waysOfCuttingAreAsFrequentAsInThePaper(String kind, BpeTokenizer tokenizer) {
        for (double rate : new double[] {0.1, 0.4, 0.8}) {
            String word = kind.equals("SentencePiece") ? "▁there" : "Ġthere";
            Map<String, Integer> expected = new TreeMap<>();
            Map<String, Integer> found = new TreeMap<>();
            Random random = new Random(12);
            for (int sample = 0; sample < SAMPLES; sample++) {
                expected.merge(String.join(" ", paper(tokenizer, word, rate, random)), 1, Integer::sum);
                List<String> pieces = new ArrayList<>();
                for (int id :
                        tokenizer.encode(kind.equals("SentencePiece") ? "there" : " there", dropout(rate, sample))) {
                    pieces.add(tokenizer.piece(id));
                }
                found.merge(String.join(" ", pieces), 1, Integer::sum);
            }
            TreeSet<String> ways = new TreeSet<>(expected.keySet());
            ways.addAll(found.keySet());
            assertThat(ways).hasSizeGreaterThan(4);
            double variation = 0;
            for (String way : ways) {
                variation += Math.abs(expected.getOrDefault(way, 0) - found.getOrDefault(way, 0)) / (2.0 * SAMPLES);
            }
            assertThat(variation)
                    .as(kind + " " + rate + " " + expected + " " + found)
                    .isCloseTo(0, within(2 * Math.sqrt((double) ways.size() / SAMPLES)));
        }
    }

    private static MergeDropout dropout(double rate, int sample) {
        // Neighbouring seeds are as good as any for this generator; hashes of documents are further apart still.
        return new MergeDropout(rate, sample * 0x9E3779B97F4A7C15L);
    }

    /** Ranks are found by encoding: of two joins that are possible at once the earlier is the one plain encoding makes. */
    private static List<String> paper(BpeTokenizer tokenizer, String word, double rate, Random random) {
        List<String> symbols = new ArrayList<>(List.of(word.split("")));
        while (true) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < symbols.size(); i++) {
                Integer rank = ranks(tokenizer).get(symbols.get(i) + symbols.get(i + 1));
                boolean kept = random.nextDouble() >= rate;
                if (rank != null && kept && rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                return symbols;
            }
            symbols.set(best, symbols.get(best) + symbols.remove(best + 1));
        }
    }

    /** Joins by what they spell, in order; both sample models give their pieces ids in the order of their merges. */
    private static Map<String, Integer> ranks(BpeTokenizer tokenizer) {
        return RANKS.computeIfAbsent(tokenizer.size(), size -> {
            Map<String, Integer> ranks = new TreeMap<>();
            for (int id = 0; id < size; id++) {
                boolean several = tokenizer
                                .piece(id)
                                .codePointCount(0, tokenizer.piece(id).length())
                        > 1;
                if (tokenizer.isText(id) && several) {
                    ranks.put(tokenizer.piece(id), id);
                }
            }
            return ranks;
        });
    }
}
