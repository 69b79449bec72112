package io.glossa.train.stage;

import io.glossa.train.watch.WatchState;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a stage stands: with the weights and the optimiser's state, all that the rest of it depends on.
 *
 * @param step the last step taken, whether or not its update was refused
 * @param tokens positions read so far
 * @param bytes UTF-8 bytes of text read so far
 * @param metricsBytes length of {@code metrics.jsonl} then
 * @param watch what the watch remembers
 * @param ended why the stage ended before its last step; empty while it has not
 * @param hashes SHA-256 of each file beside this one in a checkpoint
 */
record StageState(
        long step,
        long tokens,
        long bytes,
        long metricsBytes,
        WatchState watch,
        String ended,
        SortedMap<String, String> hashes) {
    StageState {
        hashes = new TreeMap<>(hashes);
    }

    /** Before the first step. */
    static StageState start() {
        return new StageState(0, 0, 0, 0, WatchState.start(), "", new TreeMap<>());
    }

    /** After a further step that read so much. */
    StageState after(long nextStep, long moreTokens, long moreBytes, WatchState watched) {
        return new StageState(nextStep, tokens + moreTokens, bytes + moreBytes, metricsBytes, watched, ended, hashes);
    }

    StageState endedBy(String reason) {
        return new StageState(step, tokens, bytes, metricsBytes, watch, reason, hashes);
    }

    StageState withMetricsBytes(long length) {
        return new StageState(step, tokens, bytes, length, watch, ended, hashes);
    }

    StageState withHashes(SortedMap<String, String> found) {
        return new StageState(step, tokens, bytes, metricsBytes, watch, ended, found);
    }
}
