package io.glossa.init.transfer;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.Sparsemax;
import java.util.List;

/**
 * A new row is a combination of the base pieces that are alike in a small helper model with the same pieces.
 *
 * <p><b>Formula.</b> {@code e = sum of w_o E[o]} over the pieces o that base and helper share; {@code w = sparsemax(cos(h_t, h_o))}, with h the
 * helper's rows. A piece that the helper lacks is declined. <b>Cost.</b> {@link io.glossa.init.algebra.CosineTable}.
 *
 * <p><b>Source.</b> Yamaguchi, Villavicencio and Aletras (2024), arXiv 2402.10712, which gives CLP-Transfer the weights of FOCUS.
 */
public final class ClpPlusInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "clp-plus";
    }

    @Override
    public String description() {
        return "base rows of pieces alike in a helper model: sparsemax of the cosines of its rows";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.HELPER);
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Anchors anchors = OtherModel.anchors(AuxiliaryFile.HELPER, name(), context);
        return anchors.rows(context, anchors.weights(Sparsemax::of));
    }
}
