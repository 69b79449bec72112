package io.glossa.corpus.filter;

/**
 * How much of a text's lines or paragraphs has been said before in it.
 *
 * <p><b>Formula.</b> Every occurrence but the first of a segment is a repeat; {@code byCount} = repeats / segments,
 * {@code byCharacters} = characters in repeats / characters in segments. Both 0 without segments.
 *
 * @param byCount share of segments
 * @param byCharacters share of their characters
 */
record RepeatedSegments(double byCount, double byCharacters) {
    static RepeatedSegments of(Segments segments, LongCounter counter) {
        counter.reset(segments.count());
        int repeats = 0;
        long repeatedLength = 0;
        long length = 0;
        for (int i = 0; i < segments.count(); i++) {
            length += segments.length(i);
            if (counter.add(segments.hash(i)) > 1) {
                repeats++;
                repeatedLength += segments.length(i);
            }
        }
        return segments.count() == 0
                ? new RepeatedSegments(0, 0)
                : new RepeatedSegments((double) repeats / segments.count(), (double) repeatedLength / length);
    }
}
