package io.glossa.corpus.parallel;

import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes pairs through the filters of a source.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ConfigException} on building, for a language without a file.
 *
 * <p><b>Determinism.</b> Pure; thread-safe.
 */
public final class PairJudge {
    private final LanguageProfile first;
    private final LanguageProfile second;
    private final List<PairFilter> filters;
    private final List<Double> limits = new ArrayList<>();

    /**
     * A judge.
     *
     * @param languageFolder folder of further language files; empty for the built-in ones alone
     */
    public PairJudge(PairSettings settings, String languageFolder) {
        first = Languages.load(settings.languages().get(0), languageFolder);
        second = Languages.load(settings.languages().get(1), languageFolder);
        filters = PairFilter.named(settings.filters());
        filters.forEach(f ->
                limits.add(settings.limits().getOrDefault(f.name(), f.limit().standard())));
    }

    /**
     * Why a pair is rejected.
     *
     * @param rule name of the filter
     * @param value that it measured
     * @param reason value and limit in words
     */
    public record Objection(String rule, double value, String reason) {}

    /** The first filter's objection, or none. */
    public Optional<Objection> judge(TextPair pair) {
        PairSides sides = new PairSides(pair, first, second);
        for (int i = 0; i < filters.size(); i++) {
            PairFilter filter = filters.get(i);
            double value = filter.measure(sides);
            if (!filter.limit().allows(value, limits.get(i))) {
                String reason = String.format(
                        Locale.ROOT,
                        "%s: %.3f, %s %.3f",
                        filter.measures(),
                        value,
                        filter.limit().upper() ? "at most" : "at least",
                        limits.get(i));
                return Optional.of(new Objection(filter.name(), value, reason));
            }
        }
        return Optional.empty();
    }
}
