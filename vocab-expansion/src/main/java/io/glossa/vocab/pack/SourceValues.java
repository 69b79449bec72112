package io.glossa.vocab.pack;

import io.glossa.corpus.Document;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;

/** Values by the name of a source, by a language, or for all: the nearest counts, in this order. */
final class SourceValues {
    /** The key of what holds for everything that is not named otherwise. */
    static final String ALL = "all";

    private SourceValues() {}

    /** The value for a document. */
    static <T> Optional<T> of(SortedMap<String, T> values, Document document) {
        T value = values.get(document.source());
        value = value != null ? value : values.get(document.language());
        return Optional.ofNullable(value != null ? value : values.get(ALL));
    }

    /** The first key that is neither of these names nor {@value #ALL}. */
    static Optional<String> unknown(Collection<String> keys, Collection<String> names) {
        return keys.stream()
                .filter(key -> !key.equals(ALL) && !names.contains(key))
                .findFirst();
    }
}
