package io.glossa.corpus.calibrate;

/**
 * A document of a sample.
 *
 * @param draw by which it was chosen: the sample has the lowest
 * @param id of the record
 * @param excerpt beginning of its text
 * @param values of the filters, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // A row of a sample: never compared, never changed.
record MeasuredDocument(long draw, String id, String excerpt, double[] values) {}
