package io.glossa.train.eval;

import io.glossa.run.Progress;
import io.glossa.train.eval.EvaluationResults.DivergenceResult;
import io.glossa.train.eval.EvaluationResults.FixedByteContext;
import io.glossa.train.eval.EvaluationResults.NgramResult;
import io.glossa.train.eval.EvaluationResults.SetResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures an adapted model against its base.
 *
 * <p><b>Cost.</b> Each model reads every text about four times: overlapping windows, under two context rules.
 */
public final class Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private final Subject base;
    private final Subject adapted;
    private final EvaluationSettings settings;
    private final Progress progress;
    private final Bootstrap bootstrap;
    private final Baselines baselines;
    private final int windowTokens;

    /** An evaluation of two models over the text that the adapted one was trained on. */
    public Evaluation(
            Subject base, Subject adapted, TrainingText training, EvaluationSettings settings, Progress progress) {
        this.base = base;
        this.adapted = adapted;
        this.settings = settings;
        this.progress = progress;
        this.bootstrap = new Bootstrap(settings.seed(), settings.resamples());
        this.baselines = new Baselines(training, adapted.tokenizer(), settings.ngramOrder());
        this.windowTokens = settings.windowFor(base, adapted);
    }

    /** Measures every set. */
    public EvaluationResults measure(List<EvaluationSet> sets) {
        SortedMap<String, SetResult> results = new TreeMap<>();
        List<String> warnings = new ArrayList<>();
        OptionalDouble divergence = OptionalDouble.empty();
        Optional<DivergenceResult> divergenceResult = Optional.empty();
        for (EvaluationSet set : sets) {
            warnings.addAll(weaknesses(set));
            SetResult result = measure(set);
            results.put(set.name(), result);
            LOG.info(
                    "{}: {} bits per byte, base {}, bigram {}, {}",
                    set.name(),
                    shown(result.comparison().adapted()),
                    shown(result.comparison().base()),
                    shown(result.bigram()),
                    result.comparison().verdict());
            if (set.sampledFromBase() && divergence.isEmpty()) {
                BaseDivergence moved = new BaseDivergence(base, adapted, windowTokens);
                DocumentSums sums = moved.of(set, progress);
                divergence = OptionalDouble.of(sums.bitsPerByte());
                divergenceResult = Optional.of(new DivergenceResult(
                        set.name(), bootstrap.interval(sums), sums.tokens(), moved.tokenisedDifferently(set)));
            }
        }
        warnings.forEach(LOG::warn);
        return new EvaluationResults(
                results,
                divergence,
                divergenceResult,
                windowTokens,
                settings.capBytes(),
                settings.resamples(),
                warnings);
    }

    private SetResult measure(EvaluationSet set) {
        List<TokenizedDocument> baseDocuments = TokenizedDocument.all(set, base.tokenizer());
        List<TokenizedDocument> adaptedDocuments = TokenizedDocument.all(set, adapted.tokenizer());
        ContextRule tokens = new ContextRule.Tokens(windowTokens);
        ContextRule.Bytes bytes = ContextRule.Bytes.fitting(windowTokens);
        Comparison comparison;
        Comparison fixedBytes;
        try (Progress.Task task = progress.begin(
                "eval " + set.name(),
                "tokens",
                ModelScorer.tokensRead(baseDocuments, tokens, bytes)
                        + ModelScorer.tokensRead(adaptedDocuments, tokens, bytes))) {
            ModelScorer before = new ModelScorer(base.model(), task);
            ModelScorer after = new ModelScorer(adapted.model(), task);
            comparison = Comparison.of(
                    before.score(baseDocuments, tokens), after.score(adaptedDocuments, tokens), bootstrap);
            fixedBytes =
                    Comparison.of(before.score(baseDocuments, bytes), after.score(adaptedDocuments, bytes), bootstrap);
        }
        Baselines.Counted counted = baselines.of(set.language());
        double unigram = counted.unigram().score(adaptedDocuments).bitsPerByte();
        double bigram = counted.bigram().score(adaptedDocuments).bitsPerByte();
        return new SetResult(
                set.language(),
                comparison,
                new CountModel.Uniform(adapted.tokenizer().size())
                        .score(adaptedDocuments)
                        .bitsPerByte(),
                unigram,
                bigram,
                XzBaseline.bitsPerByte(set),
                1 - comparison.adapted() / unigram,
                1 - comparison.adapted() / bigram,
                ngram(counted, adaptedDocuments, comparison),
                new FixedByteContext(bytes.contextBytes(), fixedBytes),
                set.documents().size(),
                set.bytes(),
                TokenizedDocument.count(baseDocuments),
                TokenizedDocument.count(adaptedDocuments),
                counted.sources(),
                counted.tokens());
    }

    private Optional<NgramResult> ngram(
            Baselines.Counted counted, List<TokenizedDocument> documents, Comparison comparison) {
        if (settings.ngramOrder() == EvaluationSettings.BIGRAM) {
            return Optional.empty();
        }
        double bits = counted.ngram().score(documents).bitsPerByte();
        return Optional.of(new NgramResult(settings.ngramOrder(), bits, 1 - comparison.adapted() / bits));
    }

    private static List<String> weaknesses(EvaluationSet set) {
        List<String> weaknesses = new ArrayList<>();
        int documents = set.documents().size();
        if (documents < DocumentSelection.ENOUGH_DOCUMENTS) {
            weaknesses.add(set.name() + ": " + documents + " documents, fewer than "
                    + DocumentSelection.ENOUGH_DOCUMENTS + "; its intervals are doubtful");
        }
        if (set.bytes() < DocumentSelection.ENOUGH_BYTES) {
            weaknesses.add(set.name() + ": " + set.bytes() + " bytes, fewer than " + DocumentSelection.ENOUGH_BYTES
                    + "; its means are doubtful");
        }
        return weaknesses;
    }

    private static String shown(double bitsPerByte) {
        return String.format(Locale.ROOT, "%.3f", bitsPerByte);
    }
}
