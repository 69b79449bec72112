package io.glossa.corpus.langid;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into segments that should each be in one language: its lines, long ones in pieces of whole words. */
final class TextSegments {
    /** Long enough to be told in nearly every case, short enough that a quoted sentence is one. */
    private static final int LONGEST = 200;

    private TextSegments() {}

    /** A part of a text. */
    record Span(int start, int end) {}

    /** At most so many segments, at even distances where there are more. */
    static List<Span> of(String text, int most) {
        List<Span> all = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            cut(text, start, end, all);
            start = end + 1;
        }
        if (all.size() <= most) {
            return all;
        }
        List<Span> chosen = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / most)));
        }
        return chosen;
    }

    private static void cut(String text, int start, int end, List<Span> to) {
        int from = start;
        while (end - from > LONGEST) {
            int space = text.lastIndexOf(' ', from + LONGEST);
            int at = space > from ? space : from + LONGEST;
            at -= Character.isLowSurrogate(text.charAt(at)) ? 1 : 0;
            to.add(new Span(from, at));
            from = at;
        }
        if (!text.substring(from, end).isBlank()) {
            to.add(new Span(from, end));
        }
    }
}
