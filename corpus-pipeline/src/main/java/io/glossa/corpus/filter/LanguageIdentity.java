package io.glossa.corpus.filter;

import io.glossa.corpus.langid.DocumentLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rejects texts that a language identifier takes for another language than their source promises, a near sister among them, and
 * texts too short to tell. The signal is the probability of the promised language.
 */
public final class LanguageIdentity implements DocumentFilter {
    /** The identifier's probabilities are honest, so below one half another language is likelier than this one. */
    private static final double MORE_LIKELY_THAN_NOT = 0.5;

    @Override
    public String name() {
        return "language-id";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-language-probability").or(MORE_LIKELY_THAN_NOT));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.LANGUAGE);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        DocumentLanguage found = document.language();
        Verdict verdict = Verdict.atLeast(
                found.promised(), limits.get("min-language-probability"), "probability of the source's language");
        if (verdict.passes()) {
            return verdict;
        }
        return new Verdict(
                found.promised(),
                verdict.reason()
                        + String.format(
                                Locale.ROOT,
                                "; it reads as %s (%.3f, by %d letters)",
                                found.likeliest(),
                                found.probability(),
                                found.letters()));
    }
}
