package io.glossa.train.eval;

import java.util.List;

/**
 * A baseline that predicts a token from at most a few before it. A model that does not beat these has learned nothing
 * of sentences, whatever its loss.
 */
sealed interface CountModel permits CountModel.Uniform, UnigramModel, NgramModel {
    /**
     * Natural logarithm of the probability of a token after those before it; finite for every token of the vocabulary.
     *
     * @param tokens of a document from its beginning-of-sequence token on
     * @param position of the token in question, above 0
     */
    double logProbability(int[] tokens, int position);

    /** The cost of documents, counted over the same tokens as a language model's. */
    default DocumentSums score(List<TokenizedDocument> documents) {
        double[] nats = new double[documents.size()];
        long tokens = 0;
        for (int i = 0; i < nats.length; i++) {
            int[] row = documents.get(i).tokens();
            for (int t = 1; t < row.length; t++) {
                nats[i] -= logProbability(row, t);
            }
            tokens += row.length - 1;
        }
        return new DocumentSums(
                documents.stream().mapToLong(TokenizedDocument::bytes).toArray(), nats, tokens);
    }

    /** Every piece of the tokenizer is as likely as any other. */
    record Uniform(int vocabularySize) implements CountModel {
        @Override
        public double logProbability(int[] tokens, int position) {
            return -Math.log(vocabularySize);
        }
    }
}
