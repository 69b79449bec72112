package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;

/**
 * A new row is made along the merges that form the piece: each merge is the mean of its halves.
 *
 * <p><b>Formula.</b> See {@link MergeTree}: unlike in the flat mean of the parts, a part that joins late weighs more than one that joins
 * early. A piece whose merges all lead nowhere is declined. <b>Cost.</b> Every cut of every new piece once.
 *
 * <p><b>Source.</b> Merge of Yamaguchi, Villavicencio and Aletras (2024), arXiv 2406.11477, and its code, which takes embeddings' rows for
 * nested halves of a head and leaves head rows zero where no merge leads to old pieces; neither happens here.
 */
public final class MergeTreeMeanInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "merge-tree-mean";
    }

    @Override
    public String description() {
        return "the mean of both halves of each merge that forms the piece, down to base pieces";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        PartWeights weights = new MergeTree(context.vocabulary())::weights;
        return weights.over(context.matrix());
    }
}
