package io.glossa.corpus.redact;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds one kind of personal data in texts. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: stateless and thread-safe; spans come in order and do not overlap.
 */
public interface Redactor {
    /** The kind, as settings and reports name it. */
    String name();

    /** What stands in place of what is found. */
    String placeholder();

    /** Characters of which a text must hold one for anything to be found: all of them unless told. Frozen. */
    default UnicodeSet triggers() {
        return UnicodeSet.ALL_CODE_POINTS;
    }

    /** Where the text holds such data. */
    List<Span> find(SearchedText text);

    /** Where the text holds such data. */
    default List<Span> find(String text) {
        return find(new SearchedText(text));
    }

    /**
     * A stretch of text.
     *
     * @param start of it
     * @param end after it, in UTF-16 units
     */
    record Span(int start, int end) {}

    /** A text in which every span found is replaced. */
    default Redacted redact(String text) {
        return redact(new SearchedText(text));
    }

    /** A text in which every span found is replaced. */
    default Redacted redact(SearchedText searched) {
        List<Span> spans = find(searched);
        String text = searched.text();
        if (spans.isEmpty()) {
            return new Redacted(text, 0);
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Span span : spans) {
            out.append(text, from, span.start()).append(placeholder());
            from = span.end();
        }
        return new Redacted(out.append(text, from, text.length()).toString(), spans.size());
    }

    /**
     * A text without one kind of personal data.
     *
     * @param text with placeholders
     * @param count of them
     */
    record Redacted(String text, int count) {}

    /** In a list of names, the kinds of the countries where the text's language is spoken. */
    String NATIONAL = "national";

    /**
     * The redactors of a list of names, in its order.
     *
     * @param national the kinds that {@link #NATIONAL} stands for
     */
    static List<Redactor> named(List<String> names, List<String> national) {
        return named(names.stream()
                .flatMap(name -> name.equals(NATIONAL) ? national.stream() : Stream.of(name))
                .distinct()
                .toList());
    }

    /** The redactors of a list of names, in its order. */
    static List<Redactor> named(List<String> names) {
        TreeMap<String, Redactor> known = new TreeMap<>();
        ServiceLoader.load(Redactor.class, Redactor.class.getClassLoader()).forEach(r -> known.put(r.name(), r));
        List<Redactor> found = new ArrayList<>();
        for (String name : names) {
            Redactor redactor = known.get(name);
            if (redactor == null) {
                throw new ConfigException(NearestName.unknown("kind of personal data", name, known.keySet()));
            }
            found.add(redactor);
        }
        return found;
    }
}
