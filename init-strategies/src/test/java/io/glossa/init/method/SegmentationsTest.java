package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContexts;
import io.glossa.init.algebra.RowWeights;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Shortest segmentations against a list of all of them. */
public class SegmentationsTest {
    private Path directory;
    private MethodRows rows;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("segmentationstest");
        rows = new MethodRows(
                MethodContexts.vocabulary(directory, "inder", "verest", "가", "theed"), MethodContexts.files(directory));
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    /** Two ways with three parts, all of at most two characters: in d er, and i nd er. */
    @Test
    void allShortestWaysCountAlike() {
        rows.assertWeights(
                rows.row("fewest-parts", MatrixRole.INPUTS, Map.of(), "inder"),
                Map.of("in", 1 / 6.0, "d", 1 / 6.0, "i", 1 / 6.0, "nd", 1 / 6.0, "er", 2 / 6.0));
    }

    /** Of the three ways with three parts, ver es t and ver e st have the longest part; ve re st has not. */
    @Test
    void theLongestPartDecidesAmongThem() {
        rows.assertWeights(
                rows.row("fewest-parts", MatrixRole.INPUTS, Map.of(), "verest"),
                Map.of("ver", 1 / 3.0, "es", 1 / 6.0, "t", 1 / 6.0, "e", 1 / 6.0, "st", 1 / 6.0));
    }

    @Test
    void aCharacterThatTheBaseLacksIsDeclined() {
        rows.assertDeclined("fewest-parts", "가");
    }

    @Test
    void countsWhatAListOfAllWaysCounts() {
        BaseSpellings base = BaseSpellings.of(MethodContexts.context(rows.matrix(), rows.vocabulary(), rows.files()));
        long seed = 20260203;
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            StringBuilder spelling = new StringBuilder(random.nextInt(3) == 0 ? "\u2581" : "");
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                spelling.append("thersinodaly\uAC00".charAt(random.nextInt(trial % 10 == 0 ? 13 : 12)));
            }
            RowWeights weights = new Segmentations(spelling.toString(), base).shortest();
            Map<Integer, Double> counted = new TreeMap<>();
            for (int i = 0; i < weights.size(); i++) {
                counted.put(weights.row(i), weights.weight(i));
            }
            Map<Integer, Double> expected = listed(spelling.toString(), base);
            assertThat(counted.keySet())
                    .as("%s, trial %d of seed %d", spelling, trial, seed)
                    .isEqualTo(expected.keySet());
            expected.forEach((row, weight) -> assertThat(counted.get(row)).isCloseTo(weight, within(1e-12)));
        }
    }

    private static Map<Integer, Double> listed(String spelling, BaseSpellings base) {
        List<List<String>> ways = new ArrayList<>();
        list(spelling, new ArrayList<>(), ways, base);
        int fewest = ways.stream().mapToInt(List::size).min().orElse(0);
        ways.removeIf(way -> way.size() > fewest);
        int longest = ways.stream().mapToInt(SegmentationsTest::longest).max().orElse(0);
        ways.removeIf(way -> longest(way) < longest);
        Map<Integer, Double> weights = new TreeMap<>();
        for (List<String> way : ways) {
            way.forEach(part -> weights.merge(base.row(part).getAsInt(), 1.0 / way.size() / ways.size(), Double::sum));
        }
        return weights;
    }

    private static int longest(List<String> way) {
        return way.stream().mapToInt(String::length).max().orElse(0);
    }

    private static void list(String rest, List<String> way, List<List<String>> ways, BaseSpellings base) {
        if (rest.isEmpty()) {
            ways.add(List.copyOf(way));
        }
        for (int end = 1; end <= rest.length(); end++) {
            OptionalInt row = base.row(rest.substring(0, end));
            if (row.isPresent()) {
                way.add(rest.substring(0, end));
                list(rest.substring(end), way, ways, base);
                way.remove(way.size() - 1);
            }
        }
    }
}
