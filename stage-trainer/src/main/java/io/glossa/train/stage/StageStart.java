package io.glossa.train.stage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a stage begins with.
 *
 * @param model a Hugging Face directory
 * @param adapter directory of the adapter that the stage before kept
 * @param learningRate the rate of the last step of the stage before; 0 where there is none
 */
record StageStart(Path model, Optional<Path> adapter, double learningRate) {}
