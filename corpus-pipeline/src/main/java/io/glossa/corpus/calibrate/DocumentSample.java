package io.glossa.corpus.calibrate;

import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Thresholds;
import java.util.List;

/**
 * Documents of a language with what every filter measures of them.
 *
 * @param language ISO 639-1 code
 * @param readable documents that could be read
 * @param filters that measured
 * @param thresholds that the filters have now
 * @param documents of the sample, by their draw
 */
public record DocumentSample(
        String language,
        long readable,
        List<DocumentFilter> filters,
        Thresholds thresholds,
        List<MeasuredDocument> documents) {
    /** How many documents there are. */
    public int size() {
        return documents.size();
    }

    /** The values of a filter by its place, in the order of the documents. */
    double[] values(int filter) {
        return documents.stream().mapToDouble(d -> d.values()[filter]).toArray();
    }
}
