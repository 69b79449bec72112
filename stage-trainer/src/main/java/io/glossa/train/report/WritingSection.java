package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What both models wrote, side by side for each prompt. */
final class WritingSection implements ReportSection {
    private static final int SHOWN_CHARACTERS = 600;

    @Override
    public void addTo(ReportPage page, RunFiles run) {
        List<JsonNode> samples = run.jsonLines("eval/samples.jsonl");
        if (samples.isEmpty()) {
            return;
        }
        Map<String, Element> pairs = new LinkedHashMap<>();
        Element section = page.section("writing", "What they write");
        section.appendElement("p")
                .text("Drawn once with a fixed seed, not chosen. The prompt is underlined; the rest is the model's.");
        for (JsonNode sample : samples) {
            Element pair = pairs.computeIfAbsent(
                    sample.path("prompt").asText(),
                    prompt -> section.appendElement("div").addClass("pair"));
            Element text = pair.appendElement("figure").addClass("text");
            text.appendElement("figcaption")
                    .text(HostileText.visible(sample.path("model").asText()));
            Element quote = text.appendElement("blockquote").attr("dir", "auto");
            String prompt = sample.path("prompt").asText();
            if (!prompt.isEmpty()) {
                quote.appendElement("u").text(HostileText.excerpt(prompt, SHOWN_CHARACTERS));
            }
            quote.appendText(HostileText.excerpt(sample.path("text").asText(), SHOWN_CHARACTERS));
        }
    }
}
