package io.glossa.vocab.measure;

/**
 * What added rows cost a model, to be set against the tokens they save.
 *
 * <p><b>Formulas.</b> With n added rows of d dimensions: embedding weights grow by {@code n d}, twice that where the head is a matrix of
 * its own; the head's operations grow by {@code 2 n d} a token ({@link ModelShape}). Expected speed-up per byte =
 * {@code F(base) T(base) / (F(expanded) T(expanded))}, F operations a token and T tokens of the same text: the inverse of the token ratio,
 * less what the wider head takes. Generation of single tokens, which waits for weights to be read, follows the same quotient.
 *
 * <p><b>Units.</b> Weights; floating-point operations of the forward pass a token; growths are shares (0.1 is 10 %).
 *
 * <p><b>Source.</b> Kaplan et al. 2020, arXiv:2001.08361, section 2.1, for 2 operations a weight.
 *
 * @param addedRows n
 * @param vocabularyWeights weights of embedding and head before
 * @param expandedVocabularyWeights and after
 * @param vocabularyGrowth growth of these weights
 * @param modelGrowth the same of all weights
 * @param headFlops operations of the head a token before
 * @param expandedHeadFlops and after
 * @param headGrowth growth of the head's operations
 * @param tokenGrowth growth of all operations a token
 */
public record ExpansionCost(
        long addedRows,
        long vocabularyWeights,
        long expandedVocabularyWeights,
        double vocabularyGrowth,
        double modelGrowth,
        long headFlops,
        long expandedHeadFlops,
        double headGrowth,
        double tokenGrowth) {

    /** The cost of rows that a model gains. */
    public static ExpansionCost of(ModelShape model, long addedRows) {
        long rows = model.rows();
        long grown = rows + addedRows;
        long weights = model.vocabularyWeights(rows);
        long added = model.vocabularyWeights(grown) - weights;
        return new ExpansionCost(
                addedRows,
                weights,
                weights + added,
                TokenCounter.ratio(added, weights),
                TokenCounter.ratio(added, weights + model.layerWeights()),
                model.headFlopsPerToken(rows),
                model.headFlopsPerToken(grown),
                TokenCounter.ratio(addedRows, rows),
                TokenCounter.ratio(model.flopsPerToken(grown) - model.flopsPerToken(rows), model.flopsPerToken(rows)));
    }

    /**
     * Expected speed-up per byte of a text: above 1 the expansion saves work; 0 for a text without tokens.
     *
     * @param tokenRatio tokens after / tokens before
     */
    public double speedUp(double tokenRatio) {
        return tokenRatio > 0 ? TokenCounter.rounded(1 / (tokenRatio * (1 + tokenGrowth))) : 0;
    }
}
