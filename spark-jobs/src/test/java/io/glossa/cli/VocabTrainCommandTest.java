package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ExitCode;
import io.glossa.train.command.ErrorReport;
import io.glossa.vocab.TokenizerKind;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;
import picocli.CommandLine;

/** {@code glossa vocab train} on real Yoruba, and what it refuses. */
public final class VocabTrainCommandTest {
    private static final Path YORUBA =
            Path.of(System.getProperty("glossa.root"), "tests/data/yo/globalvoices-yo.jsonl.gz");

    private final StringWriter printed = new StringWriter();
    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("vocab-train");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void writesATokenizerOfTheKindAndSizeAskedForAndTheSameAgain() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        for (Path out : new Path[] {one, two}) {
            assertThat(run(
                            "vocab",
                            "train",
                            YORUBA.toString(),
                            "--to",
                            out.toString(),
                            "--type",
                            "byte-level",
                            "--vocab-size",
                            "1000",
                            "--pre-tokenizer",
                            "llama3-marks"))
                    .as(printed.toString())
                    .isZero();
        }
        assertThat(TokenizerSource.of(one).kind()).isEqualTo(TokenizerKind.BYTE_LEVEL_JSON);
        assertThat(Tokenizers.load(one).size()).isEqualTo(1000);
        for (String file : new String[] {"tokenizer.json", "word-counts.tsv", "manifest.json"}) {
            assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
        assertThat(printed.toString()).contains("1000 pieces");
    }

    @Test
    public void writesASentencePieceModelWithDigitsApart() {
        Path out = folder.resolve("bpe");
        assertThat(run(
                        "vocab",
                        "train",
                        YORUBA.toString(),
                        "--to",
                        out.toString(),
                        "--vocab-size",
                        "900",
                        "--split-digits",
                        "--required-chars",
                        "ɓɗ"))
                .as(printed.toString())
                .isZero();
        assertThat(TokenizerSource.of(out).kind()).isEqualTo(TokenizerKind.SENTENCEPIECE_BPE);
        assertThat(Tokenizers.load(out).size()).isEqualTo(900);
        assertThat(Tokenizers.load(out).encode("2014ɓɗ")).hasSize(1 + 4 + 2);
    }

    @Test
    public void saysWhatIsWrongAndWritesNothing() {
        Path out = folder.resolve("refused");
        String to = "--to=" + out;
        assertThat(run("train", folder.resolve("absent").toString(), to)).isNotZero();
        assertThat(run("train", YORUBA.toString(), to, "--vocab-size", "100")).isEqualTo(ExitCode.USER.status());
        assertThat(run("train", YORUBA.toString(), to, "--compatible", "--type", "unigram"))
                .isEqualTo(ExitCode.USER.status());
        assertThat(run("train", YORUBA.toString(), to, "--boundaries", "mecab")).isEqualTo(ExitCode.USER.status());
        assertThat(printed.toString())
                .contains("no such file")
                .contains("vocabulary-size: found 100")
                .contains("expected with bpe only")
                .contains("mecab");
        assertThat(out).doesNotExist();
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new StepCommands.Vocab());
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(printed, true));
        line.setExecutionExceptionHandler(new ErrorReport());
        return line.execute(arguments);
    }
}
