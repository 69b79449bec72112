package io.glossa.train.data;

/**
 * One order up to a place, another from there on; each stream goes on where it was.
 *
 * @param first order of the sequences before the place
 * @param place number of the first sequence of the second order
 * @param second order of the others
 */
record AnnealedOrder(ShareOrder first, long place, ShareOrder second) implements ShareOrder {
    @Override
    public long[] taken(long count) {
        long[] taken = first.taken(Math.min(count, place));
        if (count > place) {
            long[] more = second.taken(count - place);
            for (int stream = 0; stream < taken.length; stream++) {
                taken[stream] += more[stream];
            }
        }
        return taken;
    }
}
