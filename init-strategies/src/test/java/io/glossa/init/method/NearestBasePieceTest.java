package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContexts;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Methods that copy one base row: by prefix, by distance. */
public class NearestBasePieceTest {
    private Path directory;
    private MethodRows rows;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("nearestbasepiecetest");
        rows = new MethodRows(
                MethodContexts.vocabulary(directory, "timely", "▁timely", "▁가", "가", "\t", "habari", "themm", "Lilly"),
                MethodContexts.files(directory));
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void theLongestPrefixGivesItsRow() {
        rows.assertWeights(row("longest-prefix", "timely"), Map.of("t", 1.0));
        rows.assertWeights(row("longest-prefix", "▁timely"), Map.of("▁time", 1.0));
        rows.assertWeights(row("longest-prefix", "\t"), Map.of("<0x09>", 1.0));
    }

    /** All that the base has of ▁가 is the space before it. */
    @Test
    void aSpaceAloneIsNoPrefix() {
        assertThat(rows.id("▁")).isPositive();
        rows.assertDeclined("longest-prefix", "▁가");
        rows.assertDeclined("longest-prefix", "가");
    }

    @Test
    void editDistancesAreThoseOfTheTextbook() {
        assertThat(distance("kitten", "sitting", 9)).isEqualTo(3);
        assertThat(distance("", "abc", 9)).isEqualTo(3);
        assertThat(distance("saturday", "sunday", 9)).isEqualTo(3);
        assertThat(distance("saturday", "sunday", 2)).isGreaterThan(2);
        assertThat(distance("가나다", "가다", 5)).isEqualTo(1);
    }

    @Test
    void boundedDistancesAreTheFullOnesOrAboveTheBound() {
        long seed = 20260204;
        Random random = new Random(seed);
        for (int trial = 0; trial < 2000; trial++) {
            String left = word(random);
            String right = word(random);
            int full = slow(left, right);
            int bound = random.nextInt(9);
            int bounded = distance(left, right, bound);
            assertThat(full <= bound ? bounded == full : bounded > bound)
                    .as("%s and %s within %d, seed %d: %d for %d", left, right, bound, seed, bounded, full)
                    .isTrue();
        }
    }

    /** Every base piece tried without any short cut. */
    @Test
    void theNearestPieceIsFoundWithoutTryingAll() {
        for (String surface : new String[] {"timely", "▁timely", "habari", "themm", "Lilly"}) {
            String text = surface.replace('\u2581', ' ');
            int best = Integer.MAX_VALUE;
            int nearest = -1;
            for (int row : rows.matrix().counted()) {
                int distance = slow(text, rows.vocabulary().text(row));
                if (distance < best) {
                    best = distance;
                    nearest = row;
                }
            }
            rows.assertWeights(
                    row("edit-distance", surface),
                    Map.of(rows.vocabulary().base().piece(nearest), 1.0));
        }
    }

    @Test
    void aPieceThatSharesNoCharacterIsDeclined() {
        rows.assertDeclined("edit-distance", "가");
    }

    private double[] row(String method, String surface) {
        return rows.row(method, MatrixRole.INPUTS, Map.of(), surface);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static int distance(String left, String right, int bound) {
        return EditDistance.of(left.codePoints().toArray(), right.codePoints().toArray(), bound);
    }

    /** By its definition, without a table. */
    private static int slow(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.length() + right.length();
        }
        String a = left.substring(1);
        String b = right.substring(1);
        if (left.charAt(0) == right.charAt(0)) {
            return slow(a, b);
        }
        return 1 + Math.min(slow(a, b), Math.min(slow(a, right), slow(left, b)));
    }
}
