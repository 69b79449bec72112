package io.glossa.init;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.Progress;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * What strategies are tried on, and by what they are judged.
 *
 * @param base Hugging Face directory of the base
 * @param vocabulary the finished {@code vocab/}
 * @param settings the strategies and how they are tried
 * @param files what {@link InitializationSettings#files} names, found from its folder
 * @param probe asked only when there is more than one strategy
 * @param progress where long work is shown
 */
public record InitializationInputs(
        Path base,
        Path vocabulary,
        InitializationSettings settings,
        AuxiliaryFiles files,
        LossProbe probe,
        Progress progress) {
    /** Opens the base for as long as some work takes. */
    <T> T use(BiFunction<ModelExpansion, InitializationTrials, T> work) {
        try (Checkpoint opened = Checkpoint.open(base)) {
            ModelExpansion expansion = new ModelExpansion(opened, vocabulary, settings.start());
            return work.apply(expansion, new InitializationTrials(expansion, this));
        }
    }
}
