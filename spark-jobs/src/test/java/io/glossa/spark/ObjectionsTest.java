package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.SourceRole;
import io.glossa.corpus.TextSize;
import io.glossa.corpus.filter.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.Test;

public class ObjectionsTest {
    private static final List<String> FILTERS = List.of("a", "b", "c");

    @Test
    public void countsWhatEachTakesAloneAndWithWhom() {
        Objections objections = new Objections(FILTERS);
        assertThat(objections.add(verdicts(""), new TextSize(10, 5))).isEqualTo(-1);
        assertThat(objections.add(verdicts("a"), new TextSize(10, 5))).isZero();
        assertThat(objections.add(verdicts("ab"), new TextSize(100, 50))).isEqualTo(-1);
        assertThat(objections.add(verdicts("ab"), new TextSize(100, 50))).isEqualTo(-1);
        assertThat(objections.add(verdicts("abc"), new TextSize(1000, 500))).isEqualTo(-1);
        assertThat(objections.add(verdicts("c"), new TextSize(3, 3))).isEqualTo(2);
        // A record that could not be read has met no filter.
        assertThat(objections.add(List.of(), new TextSize(7, 7))).isEqualTo(-1);
        assertThat(objections.removals())
                .containsExactly(
                        new CorpusReport.Removal(
                                "a", new Amount(4, 1210, 605), new Amount(1, 10, 5), Map.of("b", 3L, "c", 1L)),
                        new CorpusReport.Removal("b", new Amount(3, 1200, 600), Amount.NONE, Map.of("a", 3L, "c", 1L)),
                        new CorpusReport.Removal(
                                "c", new Amount(2, 1003, 503), new Amount(1, 3, 3), Map.of("a", 1L, "b", 1L)));
    }

    @Test
    public void partsAddUpInAnyOrder() {
        List<String> records = List.of("a", "ab", "", "bc", "abc", "c", "b", "ac");
        Objections whole = new Objections(FILTERS);
        records.forEach(record -> whole.add(verdicts(record), new TextSize(record.length(), 1)));
        for (int cut = 0; cut <= records.size(); cut++) {
            Objections first = new Objections(FILTERS);
            records.subList(cut, records.size())
                    .forEach(record -> first.add(verdicts(record), new TextSize(record.length(), 1)));
            Objections second = new Objections(FILTERS);
            records.subList(0, cut).forEach(record -> second.add(verdicts(record), new TextSize(record.length(), 1)));
            first.add(second);
            assertThat(first.removals()).as("cut at " + cut).isEqualTo(whole.removals());
        }
    }

    @Test
    public void aRuleThatTakesOverHalfIsWarnedOf() {
        Amount read = new Amount(100, 1000, 1000);
        CorpusReport.Funnel funnel = new CorpusReport.Funnel(
                read,
                List.of(
                        new CorpusReport.Step("json", read, new Amount(49, 600, 600)),
                        // Shortens text and takes no document.
                        new CorpusReport.Step("markdown-code", new Amount(49, 600, 600), new Amount(49, 10, 10)),
                        new CorpusReport.Step("script", new Amount(49, 10, 10), new Amount(9, 5, 5))),
                Amount.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(
                        new CorpusReport.Removal("script", new Amount(50, 500, 500), Amount.NONE, Map.of()),
                        new CorpusReport.Removal("language", new Amount(1, 501, 1), Amount.NONE, new TreeMap<>())));
        CorpusReport.Source source =
                new CorpusReport.Source("news", "yo", SourceRole.TARGET, "CC0-1.0", "", funnel, List.of());
        assertThat(GreedyRules.warnings(List.of(source)))
                .satisfiesExactly(
                        json -> assertThat(json)
                                .startsWith("news: the rule 'json' takes 51 % of the documents and 40 % of the bytes;"),
                        language -> assertThat(language)
                                .startsWith(
                                        "news: the rule 'language' takes 1 % of the documents and 50 % of the bytes;"));
    }

    private static List<Verdict> verdicts(String objecting) {
        List<Verdict> verdicts = new ArrayList<>();
        for (String filter : FILTERS) {
            verdicts.add(new Verdict(0, objecting.contains(filter) ? "no" : ""));
        }
        return verdicts;
    }
}
