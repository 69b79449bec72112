package io.glossa.vocab.boundary;

/** Words are learned from whole. */
public final class NoBoundaries implements WordBoundaries {
    /** The name, which is the default. */
    public static final String NAME = "none";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Cutter open() {
        return (word, boundary) -> {};
    }
}
