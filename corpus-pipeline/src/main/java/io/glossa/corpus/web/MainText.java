package io.glossa.corpus.web;

import io.glossa.corpus.language.LanguageProfile;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * The matter of an HTML page: its text without menus, side columns, footers, forms and lists of links. Each block is a line,
 * headings and list items too.
 *
 * <p><b>Determinism.</b> A pure function of language and page; thread-safe.
 *
 * <p><b>Cost.</b> One parse and two passes over the blocks; a neighbour search looks over unsure blocks only. Memory is about
 * ten times the page's.
 */
final class MainText {
    private final FunctionWordCounter counter;

    MainText(LanguageProfile language) {
        this.counter = new FunctionWordCounter(language);
    }

    /** The matter of a page; empty when there is none. */
    String of(String html) {
        List<Block> blocks = Blocks.of(Jsoup.parse(html), counter);
        List<Boolean> kept = BlockClasses.of(blocks);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            if (kept.get(i)) {
                text.append(text.length() == 0 ? "" : "\n").append(blocks.get(i).text());
            }
        }
        return text.toString();
    }
}
