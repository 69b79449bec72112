package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A filter that holds one count of a text's {@linkplain SentenceCounts sentences} against a maximum. */
abstract class SentenceFilter implements DocumentFilter {
    private final String name;
    private final Threshold most;
    private final ToDoubleFunction<SentenceCounts> signal;
    private final String measured;

    /**
     * A filter.
     *
     * @param most above which texts are rejected
     * @param signal what is compared with it
     * @param measured what the signal is, as a reason says it
     */
    SentenceFilter(String name, Threshold most, ToDoubleFunction<SentenceCounts> signal, String measured) {
        this.name = name;
        this.most = most;
        this.signal = signal;
        this.measured = measured;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(most);
    }

    @Override
    public final Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public final Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(signal.applyAsDouble(document.sentences()), limits.get(most.key()), measured);
    }
}
