package io.glossa.vocab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.testng.annotations.Test;
import org.w3c.dom.NodeList;

public final class LineChartTest {
    @Test
    public void figuresReadWell() {
        assertThat(Figures.bytes(999)).isEqualTo("999 B");
        assertThat(Figures.bytes(1_234_567)).isEqualTo("1.23 MB");
        assertThat(Figures.bytes(999_700)).isEqualTo("1.00 MB");
        assertThat(Figures.bytes(45_600)).isEqualTo("45.6 kB");
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.percent(0.1234)).isEqualTo("12.3 %");
        assertThat(Figures.axis(1500, 500)).isEqualTo("1,500");
        assertThat(Figures.axis(0.25, 0.05)).isEqualTo("0.25");
        assertThat(LineChart.step(3.4)).isEqualTo(0.5);
        assertThat(LineChart.step(100)).isEqualTo(20);
        assertThat(LineChart.step(0)).isEqualTo(1);
    }

    @Test
    public void standsAloneAsWellFormedSvg() throws Exception {
        String svg = chart("Fertility <of> 한국어 & Ελληνικά").svg();
        org.w3c.dom.Document parsed = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(parsed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(parsed.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 640 344");
        NodeList lines = parsed.getElementsByTagName("polyline");
        assertThat(lines.getLength()).isEqualTo(2);
        assertThat(lines.item(0)
                        .getAttributes()
                        .getNamedItem("points")
                        .getNodeValue()
                        .split(" "))
                .hasSize(3);
        assertThat(parsed.getDocumentElement().getTextContent())
                .contains("Fertility <of> 한국어 & Ελληνικά")
                .contains("elbow")
                .contains("--s0");
        assertThat(svg).isEqualTo(chart("Fertility <of> 한국어 & Ελληνικά").svg());
    }

    @Test
    public void drawsTheSamePointsIntoAPage() {
        Document page = Document.createShell("");
        chart("Fertility").appendTo(page.body());
        assertThat(page.select("figure figcaption").text()).isEqualTo("Fertility");
        assertThat(page.select("polyline")).hasSize(2);
        assertThat(page.select(".legend li").eachText()).containsExactly("base", "expanded");
        assertThat(page.select("svg[role=img]").attr("aria-label")).contains("base goes from 3.000 to 1.000");
    }

    @Test
    public void aChartWithoutPointsIsNoFigureAndNoFile() {
        LineChart empty = new LineChart("Nothing", "x", "y");
        Document page = Document.createShell("");
        empty.appendTo(page.body());
        assertThat(page.select("figure")).isEmpty();
        assertThatThrownBy(empty::svg).isInstanceOf(IllegalStateException.class).hasMessageContaining("Nothing");
    }

    private static LineChart chart(String title) {
        return new LineChart(title, "pieces", "tokens a word")
                .line("base", List.of(new double[] {0, 3}, new double[] {10, 2}, new double[] {20, 1}))
                .line("expanded", List.of(new double[] {0, 2}, new double[] {20, 1.5}))
                .border("elbow", 10);
    }
}
