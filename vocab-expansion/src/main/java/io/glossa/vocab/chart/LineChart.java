package io.glossa.vocab.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A line chart as SVG: a figure of a page, or a file that stands alone.
 *
 * <p>Series are told apart by colour, dash and the legend; borders, such as those between stages or the elbow of a curve, are
 * vertical lines with their names above. Words that describe the chart go with it for readers who do not see it. Colours
 * follow the reader's light or dark scheme ({@link #styleSheet()}).
 *
 * <p><b>Determinism.</b> The same points give the same bytes. Not thread-safe.
 */
public final class LineChart {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 300;
    private static final double LEFT = 52;
    private static final double RIGHT = 12;
    private static final double TOP = 40;
    private static final double BOTTOM = 42;

    /** Room above the plot of a chart that stands alone, for title and legend. */
    private static final double HEAD = 44;

    /** About how wide a character of the legend is. */
    private static final double LETTER = 6.6;

    /** Aim for so many lines across the chart. */
    private static final int GRID_LINES = 5;

    /** Colours and dashes of the style sheet. */
    private static final int COLOURS = 6;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Series> series = new ArrayList<>();
    private final List<Border> borders = new ArrayList<>();
    private double xMin = Double.POSITIVE_INFINITY;
    private double xMax = Double.NEGATIVE_INFINITY;
    private double yMin = Double.POSITIVE_INFINITY;
    private double yMax = Double.NEGATIVE_INFINITY;

    private record Series(String name, List<double[]> points) {}

    private record Border(String name, double x) {}

    /** An empty chart. */
    public LineChart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /** Adds a line of {@code [x, y]} points in rising order of x. */
    public LineChart line(String name, List<double[]> points) {
        series.add(new Series(name, List.copyOf(points)));
        for (double[] point : points) {
            xMin = Math.min(xMin, point[0]);
            xMax = Math.max(xMax, point[0]);
            yMin = Math.min(yMin, point[1]);
            yMax = Math.max(yMax, point[1]);
        }
        return this;
    }

    /** Marks a place on the x axis, such as where a stage begins. */
    public LineChart border(String name, double x) {
        borders.add(new Border(name, x));
        return this;
    }

    /** Draws into an element of a page that has the {@link #styleSheet()}; nothing when there is no point. */
    public void appendTo(Element parent) {
        if (xMax < xMin) {
            return;
        }
        Element figure = parent.appendElement("figure");
        figure.appendElement("figcaption").text(title);
        legend(figure);
        Element svg = figure.appendElement("div")
                .addClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", title)
                .appendElement("svg");
        describe(svg, HEIGHT);
        plot(svg);
    }

    /**
     * The chart as an SVG file of its own, ending in a line feed.
     *
     * @throws IllegalStateException when there is no point
     */
    public String svg() {
        if (xMax < xMin) {
            throw new IllegalStateException("the chart '" + title + "' has no point");
        }
        Document document = new Document(Parser.NamespaceXml, "").parser(Parser.xmlParser());
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
        Element svg = document.appendElement("svg").attr("xmlns", Parser.NamespaceSvg);
        describe(svg, HEAD + HEIGHT);
        svg.attr("width", number(WIDTH)).attr("height", number(HEAD + HEIGHT));
        svg.appendElement("style").text(styleSheet());
        element(svg, "rect", "ground", "width", WIDTH, "height", HEAD + HEIGHT);
        text(svg, LEFT, 18, "start", title).addClass("title");
        double x = LEFT;
        for (int i = 0; i < series.size(); i++) {
            element(svg, "line", "line s" + i % COLOURS, "x1", x, "x2", x + 24, "y1", 34, "y2", 34);
            text(svg, x + 30, 38, "start", series.get(i).name);
            x += 46 + LETTER * series.get(i).name.length();
        }
        plot(svg.appendElement("g").attr("transform", "translate(0 " + number(HEAD) + ")"));
        return document.outerHtml() + "\n";
    }

    /** The style sheet of charts: colours for light and dark grounds as custom properties, and what they are used for. */
    public static String styleSheet() {
        try (InputStream in = LineChart.class.getResourceAsStream("chart.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet of charts is missing from the jar", e);
        }
    }

    private void describe(Element svg, double height) {
        svg.attr("viewBox", "0 0 " + number(WIDTH) + " " + number(height))
                .attr("role", "img")
                .attr("aria-label", description());
    }

    private void plot(Element svg) {
        double step = step(yMax - yMin);
        double low = Math.floor(yMin / step) * step;
        double high = Math.max(low + step, Math.ceil(yMax / step) * step);
        grid(svg, low, high, step);
        borders(svg);
        for (int i = 0; i < series.size(); i++) {
            StringBuilder points = new StringBuilder();
            for (double[] point : series.get(i).points) {
                points.append(number(x(point[0])))
                        .append(',')
                        .append(number(y(point[1], low, high)))
                        .append(' ');
            }
            svg.appendElement("polyline")
                    .addClass("line s" + i % COLOURS)
                    .attr("points", points.toString().strip());
        }
    }

    /** Names that would run into each other stand on two rows in turn. */
    private void borders(Element svg) {
        for (int i = 0; i < borders.size(); i++) {
            double x = x(borders.get(i).x);
            double row = i % 2 == 0 ? TOP - 8 : TOP - 24;
            element(svg, "line", "border", "x1", x, "x2", x, "y1", row - 8, "y2", HEIGHT - BOTTOM);
            text(svg, x + 4, row, "start", borders.get(i).name).addClass("border-name");
        }
    }

    private void legend(Element figure) {
        Element legend = figure.appendElement("ul").addClass("legend");
        for (int i = 0; i < series.size(); i++) {
            Element entry = legend.appendElement("li");
            Element svg = entry.appendElement("svg").attr("viewBox", "0 0 24 8").attr("aria-hidden", "true");
            element(svg, "line", "line s" + i % COLOURS, "x1", 0, "x2", 24, "y1", 4, "y2", 4);
            entry.appendElement("span").text(series.get(i).name);
        }
    }

    private void grid(Element svg, double low, double high, double step) {
        int lines = (int) Math.round((high - low) / step);
        for (int i = 0; i <= lines; i++) {
            double value = low + i * step;
            double y = y(value, low, high);
            element(svg, "line", "grid", "x1", LEFT, "x2", WIDTH - RIGHT, "y1", y, "y2", y);
            text(svg, LEFT - 6, y + 4, "end", Figures.axis(value, step));
        }
        double xStep = step(xMax - xMin);
        for (double x = Math.ceil(xMin / xStep) * xStep; x <= xMax + xStep / 1e6; x += xStep) {
            text(svg, x(x), HEIGHT - BOTTOM + 16, "middle", Figures.axis(x, xStep));
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", xLabel);
        Element vertical = text(svg, 0, 0, "middle", yLabel);
        vertical.attr("transform", "translate(12 " + number((TOP + HEIGHT - BOTTOM) / 2) + ") rotate(-90)");
    }

    private String description() {
        StringBuilder words = new StringBuilder(title).append('.');
        for (Series line : series) {
            if (!line.points.isEmpty()) {
                words.append(' ')
                        .append(line.name)
                        .append(" goes from ")
                        .append(Figures.decimal(line.points.get(0)[1]))
                        .append(" to ")
                        .append(Figures.decimal(line.points.get(line.points.size() - 1)[1]))
                        .append('.');
            }
        }
        return words.toString();
    }

    private double x(double value) {
        double span = xMax > xMin ? xMax - xMin : 1;
        return LEFT + (value - xMin) / span * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double low, double high) {
        return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    /** A round step that cuts a span into about {@value #GRID_LINES} parts: 1, 2 or 5 times a power of ten. */
    static double step(double span) {
        double raw = span > 0 ? span / GRID_LINES : 1;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double factor = raw / power;
        return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
    }

    private static Element text(Element svg, double x, double y, String anchor, String text) {
        return svg.appendElement("text")
                .attr("x", number(x))
                .attr("y", number(y))
                .attr("text-anchor", anchor)
                .text(text);
    }

    private static void element(Element svg, String name, String kind, Object... attributes) {
        Element element = svg.appendElement(name).addClass(kind);
        for (int i = 0; i < attributes.length; i += 2) {
            element.attr((String) attributes[i], number(((Number) attributes[i + 1]).doubleValue()));
        }
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
