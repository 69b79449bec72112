package io.glossa.spark;

import java.util.Iterator;
import java.util.function.Function;

/** A stream of what each element of another becomes. */
record Mapped<A, B>(Iterator<A> elements, Function<A, B> step) implements Iterator<B> {
    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public B next() {
        return step.apply(elements.next());
    }
}
