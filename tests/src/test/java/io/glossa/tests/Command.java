package io.glossa.tests;

import io.glossa.cli.Glossa;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A {@code glossa} command that was run inside the test's own process.
 *
 * @param status the exit code
 * @param output standard output and standard error together
 */
record Command(int status, String output) {
    static Command run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            int status = Glossa.run(arguments);
            return new Command(status, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
