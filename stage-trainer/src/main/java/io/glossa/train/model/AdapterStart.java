package io.glossa.train.model;

import io.glossa.checkpoint.TensorInfo;
import io.glossa.run.Hashes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An adapter as a model is opened with it.
 *
 * <p><b>Formula.</b> Fresh values: {@code A} uniform in {@code +-1 / sqrt(inputs)}, which is Kaiming's rule with a slope of
 * {@code sqrt(5)}; {@code B} zero, so that the model is still its base. <b>Determinism.</b> Each matrix is drawn from a generator
 * of its own, seeded with the adapter's seed and its name. <b>Source.</b> {@code reset_lora_parameters} of Hugging Face PEFT.
 *
 * @param form rank, scale and targets
 * @param seed of fresh values
 * @param stored the file of an adapter to go on with, as {@link AdapterFiles} writes it; fresh values without one
 */
public record AdapterStart(LowRankAdapter form, long seed, Optional<Path> stored) {
    /** Fresh values of a leaf, row by row. */
    float[] fresh(LeafInfo leaf) {
        TensorInfo info = leaf.source();
        float[] values = new float[Math.toIntExact(info.elements())];
        if (LowRankAdapter.isA(leaf)) {
            String key = Hashes.sha256(seed + "/" + leaf.name()).substring(0, 16);
            SplittableRandom random = new SplittableRandom(Long.parseUnsignedLong(key, 16));
            double bound = 1 / Math.sqrt(info.shape().get(1));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
        }
        return values;
    }
}
