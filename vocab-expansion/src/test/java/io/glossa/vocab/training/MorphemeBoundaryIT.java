package io.glossa.vocab.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Settings;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.boundary.WordBoundaries;
import io.glossa.vocab.expansion.ExpansionBase;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.expansion.VocabularyStep;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.testng.Reporter;
import org.testng.annotations.Test;

/** What boundaries between Korean morphemes cost and what they buy, on film reviews that nothing was learned from. */
@Test(groups = "slow")
public final class MorphemeBoundaryIT {
    private final List<String> lines =
            TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), Integer.MAX_VALUE);
    private final List<String> training = lines.subList(0, lines.size() * 9 / 10);
    private final List<String> heldOut = lines.subList(lines.size() * 9 / 10, lines.size());

    public void fromScratchTextsTakeMoreTokensAndTokensEndWhereMorphemesEnd() throws IOException {
        double[] free = trained("none");
        double[] bound = trained("nori");
        assertThat(bound[0]).isBetween(free[0], 1.35 * free[0]);
        assertThat(bound[1]).isGreaterThan(free[1] + 0.1);
    }

    public void continuedTextsTakeMoreTokensAndTokensEndWhereMorphemesEnd() throws IOException {
        double[] free = continued("none");
        double[] bound = continued("nori");
        assertThat(bound[0]).isBetween(free[0], 1.35 * free[0]);
        assertThat(bound[1]).isGreaterThan(free[1] + 0.1);
    }

    private double[] trained(String boundaries) throws IOException {
        VocabularyTraining plan = new VocabularyTraining(
                VocabularyKind.BPE,
                TrainerSettings.of(8000, TrainerSettings.Mode.EXACT).withByteFallback(8000),
                "llama3",
                boundaries);
        Map<String, Long> counts = new HashMap<>();
        VocabularyTraining.Words words = plan.words();
        training.forEach(line -> words.forEach(line, word -> counts.merge(word, 1L, Long::sum)));
        Path out = Files.createTempDirectory("boundaries");
        plan.train(WordCounts.of(counts), out);
        return measure("from scratch, 8,000 pieces, " + boundaries, Tokenizers.load(out));
    }

    private double[] continued(String boundaries) throws IOException {
        VocabularyStep step = new VocabularyStep(
                TestData.baseModel(),
                Settings.parse(
                                "{size: 8000, minimum-occurrences: 2, pad-to-multiple: 1, boundaries: " + boundaries
                                        + "}",
                                "r.yaml")
                        .bind(VocabularySettings.class));
        ExpansionBase base = step.base();
        Map<String, Long> counts = new HashMap<>();
        training.forEach(line -> base.forEachWord(line, word -> counts.merge(word, 1L, Long::sum)));
        Path out = Files.createTempDirectory("boundaries");
        step.run(WordCounts.of(counts), new TreeMap<>(), out);
        return measure("continued, 8,000 pieces more, " + boundaries, Tokenizers.load(out));
    }

    /** Tokens a word, and the share of the boundaries between morphemes at which a token ends. */
    private double[] measure(String name, Tokenizer tokenizer) {
        SentencePieceTokenizer pieces = (SentencePieceTokenizer) tokenizer;
        WordBoundaries.Cutter cutter = WordBoundaries.named("nori").open();
        long words = 0;
        long tokens = 0;
        long boundaries = 0;
        long kept = 0;
        for (String line : heldOut) {
            for (String text : line.split(" +")) {
                String word = "▁" + text;
                int[] ids = pieces.encodePrepared(word);
                words++;
                tokens += ids.length;
                Set<Integer> ends = new HashSet<>();
                int bytes = 0;
                for (int id : ids) {
                    bytes += tokenizer.byteLength(id);
                    ends.add(bytes);
                }
                int[] counts = new int[2];
                cutter.cut(word, at -> {
                    counts[0]++;
                    // A space counts as one byte.
                    int before = word.substring(1, at).getBytes(StandardCharsets.UTF_8).length + 1;
                    counts[1] += ends.contains(before) ? 1 : 0;
                });
                boundaries += counts[0];
                kept += counts[1];
            }
        }
        double fertility = (double) tokens / words;
        double share = (double) kept / boundaries;
        Reporter.log(
                String.format(
                        Locale.ROOT,
                        "%s: %.3f tokens a word, at %.1f %% of the boundaries a token ends",
                        name,
                        fertility,
                        100 * share),
                true);
        return new double[] {fertility, share};
    }
}
