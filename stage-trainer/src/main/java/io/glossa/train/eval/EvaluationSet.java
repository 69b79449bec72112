package io.glossa.train.eval;

import io.glossa.corpus.Document;
import io.glossa.corpus.TextSize;
import java.util.List;

/**
 * The texts that one line of the results is measured on.
 *
 * @param name such as {@code ko-reviews}
 * @param language ISO 639-1
 * @param sampledFromBase whether the base wrote the texts
 */
public record EvaluationSet(String name, String language, boolean sampledFromBase, List<Document> documents) {
    public EvaluationSet {
        documents = List.copyOf(documents);
    }

    /** UTF-8 bytes of all texts: the denominator of every measure, whatever the tokenizer. */
    public long bytes() {
        return documents.stream().mapToLong(d -> TextSize.of(d.text()).bytes()).sum();
    }
}
