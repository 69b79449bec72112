package io.glossa.init.method;

import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContexts;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Merge trees drawn by hand. */
public class MergeTreeTest {
    private Path directory;
    private MethodRows rows;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("mergetreetest");
        rows = new MethodRows(
                MethodContexts.vocabulary(directory, "가", "나", "ly", "outly", "here", "가나", "▁habari"),
                MethodContexts.files(directory));
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    /** out and ly join, and ly is new: half of out, and a quarter of each letter; the flat mean would have thirds. */
    @Test
    void eachMergeIsTheMeanOfItsHalves() {
        rows.assertWeights(row("ly"), Map.of("l", 0.5, "y", 0.5));
        rows.assertWeights(row("outly"), Map.of("out", 0.5, "l", 0.25, "y", 0.25));
    }

    /** he re, and her e. */
    @Test
    void mergesThatLeadToTheSamePieceCountAlike() {
        rows.assertWeights(row("here"), Map.of("he", 0.25, "re", 0.25, "her", 0.25, "e", 0.25));
    }

    @Test
    void aCharacterThatNoMergeFormsIsTheMeanOfItsBytes() {
        Map<String, Double> first = Map.of("<0xEA>", 1 / 3.0, "<0xB0>", 1 / 3.0, "<0x80>", 1 / 3.0);
        Map<String, Double> second = Map.of("<0xEB>", 1 / 3.0, "<0x82>", 1 / 3.0, "<0x98>", 1 / 3.0);
        rows.assertWeights(row("가"), first);
        Map<String, Double> both = new TreeMap<>();
        first.forEach((piece, weight) -> both.merge(piece, weight / 2, Double::sum));
        second.forEach((piece, weight) -> both.merge(piece, weight / 2, Double::sum));
        rows.assertWeights(row("가나"), both);
    }

    private double[] row(String surface) {
        return rows.row("merge-tree-mean", MatrixRole.HEAD, Map.of(), surface);
    }
}
