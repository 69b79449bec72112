package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A model from nothing: raw Greek to a tokenizer of its own, random weights, training and a directory that others load. */
public final class ScratchRecipeTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");

    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("scratch-recipe");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void aModelOfItsOwnIsMadeTrainedAndExported() throws IOException {
        Path run = adapt("learned", "vocabulary: {size: 900}");
        JsonNode manifest = Json.read(run.resolve("scratch/manifest.json"));
        assertThat(manifest.at("/counts/pieces").asInt()).isEqualTo(900);
        assertThat(Json.read(run.resolve("vocab/report.json")).path("size").asInt())
                .isEqualTo(900);
        JsonNode set = Json.read(run.resolve("eval/results.json")).at("/bits_per_byte/el-docs");
        assertThat(set.path("adapted").asDouble())
                .isLessThan(0.9 * set.path("base").asDouble());
        assertThat(set.at("/ngram/order").asInt()).isEqualTo(3);
        assertThat(set.at("/ngram/bits_per_byte").asDouble())
                .isLessThan(set.path("unigram").asDouble());
        Path export = run.resolve("export");
        try (Checkpoint checkpoint = Checkpoint.open(export);
                HuggingFaceTokenizer theirs = HuggingFaceTokenizer.newInstance(export.resolve("tokenizer.json"))) {
            checkpoint.requireRowsFor(900);
            String text = "Ανοίξτε το έγγραφο 2024.";
            assertThat(Arrays.stream(theirs.encode(text, false, false).getIds())
                            .mapToInt(Math::toIntExact)
                            .toArray())
                    .isEqualTo(Tokenizers.load(export).encode(text));
        }
        Command generated = Command.run("generate", export.toString(), "Το έγγραφο", "--max-tokens", "8");
        assertThat(generated.status()).as(generated.output()).isZero();

        // A twin takes the tokenizer as it is and draws the same numbers for the tensors that it shares.
        Path twin = adapt("twin", "tokenizer: " + run.resolve("scratch"));
        for (String same : new String[] {"tokenizer.model", "tokenizer.json", "model.safetensors"}) {
            assertThat(Hashes.sha256(twin.resolve("scratch").resolve(same)))
                    .as(same)
                    .isEqualTo(Hashes.sha256(run.resolve("scratch").resolve(same)));
        }
    }

    @Test
    public void theVerbRefusesARecipeThatHasABase() {
        Command command = Command.run(
                "scratch", "smoke-ko", "--out", folder.resolve("none").toString());
        assertThat(command.status()).as(command.output()).isEqualTo(2);
        assertThat(command.output()).contains("no key 'scratch'");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private Path adapt(String name, String tokenizer) throws IOException {
        Path recipe = folder.resolve(name + ".yaml");
        Path run = folder.resolve(name);
        Files.writeString(recipe, """
                name: %s
                language: el
                scratch:
                  config:
                    model_type: llama
                    hidden_size: 32
                    intermediate_size: 64
                    num_hidden_layers: 2
                    num_attention_heads: 2
                    max_position_embeddings: 128
                    tie_word_embeddings: true
                  %s
                corpus:
                  sources:
                    - name: el-docs
                      language: el
                      paths: [%s]
                      validation-share: 0.1
                      test-share: 0.1
                pack: {sequence-length: 128}
                train:
                  validation-bytes: 5000
                  stages:
                    - {name: all, trains: [all], learning-rate: 1.0e-2, steps: 10, batch-tokens: 1024}
                eval: {cap-bytes: 5000, window-tokens: 128, resamples: 100, ngram-order: 3}
                """.formatted(name, tokenizer, DATA.resolve("el/python-docs-el.jsonl.gz")));
        Command command = Command.run("adapt", recipe.toString(), "--out", run.toString(), "--threads", "1");
        assertThat(command.status()).as(command.output()).isZero();
        return run;
    }
}
