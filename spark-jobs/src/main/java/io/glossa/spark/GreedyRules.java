package io.glossa.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds rules that take over half of a source. Such a rule seldom does what it was written for: more often its threshold
 * comes from another language, or the source is not what its settings say.
 */
final class GreedyRules {
    private static final double HALF = 0.5;

    private GreedyRules() {}

    /** One sentence for each rule and source, in the order of sources and rules. */
    static List<String> warnings(List<CorpusReport.Source> sources) {
        List<String> warnings = new ArrayList<>();
        for (CorpusReport.Source source : sources) {
            Amount read = source.funnel().read();
            taken(source.funnel()).forEach((rule, amount) -> {
                double documents = share(amount.documents(), read.documents());
                double bytes = share(amount.bytes(), read.bytes());
                if (documents > HALF || bytes > HALF) {
                    warnings.add(String.format(
                            Locale.ROOT,
                            "%s: the rule '%s' takes %.0f %% of the documents and %.0f %% of the bytes; look at its samples"
                                    + " and its threshold, and whether the source is what its settings say",
                            source.name(),
                            rule,
                            100 * documents,
                            100 * bytes));
                }
            });
        }
        return warnings;
    }

    /** What each rule takes: a filter of all records, any other rule of those that reach it. */
    private static Map<String, Amount> taken(CorpusReport.Funnel funnel) {
        Map<String, Amount> taken = new LinkedHashMap<>();
        for (CorpusReport.Step step : funnel.steps()) {
            // What a rule that only rewrites shortens is nothing taken.
            taken.put(
                    step.rule(),
                    step.removed() == 0 ? Amount.NONE : step.before().minus(step.after()));
        }
        funnel.removals().forEach(removal -> taken.put(removal.rule(), removal.removed()));
        return taken;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
