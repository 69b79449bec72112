package io.glossa.train.eval;

/**
 * Two models on the same texts, in bits per byte.
 *
 * @param base the model before
 * @param adapted the model after
 * @param baseInterval of the base
 * @param interval of the adapted model
 * @param difference adapted minus base: negative is better
 * @param differenceInterval of the difference, resampled in pairs
 * @param verdict {@code adapted better}, {@code adapted worse} or {@code no separable difference}
 */
public record Comparison(
        double base,
        double adapted,
        Interval baseInterval,
        Interval interval,
        double difference,
        Interval differenceInterval,
        String verdict) {
    static Comparison of(DocumentSums base, DocumentSums adapted, Bootstrap bootstrap) {
        DocumentSums difference = adapted.minus(base);
        Interval interval = bootstrap.interval(difference);
        return new Comparison(
                base.bitsPerByte(),
                adapted.bitsPerByte(),
                bootstrap.interval(base),
                bootstrap.interval(adapted),
                difference.bitsPerByte(),
                interval,
                interval.high() < 0
                        ? "adapted better"
                        : interval.low() > 0 ? "adapted worse" : "no separable difference");
    }
}
