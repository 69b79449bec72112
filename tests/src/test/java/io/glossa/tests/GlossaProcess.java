package io.glossa.tests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code glossa} command in a process of its own, which a test may kill; it runs on this test's class path and flags. */
final class GlossaProcess {
    private GlossaProcess() {}

    /**
     * Starts it.
     *
     * @param log takes what it prints, after what is there already
     * @param property {@code -Dname=value} beside the test's own; empty for none
     * @param arguments verb and options
     */
    static Process start(Path log, String property, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent"))
                .forEach(command::add);
        if (!property.isEmpty()) {
            command.add(property);
        }
        command.add("-Dglossa.home=" + System.getProperty("glossa.root"));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("io.glossa.cli.Glossa");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
