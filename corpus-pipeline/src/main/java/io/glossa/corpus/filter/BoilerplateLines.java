package io.glossa.corpus.filter;

import io.glossa.corpus.lists.Boilerplate;
import java.util.List;

/**
 * Rejects pages of terms and notices: too many lines with a phrase of the list {@code phrases/boilerplate.txt}, which has
 * those of C4 and, for our languages, what stands on their web pages in the same places. Source: NeMo Curator,
 * BoilerPlateStringFilter, at most 0.4 of the paragraphs.
 */
public final class BoilerplateLines implements DocumentFilter {
    @Override
    public String name() {
        return "boilerplate-lines";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-boilerplate-lines").or(0.4));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        String text = document.text();
        int lines = 0;
        for (int end = Boilerplate.PHRASES.find(text, 0, text.length()); end >= 0; ) {
            lines++;
            int feed = text.indexOf('\n', end);
            end = feed < 0 ? -1 : Boilerplate.PHRASES.find(text, feed, text.length());
        }
        double share = (double) lines / Math.max(1, document.lines().total());
        return Verdict.atMost(share, limits.get("max-boilerplate-lines"), "share of lines with boilerplate");
    }
}
