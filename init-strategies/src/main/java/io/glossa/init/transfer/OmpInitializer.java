package io.glossa.init.transfer;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.MatchingPursuit;
import java.util.List;

/**
 * A new row is made of the base's rows as a donor's row is made of the donor's.
 *
 * <p><b>Formula.</b> {@code c = OMP_k(d_t; d_O)} over the pieces O that base and donor share, then {@code e = sum of c_o E[o]}
 * ({@link MatchingPursuit}). The donor may have another hidden size; at most that many rows are combined. A piece that the donor lacks is
 * declined. <b>Cost.</b> See {@link MatchingPursuit}: hours for a large donor.
 *
 * <p><b>Source.</b> Goddard and Fernandes Neto (2025), "Training-Free Tokenizer Transplantation via Orthogonal Matching Pursuit", arXiv
 * 2506.06607.
 */
public final class OmpInitializer implements EmbeddingInitializer {
    private static final String ROWS = "rows";

    @Override
    public String name() {
        return "omp";
    }

    @Override
    public String description() {
        return "base rows combined as a donor model combines its own: orthogonal matching pursuit";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.DONOR);
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(new MethodParameter(ROWS, 64, 1, 4096, "most base rows that a new one is made of"));
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Anchors anchors = OtherModel.anchors(AuxiliaryFile.DONOR, name(), context);
        MatchingPursuit pursuit =
                new MatchingPursuit(anchors.keys(), context.parameters().count(ROWS));
        return anchors.rows(context, pursuit.solve(anchors.queries()));
    }
}
