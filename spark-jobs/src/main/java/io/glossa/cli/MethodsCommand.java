package io.glossa.cli;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.EmbeddingInitializers;
import io.glossa.init.InitializationPresets;
import io.glossa.init.MethodParameter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code glossa init methods}: the ways to fill new rows. */
@Command(
        name = "methods",
        mixinStandardHelpOptions = true,
        header = "Lists the methods and presets that fill new rows.",
        description = {
            "",
            "A recipe names those to compare under init.strategies, alone or with parameters; embeddings and a head of its"
                    + " own may have different ones:",
            "  init:",
            "    files: {vectors: pieces.vec}",
            "    strategies:",
            "      - subtoken-mean",
            "      - {method: focus, norm: mean, otherwise: [subtoken-mean]}",
            "      - {name: mine, inputs: subtoken-mean, head: first-part}",
            ""
        })
final class MethodsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter print = spec.commandLine().getOut();
        for (EmbeddingInitializer method : EmbeddingInitializers.all().values()) {
            print.printf(Locale.ROOT, "%-22s %s%n", method.name(), method.description());
            for (AuxiliaryFile file : method.needs()) {
                print.printf(Locale.ROOT, "%-22s   needs init.files.%s%n", "", file.key());
            }
            for (MethodParameter parameter : method.parameters()) {
                print.printf(
                        Locale.ROOT,
                        "%-22s   %s: %s; %s unless given%n",
                        "",
                        parameter.name(),
                        parameter.description(),
                        BigDecimal.valueOf(parameter.standard())
                                .stripTrailingZeros()
                                .toPlainString());
            }
        }
        for (String preset : InitializationPresets.names()) {
            print.printf(Locale.ROOT, "%-22s %s%n", preset, InitializationPresets.description(preset));
        }
    }
}
