package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.ExitCode;
import io.glossa.train.command.ErrorReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.Test;
import picocli.CommandLine;

public final class LangidCommandTest {
    private static final Path SENTENCES =
            Path.of(System.getProperty("glossa.root"), "tests/data/langid/sib200-48langs.tsv.gz");

    private final StringWriter printed = new StringWriter();

    @Test
    public void judgesTheModelThatShips() {
        assertThat(run("eval", SENTENCES.toString())).isZero();
        assertThat(printed.toString())
                .contains("960 texts")
                .contains("precision at 1:10,000")
                .contains("is \\ named")
                .containsPattern("(?m)^ss +.*$");
    }

    @Test
    public void trainsAModelThatItThenJudges() throws IOException {
        Path folder = Files.createTempDirectory("glossa-langid");
        Files.writeString(folder.resolve("zu.txt"), "ngiyabonga kakhulu mngane wami\nsawubona ninjani namhlanje\n");
        Files.writeString(folder.resolve("sw.txt"), "asante sana rafiki yangu mpendwa\nhabari za asubuhi ndugu\n");
        Path model = folder.resolve("my.langid");
        Path texts = folder.resolve("texts.tsv");
        Files.writeString(texts, "zul_Latn\tsawubona mngane wami ninjani\nswh_Latn\thabari za rafiki yangu\n");
        assertThat(run("train", folder.toString(), "--out", model.toString())).isZero();
        assertThat(run("eval", texts.toString(), "--model", model.toString(), "--languages", "zu,sw", "--json"))
                .isZero();
        assertThat(printed.toString()).contains("\"macro_f1\" : 1.0");
    }

    @Test
    public void saysWhatIsWrong() throws IOException {
        Path texts = Files.createTempFile("glossa", ".tsv");
        Files.writeString(texts, "no tab\n");
        assertThat(run("eval", texts.toString())).isEqualTo(ExitCode.DATA.status());
        assertThat(run("eval", SENTENCES.toString(), "--languages", "tlh")).isEqualTo(ExitCode.DATA.status());
        assertThat(run("train", texts.toString(), "--out", "x", "--features", "0"))
                .isEqualTo(ExitCode.USER.status());
        assertThat(run()).isEqualTo(ExitCode.USER.status());
        assertThat(printed.toString())
                .contains("line 1")
                .contains("no text is labelled tlh")
                .contains("features must be from 1")
                .contains("train or eval");
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new LangidCommand());
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(printed, true));
        line.setExecutionExceptionHandler(new ErrorReport());
        return line.execute(arguments);
    }
}
