package io.glossa.corpus.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Cuts a parsed page into blocks, in the order of the page. */
final class Blocks implements NodeVisitor {
    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "head",
            "iframe",
            "object",
            "canvas",
            "audio",
            "video",
            "select",
            "button",
            "input",
            "textarea");
    /** What HTML calls these is not the page's matter. */
    private static final Set<String> APART = Set.of("nav", "footer", "aside", "form", "menu", "dialog", "header");

    private static final Set<String> APART_ROLES = Set.of(
            "navigation", "contentinfo", "banner", "search", "complementary", "menu", "menubar", "dialog", "alert");

    private final FunctionWordCounter counter;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int silent;
    private int apart;
    private int headings;
    private int links;
    private int linked;
    private int breaks;
    private boolean heading;

    private Blocks(FunctionWordCounter counter) {
        this.counter = counter;
    }

    static List<Block> of(Document page, FunctionWordCounter counter) {
        Blocks blocks = new Blocks(counter);
        page.traverse(blocks);
        blocks.end();
        return blocks.blocks;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (silent == 0) {
                add(words.getWholeText());
            }
        } else if (node instanceof Element element) {
            boolean block = element.isBlock() || isCell(element);
            if (block) {
                end();
            }
            silent += isSilent(element) ? 1 : 0;
            apart += isApart(element) ? 1 : 0;
            headings += isHeading(element) ? 1 : 0;
            links += element.normalName().equals("a") ? 1 : 0;
            if (element.normalName().equals("br")) {
                lineBreak();
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.isBlock() || isCell(element)) {
                end();
            }
            silent -= isSilent(element) ? 1 : 0;
            apart -= isApart(element) ? 1 : 0;
            headings -= isHeading(element) ? 1 : 0;
            links -= element.normalName().equals("a") ? 1 : 0;
        }
    }

    private void add(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                if (text.length() > 0 && !endsWithSpace()) {
                    text.append(' ');
                }
            } else {
                text.append(c);
                linked += links > 0 ? length(c) : 0;
                heading |= headings > 0;
                breaks = 0;
            }
        }
    }

    /** One break ends a line, two end a paragraph: pages older than style sheets are written so. */
    private void lineBreak() {
        breaks++;
        if (breaks > 1) {
            end();
        } else if (text.length() > 0) {
            text.append('\n');
        }
    }

    private void end() {
        String whole = text.toString().replaceAll(" *\n *", "\n").strip();
        if (!whole.isEmpty()) {
            FunctionWordCounter.Counts counts = counter.count(whole);
            blocks.add(new Block(
                    whole, length(whole), linked, counts.words(), counts.functionWords(), heading, apart > 0));
        }
        text.setLength(0);
        linked = 0;
        breaks = 0;
        heading = false;
    }

    private boolean endsWithSpace() {
        char last = text.charAt(text.length() - 1);
        return last == ' ' || last == '\n';
    }

    private static int length(String text) {
        return text.chars().map(c -> length((char) c)).sum();
    }

    /** White space counts for a block and not for its links, as in a list of links parted by spaces. */
    private static int length(char c) {
        return c >= 0x1100 && (c <= 0x11FF || (c >= 0x2E80 && c <= 0xD7A3)) ? 2 : 1;
    }

    private static boolean isCell(Element element) {
        return Set.of("td", "th", "option", "dt", "dd", "summary", "figcaption", "caption")
                .contains(element.normalName());
    }

    private static boolean isHeading(Element element) {
        return element.normalName().matches("h[1-6]");
    }

    private static boolean isSilent(Element element) {
        return SILENT.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style")
                        .replace(" ", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("display:none");
    }

    private static boolean isApart(Element element) {
        String name = element.normalName();
        // A header inside an article is its title.
        return (APART.contains(name) && !(name.equals("header") && isInArticle(element)))
                || APART_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT));
    }

    private static boolean isInArticle(Element element) {
        for (Element parent = element.parent(); parent != null; parent = parent.parent()) {
            if (parent.normalName().equals("article") || parent.normalName().equals("main")) {
                return true;
            }
        }
        return false;
    }
}
