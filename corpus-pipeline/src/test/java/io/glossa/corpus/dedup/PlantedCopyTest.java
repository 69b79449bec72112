package io.glossa.corpus.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class PlantedCopyTest {
    private static final double[] AIMED = {0.6, 0.7, 0.75, 0.8, 0.825, 0.85, 0.9, 0.95, 1};

    @DataProvider
    public Object[][] texts() throws IOException {
        return new Object[][] {
            {"Korean", "ko/ud-korean.jsonl.gz", new Shingles(ShingleKind.CHARACTERS, 5)},
            {"English", "en/state-union.jsonl.gz", new Shingles(ShingleKind.WORDS, 5)},
        };
    }

    @Test(dataProvider = "texts")
    public void copiesComeNearTheSimilarityAimedAt(String language, String file, Shingles shingles) throws IOException {
        for (String text : first(file, 12)) {
            for (int level = 0; level < AIMED.length; level++) {
                PlantedCopy copy = PlantedCopy.of(text, level, shingles, 5);
                // One edit of a text of a thousand characters changes about one shingle in a hundred.
                assertThat(copy.similarity())
                        .as("%s at %s", language, AIMED[level])
                        .isCloseTo(AIMED[level], within(0.05));
                assertThat(copy.text()).isNotEqualTo(text);
                assertThat(copy).isEqualTo(PlantedCopy.of(text, level, shingles, 5));
            }
        }
    }

    /** The stated similarity is that of sets of substrings, by java.util alone. */
    @Test
    public void theStatedSimilarityIsTheExactOne() throws IOException {
        for (String text : first("ko/ud-korean.jsonl.gz", 4)) {
            PlantedCopy copy = PlantedCopy.of(text, 3, new Shingles(ShingleKind.CHARACTERS, 5), 9);
            Set<String> left = grams(text);
            Set<String> right = grams(copy.text());
            Set<String> union = new HashSet<>(left);
            union.addAll(right);
            left.retainAll(right);
            assertThat(copy.similarity()).isCloseTo((double) left.size() / union.size(), within(1e-12));
        }
    }

    @Test
    public void theShareOfDocumentsIsCopiedAtEveryLevelAlike() {
        int[] byLevel = new int[PlantedCopy.levels()];
        int copied = 0;
        for (int i = 0; i < 90_000; i++) {
            int level = PlantedCopy.level("web", "id" + i, 0.1, 3);
            if (level >= 0) {
                copied++;
                byLevel[level]++;
            }
        }
        // 9,000 within four standard deviations of a binomial (90); each level 1,000 within four of its own (32).
        assertThat(copied).isCloseTo(9_000, within(360));
        for (int count : byLevel) {
            assertThat(count).isCloseTo(1_000, within(130));
        }
        assertThat(PlantedCopy.level("web", "x", 0, 3)).isEqualTo(-1);
        assertThat(PlantedCopy.level("web", "x", 1, 3)).isNotNegative();
    }

    @Test
    public void aTextOfOneWordIsCopiedToo() {
        for (int level = 0; level < AIMED.length; level++) {
            PlantedCopy copy = PlantedCopy.of("하나", level, new Shingles(ShingleKind.CHARACTERS, 5), 1);
            assertThat(copy.similarity()).isBetween(0.0, 1.0);
        }
    }

    private static List<String> first(String file, int count) throws IOException {
        List<String> texts = new ArrayList<>();
        Path path = Path.of(System.getProperty("glossa.root"), "tests", "data", file);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            while (texts.size() < count) {
                texts.add(Json.mapper().readTree(in.readLine()).get("text").asText());
            }
        }
        return texts;
    }

    private static Set<String> grams(String text) {
        String folded = text.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
        int[] points = folded.codePoints().toArray();
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + 5 <= points.length; i++) {
            grams.add(new String(points, i, 5));
        }
        return grams;
    }
}
