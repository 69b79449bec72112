package io.glossa.train.model;

import io.glossa.train.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Runs of tokens laid end to end, longest first; runs of equal length keep the order they came in.
 *
 * <p>Positions count from 0 in every run, and attention never leaves a run, so packed documents are isolated without a
 * mask. No position is padding.
 */
public final class TokenBatch {
    private final long[] tokens;
    private final long[] positions;
    private final long[] targets;
    private final long[] groups;
    private final int[] begins;

    private TokenBatch(List<Run> runs) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> -runs.get(i).length()));
        int size = runs.stream().mapToInt(Run::length).sum();
        tokens = new long[size];
        positions = new long[size];
        targets = new long[size];
        begins = new int[runs.size()];
        int at = 0;
        for (int i : order) {
            begins[i] = at;
            at = put(runs.get(i), at);
        }
        groups = groups(order.stream().mapToInt(i -> runs.get(i).length()).toArray());
    }

    /** Lays out runs. */
    public static TokenBatch of(List<Run> runs) {
        return new TokenBatch(runs);
    }

    /**
     * Part of a packed sequence that lies in one document.
     *
     * @param sequence all tokens of the sequence
     * @param targets what is to be predicted in the place of each of them; usually the sequence itself
     * @param from its first token
     * @param to behind its last token
     * @param next what should follow the last token, or {@link Kernels#IGNORED}
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of a shared sequence, never compared
    public record Run(int[] sequence, int[] targets, int from, int to, long next) {
        public Run {
            if (from < 0 || to <= from || to > sequence.length || targets.length != sequence.length) {
                throw new IllegalArgumentException("run " + from + " to " + to + " of " + sequence.length + " tokens");
            }
        }

        /** A run that predicts its own tokens. */
        public Run(int[] sequence, int from, int to, long next) {
            this(sequence, sequence, from, to, next);
        }

        int length() {
            return to - from;
        }
    }

    /** Number of positions. */
    public int size() {
        return tokens.length;
    }

    /** How many positions have a target. */
    public int targetCount() {
        return (int) Arrays.stream(targets).filter(t -> t != Kernels.IGNORED).count();
    }

    /** Where the run that came as number {@code run} begins. */
    public int begin(int run) {
        return begins[run];
    }

    long[] tokens() {
        return tokens;
    }

    long[] positions() {
        return positions;
    }

    long[] targets() {
        return targets;
    }

    /** Three lines of equal length: runs, positions a run, positions in all. */
    long[] groups() {
        return groups;
    }

    private int put(Run run, int at) {
        int end = at;
        for (int i = run.from(); i < run.to(); i++, end++) {
            tokens[end] = run.sequence()[i];
            positions[end] = (long) end - at;
            targets[end] = i + 1 < run.to() ? run.targets()[i + 1] : run.next();
        }
        return end;
    }

    private static long[] groups(int[] lengths) {
        List<long[]> groups = new ArrayList<>();
        for (int length : lengths) {
            if (groups.isEmpty() || groups.get(groups.size() - 1)[1] != length) {
                groups.add(new long[] {0, length, 0});
            }
            long[] last = groups.get(groups.size() - 1);
            last[0]++;
            last[2] += length;
        }
        long[] flat = new long[3 * groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int line = 0; line < 3; line++) {
                flat[line * groups.size() + g] = groups.get(g)[line];
            }
        }
        return flat;
    }
}
