package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.Test;

/** The reference page knows what is registered. */
public class InitialisersPageTest {
    @Test
    void everyMethodAndPresetHasARow() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("glossa.root"), "init-strategies/initialisers.md"));
        for (String name : EmbeddingInitializers.all().keySet()) {
            assertThat(page).as("a row of initialisers.md begins with %s", name).contains("\n| `" + name + "` |");
        }
        for (String name : InitializationPresets.names()) {
            assertThat(page).contains("\n| `" + name + "` |");
        }
    }
}
