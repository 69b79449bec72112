package io.glossa.train.eval;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a set cost a model, document by document, so that two models can be compared in pairs.
 *
 * @param language ISO 639-1
 * @param documents ids of the texts, in the order of the other lists
 * @param bytes UTF-8 bytes of each
 * @param nats cost of each: minus the sum of its tokens' natural log-probabilities, or its divergence from the base
 * @param tokens how many tokens that sum has, over all texts
 */
public record SetCosts(String language, List<String> documents, List<Long> bytes, List<Double> nats, long tokens) {
    public SetCosts {
        documents = List.copyOf(documents);
        bytes = List.copyOf(bytes);
        nats = List.copyOf(nats);
        if (documents.size() != bytes.size() || documents.size() != nats.size()) {
            throw new IllegalArgumentException(
                    documents.size() + " documents, but " + bytes.size() + " sizes and " + nats.size() + " costs");
        }
    }

    static SetCosts of(String language, List<String> documents, DocumentSums sums) {
        return new SetCosts(
                language,
                documents,
                IntStream.range(0, sums.bytes().length)
                        .mapToObj(i -> sums.bytes()[i])
                        .toList(),
                IntStream.range(0, sums.nats().length)
                        .mapToObj(i -> sums.nats()[i])
                        .toList(),
                sums.tokens());
    }

    /** UTF-8 bytes of all texts. */
    public long allBytes() {
        return bytes.stream().mapToLong(Long::longValue).sum();
    }

    /** {@code sum(nats) / ln 2 / sum(bytes)}. */
    public double bitsPerByte() {
        return nats.stream().mapToDouble(Double::doubleValue).sum() / Math.log(2) / allBytes();
    }
}
