package io.glossa.train.data;

/**
 * Two streams: of the first n sequences {@code floor(share * n)} come from the second, the replay, and the others from the
 * first, the target. O(1).
 *
 * @param share of the replay
 */
record TargetAndReplay(double share) implements ShareOrder {
    @Override
    public long[] taken(long count) {
        long replay = (long) Math.floor(share * count);
        return new long[] {count - replay, replay};
    }
}
