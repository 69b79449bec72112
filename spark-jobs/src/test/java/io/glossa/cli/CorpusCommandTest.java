package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.Test;

/** {@code glossa corpus} takes a recipe and has subcommands that take none. */
public class CorpusCommandTest {
    @Test
    public void withoutARecipeTheVerbAsksForOne() {
        Said said = glossa("corpus");
        assertThat(said.status()).isEqualTo(ExitCode.USER.status());
        assertThat(said.errors()).contains("Missing required parameter: 'RECIPE'");
    }

    @Test
    public void aSubcommandNeedsNoRecipe() throws IOException {
        Path run = Files.createTempDirectory("run");
        Said said = glossa("corpus", "explain", run.toString(), "d1");
        assertThat(said.status()).isEqualTo(ExitCode.USER.status());
        assertThat(said.errors()).contains(run.resolve("corpus/lineage").toString());
    }

    @Test
    public void aRecipeOfAnotherNameIsNoSubcommand() {
        Said said = glossa("corpus", "no-such-recipe");
        assertThat(said.status()).isEqualTo(ExitCode.USER.status());
        assertThat(said.errors()).contains("no-such-recipe");
    }

    /** What a command line answered. */
    record Said(int status, String output, String errors) {}

    static Said glossa(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            int status = Glossa.run(words);
            return new Said(status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
