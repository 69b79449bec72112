package io.glossa.train.eval;

/**
 * What a set cost, document by document, so that documents can be resampled.
 *
 * @param bytes UTF-8 bytes of each text
 * @param nats natural-logarithm cost of each text: minus the sum of its tokens' log-probabilities
 * @param tokens how many tokens that sum has, over all texts
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier within this package: never compared, never changed.
record DocumentSums(long[] bytes, double[] nats, long tokens) {
    /** Natural logarithms to bits. */
    private static final double NATS_PER_BIT = Math.log(2);

    /** {@code sum(nats) / ln 2 / sum(bytes)}. */
    double bitsPerByte() {
        double natSum = 0;
        long byteSum = 0;
        for (int i = 0; i < nats.length; i++) {
            natSum += nats[i];
            byteSum += bytes[i];
        }
        return natSum / NATS_PER_BIT / byteSum;
    }

    /** What this costs more than another model of the same texts. */
    DocumentSums minus(DocumentSums other) {
        double[] difference = new double[nats.length];
        for (int i = 0; i < nats.length; i++) {
            if (bytes[i] != other.bytes[i]) {
                throw new IllegalArgumentException("document " + i + " is not the same text in both");
            }
            difference[i] = nats[i] - other.nats[i];
        }
        return new DocumentSums(bytes, difference, tokens);
    }
}
