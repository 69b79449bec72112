package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects collections of links: texts too much of which are addresses, from {@code http://}, {@code https://} or
 * {@code www.} to the next white space. Source: NeMo Curator, UrlsFilter, at most 0.2.
 */
public final class UrlCharacters implements DocumentFilter {
    @Override
    public String name() {
        return "url-characters";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-url-characters").or(0.2));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        double share =
                (double) inUrls(document.text()) / Math.max(1, document.text().length());
        return Verdict.atMost(share, limits.get("max-url-characters"), "share of characters in addresses");
    }

    private static int inUrls(String text) {
        int characters = 0;
        for (int start = next(text, 0); start < text.length(); ) {
            int end = start;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            characters += end - start;
            start = next(text, end);
        }
        return characters;
    }

    /** Where the next address begins; the length of the text when there is none. */
    private static int next(String text, int from) {
        int www = text.indexOf("www.", from);
        int http = text.indexOf("http", from);
        while (http >= 0 && !text.startsWith("://", http + 4) && !text.startsWith("s://", http + 4)) {
            http = text.indexOf("http", http + 4);
        }
        int nearest = http < 0 ? www : www < 0 ? http : Math.min(www, http);
        return nearest < 0 ? text.length() : nearest;
    }
}
