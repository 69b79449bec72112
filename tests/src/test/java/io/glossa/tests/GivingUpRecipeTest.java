package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.init.Provenance;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.expansion.LostPieces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The whole job with a policy that hands rows of the base to new pieces: they are initialised, trained and exported in place. */
public final class GivingUpRecipeTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");
    private static final Path BASE = DATA.resolve("models/stories260k");

    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("giving-up");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void newPiecesLiveInTheRowsOfThoseGivenUp() throws IOException {
        // A guard of two stories leaves pieces of the base unused.
        Path guard = folder.resolve("guard.jsonl");
        Files.write(guard, firstLines(DATA.resolve("en/stories-replay.jsonl.gz"), 2));
        Path recipe = folder.resolve("recipe.yaml");
        Files.writeString(recipe, recipe(guard));
        Path run = folder.resolve("run");

        Command command = Command.run("adapt", recipe.toString(), "--out", run.toString(), "--threads", "1");

        assertThat(command.status()).as(command.output()).isZero();
        BitSet lost = LostPieces.read(run.resolve("vocab"));
        assertThat(lost.cardinality()).isPositive();
        NewRows newRows = Provenance.newRows(run.resolve("init"));
        Tokenizer tokenizer = Tokenizers.load(run.resolve("export"));
        BitSet expected = (BitSet) lost.clone();
        expected.set(512, tokenizer.size());
        assertThat(newRows).isEqualTo(NewRows.of(expected));
        float[] base = embeddings(BASE);
        float[] start = embeddings(run.resolve("init"));
        float[] first = embeddings(run.resolve("train/01-new-rows/model"));
        for (int id = 0; id < tokenizer.size(); id++) {
            if (expected.get(id)) {
                assertThat(row(first, id)).as("row %d", id).isNotEqualTo(row(start, id));
            } else {
                assertThat(row(first, id)).as("row %d", id).isEqualTo(row(base, id));
            }
        }
        assertThat(Json.read(run.resolve("eval/results.json"))
                        .path("divergence_from_base_bits_per_byte")
                        .asDouble())
                .isPositive();
        assertThat(Files.readString(run.resolve("train/01-new-rows/rows.tsv")))
                .contains("\n" + lost.nextSetBit(0) + "\t");
    }

    private static List<String> firstLines(Path gzip, int count) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
            return reader.lines().limit(count).toList();
        }
    }

    private static String recipe(Path guard) {
        return """
                extends: quickstart-ko
                name: giving-up
                base: %s
                corpus:
                  sources:
                    - name: ko-ud
                      language: ko
                      paths: [%s]
                      validation-share: 0.2
                      test-share: 0.2
                    - name: en-guard
                      language: en
                      role: replay
                      paths: [%s]
                      validation-share: 0
                      test-share: 0
                vocab:
                  policy: prune-and-extend
                  size: 200
                  prune: 40
                  guards: {en: 100}
                  minimum-occurrences: 5
                pack: {sequence-length: 128}
                init: {strategies: [subtoken-mean]}
                train:
                  validation-bytes: 5000
                  stages:
                    - {name: new-rows, trains: [embeddings.new], learning-rate: 5e-3, steps: 20, batch-tokens: 512}
                    - {name: everything, trains: [all], learning-rate: 1e-3, steps: 2, batch-tokens: 512}
                eval:
                  cap-bytes: 5000
                  window-tokens: 128
                  resamples: 100
                  sets:
                    - {name: ko-ud, language: ko, source: ko-ud, script: hangul}
                    - {name: en-stories, language: en, path: %s, sampled-from-base: true}
                """.formatted(BASE, DATA.resolve("ko/ud-korean.jsonl.gz"), guard, DATA.resolve("en/stories.jsonl.gz"));
    }

    private static float[] embeddings(Path model) {
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            return checkpoint.tensor(Checkpoint.EMBEDDINGS).floats();
        }
    }

    private static List<Float> row(float[] matrix, int id) {
        float[] row = Arrays.copyOfRange(matrix, id * 64, (id + 1) * 64);
        Float[] boxed = new Float[row.length];
        Arrays.setAll(boxed, i -> row[i]);
        return List.of(boxed);
    }
}
