package io.glossa.train.eval;

import java.util.List;

/**
 * A baseline that predicts a token from at most the one before it. A model that does not beat these has learned nothing
 * of sentences, whatever its loss.
 */
sealed interface CountModel permits CountModel.Uniform, UnigramModel, BigramModel {
    /** Natural logarithm of {@code P(token | previous)}; finite for every token of the vocabulary. */
    double logProbability(int previous, int token);

    /** The cost of documents, counted over the same tokens as a language model's. */
    default DocumentSums score(List<TokenizedDocument> documents) {
        double[] nats = new double[documents.size()];
        long tokens = 0;
        for (int i = 0; i < nats.length; i++) {
            int[] row = documents.get(i).tokens();
            for (int t = 1; t < row.length; t++) {
                nats[i] -= logProbability(row[t - 1], row[t]);
            }
            tokens += row.length - 1;
        }
        return new DocumentSums(
                documents.stream().mapToLong(TokenizedDocument::bytes).toArray(), nats, tokens);
    }

    /** Every piece of the tokenizer is as likely as any other. */
    record Uniform(int vocabularySize) implements CountModel {
        @Override
        public double logProbability(int previous, int token) {
            return -Math.log(vocabularySize);
        }
    }
}
