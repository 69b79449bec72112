package io.glossa.checkpoint;

import java.nio.file.Path;

/** Where the models for tests lie. */
public final class TestModels {
    private TestModels() {}

    /** A real English model of 260,032 parameters: Llama architecture, 512 pieces, tied embeddings. */
    public static Path stories260k() {
        return Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    }
}
