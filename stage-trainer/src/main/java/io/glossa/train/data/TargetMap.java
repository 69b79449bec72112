package io.glossa.train.data;

import java.util.Arrays;

/**
 * What is to be predicted in a token's place: usually the token.
 *
 * <p>Immutable and thread-safe.
 */
public final class TargetMap {
    /** Every token stands for itself. */
    public static final TargetMap IDENTITY = new TargetMap(new int[0]);

    /** Ids beyond its end stand for themselves. */
    private final int[] table;

    private TargetMap(int[] table) {
        this.table = table;
    }

    /** A map by a table: the id at each id; further ids stand for themselves. */
    public static TargetMap of(int[] table) {
        return new TargetMap(table.clone());
    }

    /** What is to be predicted in a token's place. */
    public int target(int id) {
        return id < table.length ? table[id] : id;
    }

    /** The targets of a sequence; the sequence itself where all tokens stand for themselves. */
    int[] targets(int[] tokens) {
        return table.length == 0
                ? tokens
                : Arrays.stream(tokens).map(this::target).toArray();
    }
}
