package io.glossa.corpus.parallel;

import io.glossa.corpus.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.openhft.hashing.LongHashFunction;

/**
 * Writes pairs as documents: neighbours together, by a template, in one direction or the other.
 *
 * <p>A document is called after its first pair. Line ends within a side become spaces, so that a line stays a side.
 *
 * <p><b>Determinism.</b> A function of the kept pairs in order; the direction depends on the document's id alone.
 */
public final class PairDocuments {
    private static final LongHashFunction HASH = LongHashFunction.xx3();

    private final PairSettings settings;
    private final String source;
    private final String language;
    private final Consumer<Document> sink;
    private final List<TextPair> waiting = new ArrayList<>();

    /**
     * A writer.
     *
     * @param source name of the source
     * @param language ISO 639-1 code that the documents bear
     * @param sink takes each document when it is full
     */
    public PairDocuments(PairSettings settings, String source, String language, Consumer<Document> sink) {
        this.settings = settings;
        this.source = source;
        this.language = language;
        this.sink = sink;
    }

    /** Adds a kept pair. */
    public void add(TextPair pair) {
        waiting.add(pair);
        if (waiting.size() == settings.pairsPerDocument()) {
            finish();
        }
    }

    /** Hands on the last document, which may be short. */
    public void finish() {
        if (waiting.isEmpty()) {
            return;
        }
        String id = waiting.get(0).id();
        boolean forward = isForward(id);
        StringBuilder text = new StringBuilder();
        for (TextPair pair : waiting) {
            text.append(text.isEmpty() ? "" : settings.separator());
            text.append(rendered(forward ? pair.first() : pair.second(), forward ? pair.second() : pair.first()));
        }
        waiting.clear();
        sink.accept(new Document(id, source, language, text.toString()));
    }

    private boolean isForward(String id) {
        return switch (settings.directions()) {
            case BOTH -> (HASH.hashChars(id) & 1) == 0;
            case FORWARD -> true;
            case BACKWARD -> false;
        };
    }

    /** Fills the template in one pass: a side may itself hold what looks like a place for the other. */
    private String rendered(String first, String second) {
        String template = settings.template();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); ) {
            if (template.startsWith("{first}", i)) {
                text.append(oneLine(first));
                i += "{first}".length();
            } else if (template.startsWith("{second}", i)) {
                text.append(oneLine(second));
                i += "{second}".length();
            } else {
                text.append(template.charAt(i++));
            }
        }
        return text.toString();
    }

    private static String oneLine(String side) {
        return side.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
