package io.glossa.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A stream of what each element of another becomes: nothing, one thing or several, one element in memory at a time. */
final class Flattened<A, B> implements Iterator<B> {
    private final Iterator<A> elements;
    private final Function<A, Iterable<B>> step;
    private Iterator<B> current = Collections.emptyIterator();

    Flattened(Iterator<A> elements, Function<A, Iterable<B>> step) {
        this.elements = elements;
        this.step = step;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && elements.hasNext()) {
            current = step.apply(elements.next()).iterator();
        }
        return current.hasNext();
    }

    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no element is left");
        }
        return current.next();
    }
}
