package io.glossa.train.watch;

/**
 * What is done with a step's update.
 *
 * @param kind whether the weights move
 * @param reason why they do not, said for a person; empty when they do
 */
public record Verdict(Kind kind, String reason) {
    /** The ordinary case. */
    static final Verdict UPDATE = new Verdict(Kind.UPDATE, "");

    /** Whether the weights move. */
    public enum Kind {
        /** They do. */
        UPDATE,
        /** They do not: a spike. */
        SKIP,
        /** They do not: loss or gradient is not finite. */
        REFUSE
    }
}
