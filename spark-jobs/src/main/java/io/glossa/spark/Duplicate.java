package io.glossa.spark;

import java.io.Serializable;

/**
 * A document removed as a copy.
 *
 * @param id of the document
 * @param source index of its source
 * @param sourceName its name
 * @param fate which document was kept
 * @param similarity Jaccard similarity with that document; a chain of copies may take it below the settings' threshold
 * @param amount of its text
 * @param key of its record
 * @param trace its way through the rules
 */
record Duplicate(
        String id, int source, String sourceName, Fate fate, double similarity, Amount amount, long key, Trace trace)
        implements Serializable {
    /** Behind a kind, the rule as the report names it. */
    static final String RULE = "-duplicates";

    static Duplicate of(Judged.Accepted document, Fate fate, double similarity) {
        return new Duplicate(
                document.id(),
                document.source(),
                document.candidate().source(),
                fate,
                similarity,
                Amount.of(document),
                document.key(),
                document.trace());
    }

    /** As the column {@code kind} says it. */
    String kind() {
        return fate.exact() ? "exact" : fate.samePage() ? "url" : "near";
    }
}
