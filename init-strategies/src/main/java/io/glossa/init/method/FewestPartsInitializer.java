package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;

/**
 * The mean over all ways to write the piece with the fewest base pieces, whatever the base tokenizer's own cut is.
 *
 * <p><b>Formula.</b> {@code e = mean over P of the mean over s in P of E[s]}, P the segmentations of the spelling into pieces of the base
 * that have the fewest parts and among them the longest one ({@link Segmentations}). Bytes are no pieces here: a spelling with a
 * character that the base lacks is declined. <b>Cost.</b> Quadratic in a piece's characters.
 *
 * <p><b>Source.</b> Mosin et al. (2021), "Fine-Tuning Transformers: Vocabulary Transfer", arXiv 2112.14569, called VIPI there; the rule of
 * the longest part as later surveys cite it.
 */
public final class FewestPartsInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "fewest-parts";
    }

    @Override
    public String description() {
        return "the mean over all ways to write the spelling with the fewest base pieces";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        BaseSpellings base = BaseSpellings.of(context);
        PartWeights weights = piece -> new Segmentations(piece.surface(), base).shortest();
        return weights.over(context.matrix());
    }
}
