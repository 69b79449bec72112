package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FileLockHold;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testng.SkipException;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a user gets for a mistake: one message that names it and says what to do, the right exit code, nothing half-written. */
public final class BadInputTest {
    private static final Path BASE = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    private Path folder;
    private Path out;

    @BeforeMethod
    public void createFolder() throws IOException {
        folder = Files.createTempDirectory("bad-input");
        out = folder.resolve("run");
    }

    @DataProvider
    public Object[][] userErrors() {
        return new Object[][] {
            {"unknown key", "vocab.sise=9", "unknown key 'sise'; did you mean 'size'?"},
            {"unknown stage part", "train.stages.0.trains=[embedings.new]", "did you mean 'embeddings.new'?"},
            {"unknown strategy", "init.strategies=[subtoken-men]", "did you mean 'subtoken-mean'?"},
            {
                "unknown parameter",
                "init.strategies=[{method: omp, row: 3}]",
                "omp: unknown parameter 'row'; did you mean 'rows'?"
            },
            {"vectors not named", "init.strategies=[wechsel]", "init.files.source-vectors is missing; wechsel needs it"
            },
            {
                "parallel text not named",
                "init.strategies=[trans-tokenisation]",
                "init.files.parallel is missing; trans-tokenisation needs it"
            },
            {"kind not known", "train.stages.0.kind=distil", "distil"},
            {
                "layer beyond the model",
                "train.stages=[{name: distil, kind: distillation, trains: [embeddings.new], learning-rate: 1e-3, steps: 1,"
                        + " distillation: {layer: 6}}]",
                "distillation.layer is 6, but this model has 5 blocks"
            },
            {
                "donor further down the chain",
                "init.strategies=[{method: normal, otherwise: [omp]}]",
                "init.files.donor is missing"
            },
            {"a head of its own in a tied model", "init.strategies=[eeve]", "one matrix, one choice"},
            {"value out of range", "train.stages.0.learning-rate=-1", "learning-rate"},
            {"longer than the context", "pack.sequence-length=4096", "the base reads at most 512 tokens"},
            {"a base and none", "scratch={config: {model_type: llama}}", "base and scratch are both given"},
            {"unknown language", "corpus.sources.0.language=xx", "xx"},
            {"missing source", "corpus.sources.0.paths=[/nowhere/at-all.jsonl]", "/nowhere/at-all.jsonl"},
            {
                "replay twice",
                "corpus.mix={shares: {target: 0.7, replay: 0.3}}",
                "but corpus.mix sets the share of replay"
            },
            {"unknown evaluation source", "eval.sets.0.source=ko-udd", "did you mean 'ko-ud'?"},
        };
    }

    @Test(dataProvider = "userErrors")
    public void settingIsRefusedBeforeAnyWork(String mistake, String assignment, String expected) {
        Command command = Command.run("adapt", "smoke-ko", "--out", out.toString(), "--set", assignment);
        assertThat(command.status()).as(mistake + ": " + command.output()).isEqualTo(2);
        assertThat(command.output()).contains("glossa: ").contains(expected).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    public void unknownVerbAndRecipeAreAnsweredWithTheNearest() {
        Command verb = Command.run("adpt");
        assertThat(verb.status()).isEqualTo(2);
        assertThat(verb.output()).contains("adapt");
        Command recipe = Command.run("adapt", "smoke-kor");
        assertThat(recipe.status()).isEqualTo(2);
        assertThat(recipe.output()).contains("did you mean 'smoke-ko'?");
    }

    @Test
    public void baseWithoutSafetensorsIsRefused() throws IOException {
        Path base = copyOfBase();
        Files.delete(base.resolve("model.safetensors"));
        Command command = adaptWithBase(base);
        assertThat(command.status()).as(command.output()).isEqualTo(3);
        assertThat(command.output()).contains(base.toString()).contains("safetensors");
    }

    @Test
    public void baseWhoseTokenizerAndRowsDifferIsRefused() throws IOException {
        Path base = copyOfBase();
        ObjectNode config = (ObjectNode) Json.read(base.resolve("config.json"));
        config.put("vocab_size", 511);
        Json.write(base.resolve("config.json"), config);
        Command command = adaptWithBase(base);
        assertThat(command.status()).as(command.output()).isEqualTo(3);
        assertThat(command.output()).contains("511").contains("512");
    }

    @Test
    public void missingBaseIsRefused() {
        Command command = adaptWithBase(folder.resolve("no-model"));
        assertThat(command.status()).as(command.output()).isIn(2, 3, 74);
        assertThat(command.output()).contains(folder.resolve("no-model").toString());
    }

    @Test
    public void secondRunInTheSameDirectoryIsRefused() {
        try (FileLockHold held = FileLockHold.acquire(out.resolve(".run.lock"), "the test's run")) {
            Command command = Command.run("adapt", "smoke-ko", "--out", out.toString());
            assertThat(command.status()).as(command.output()).isEqualTo(74);
            assertThat(command.output()).contains("another process is working on " + out);
        }
    }

    @Test
    public void stepWithoutItsInputNamesTheVerbThatMakesIt() {
        Command command = Command.run("pack", "smoke-ko", "--out", out.toString());
        assertThat(command.status()).as(command.output()).isEqualTo(2);
        assertThat(command.output()).contains("run 'glossa corpus'");
    }

    @Test
    public void corpusWithoutTheLanguageIsADataErrorThatNamesTheRule() throws IOException {
        Path english = folder.resolve("english.jsonl");
        Files.writeString(
                english,
                Json.line(java.util.Map.of("id", "1", "text", "Once upon a time there was a little dog. ".repeat(20)))
                        + "\n");
        Command command = Command.run(
                "corpus",
                "smoke-ko",
                "--out",
                out.toString(),
                "--set",
                "corpus.sources.0.paths=[" + english + "]",
                "--set",
                "corpus.sources.1.paths=[" + english + "]");
        assertThat(command.status()).as(command.output()).isEqualTo(3);
        assertThat(command.output()).contains("no document is left").contains("removed the most");
        assertThat(out.resolve("corpus")).doesNotExist();
    }

    @Test
    public void fullDiskIsAnInputOutputErrorAndLeavesNothingUnderAFinalName() throws IOException {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            throw new SkipException("this system has no /dev/full");
        }
        // The first file of the run that is written leads to a device without space.
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("plan.yaml.tmp"), full);
        Command command = Command.run("adapt", "smoke-ko", "--out", out.toString());
        assertThat(command.status()).as(command.output()).isEqualTo(74);
        assertThat(command.output()).contains("no space left on the device").contains("plan.yaml");
        assertThat(out.resolve("plan.yaml")).doesNotExist();
    }

    private Command adaptWithBase(Path base) {
        Command command = Command.run("adapt", "smoke-ko", "--out", out.toString(), "--set", "base=" + base);
        assertThat(out).doesNotExist();
        return command;
    }

    private Path copyOfBase() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("base"));
        try (Stream<Path> files = Files.list(BASE)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
