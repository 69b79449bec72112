package io.glossa.corpus.langid;

/**
 * How the segments of a document vote on its language.
 *
 * @param segments looked at
 * @param told those of which the language can be told
 * @param inLanguage those in the promised language or a sister
 */
public record SegmentVotes(int segments, int told, int inLanguage) {
    /** Of a document that nobody asked about. */
    public static final SegmentVotes UNASKED = new SegmentVotes(0, 0, 0);

    /** Share of the told segments that are in the promised language; 1 when none can be told. */
    public double share() {
        return told == 0 ? 1 : (double) inLanguage / told;
    }
}
