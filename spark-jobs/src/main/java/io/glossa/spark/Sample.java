package io.glossa.spark;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.openhft.hashing.LongHashFunction;

/**
 * A document shown to a person who wants to judge a rule.
 *
 * @param id of the record
 * @param source name of the source
 * @param reason what the rule found; empty for a kept document
 * @param text beginning of the text, at most {@value #MAX_CHARACTERS} characters
 * @param draw by which samples are chosen: the lowest
 */
record Sample(
        String id,
        String source,
        String reason,
        String text,
        @JsonIgnore long draw) implements Serializable {
    /** Enough to recognise what kind of text it is. */
    static final int MAX_CHARACTERS = 300;
    /** Samples of each kind. */
    static final int COUNT = 5;

    private static final LongHashFunction HASH = LongHashFunction.xx3();
    private static final Comparator<Sample> ORDER =
            Comparator.comparingLong(Sample::draw).thenComparing(Sample::source).thenComparing(Sample::id);

    static Sample of(String id, String source, String reason, String text) {
        int end = Math.min(text.length(), MAX_CHARACTERS);
        end = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return new Sample(id, source, reason, text.substring(0, end), drawOf(source, id));
    }

    /** The sample of a document, of which no more is decoded than is shown: a character has at most four bytes. */
    static Sample of(DocumentRow document, byte[] utf8) {
        int bytes = Math.min(utf8.length, 4 * MAX_CHARACTERS + 4);
        String beginning = new String(utf8, 0, bytes, StandardCharsets.UTF_8);
        return of(document.id(), document.sourceName(), "", beginning);
    }

    /** Whether a document can be among the lowest, which few are: only then it is worth a look. */
    static boolean isWanted(List<Sample> chosen, String source, String id) {
        return chosen.size() < COUNT || drawOf(source, id) <= chosen.get(COUNT - 1).draw;
    }

    private static long drawOf(String source, String id) {
        return HASH.hashChars(source + "/" + id);
    }

    /** The {@value #COUNT} samples with the lowest draws of both lists: the same whatever was met first. */
    static List<Sample> lowest(List<Sample> a, List<Sample> b) {
        List<Sample> both = new ArrayList<>(a);
        both.addAll(b);
        both.sort(ORDER);
        return new ArrayList<>(both.subList(0, Math.min(COUNT, both.size())));
    }
}
