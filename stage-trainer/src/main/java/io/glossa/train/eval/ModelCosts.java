package io.glossa.train.eval;

import io.glossa.run.Progress;
import io.glossa.train.model.DecoderModel;
import io.glossa.vocab.Tokenizers;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One model on the evaluation sets, document by document: what a study compares.
 *
 * @param sets by name, context fixed in tokens
 * @param divergence from the base on the first set that the base wrote, if there is one
 * @param counted the counted baselines of the model's tokenizer, by set
 */
public record ModelCosts(
        SortedMap<String, SetCosts> sets, Optional<SetCosts> divergence, SortedMap<String, Counted> counted) {
    public ModelCosts {
        sets = new TreeMap<>(sets);
        counted = new TreeMap<>(counted);
    }

    /**
     * What counting reaches on a set, in bits per byte.
     *
     * @param unigram frequencies of pieces
     * @param bigram Kneser-Ney over pairs of them
     */
    public record Counted(double unigram, double bigram) {}

    /**
     * Measures the adapted model of the inputs.
     *
     * <p><b>Errors.</b> {@link io.glossa.run.NumericException} for a cost that is not finite. <b>Cost.</b> Each text is read about
     * twice, and where divergence is measured by the base as well.
     */
    public static ModelCosts measure(EvaluationInputs inputs, EvaluationSettings settings, Progress progress) {
        EvaluationTexts texts = new EvaluationTexts(inputs, settings);
        List<EvaluationSet> sets = settings.setsFor(inputs.corpusSettings().sources()).stream()
                .map(texts::read)
                .toList();
        SortedMap<String, SetCosts> costs = new TreeMap<>();
        SortedMap<String, Counted> counted = new TreeMap<>();
        Optional<SetCosts> divergence = Optional.empty();
        try (PackedText training =
                        new PackedText(inputs.pack(), inputs.corpusSettings().sources());
                DecoderModel base = DecoderModel.open(inputs.base(), inputs.device(), inputs.threads());
                DecoderModel adapted = DecoderModel.open(inputs.adapted(), inputs.device(), inputs.threads())) {
            Subject before = new Subject(base, Tokenizers.load(inputs.base()));
            Subject after = new Subject(adapted, Tokenizers.load(inputs.adapted()));
            int window = settings.windowFor(before, after);
            ContextRule rule = new ContextRule.Tokens(window);
            Baselines baselines = new Baselines(training, after.tokenizer(), EvaluationSettings.BIGRAM);
            for (EvaluationSet set : sets) {
                List<TokenizedDocument> documents = TokenizedDocument.all(set, after.tokenizer());
                List<String> ids = documents.stream().map(TokenizedDocument::id).toList();
                try (Progress.Task task =
                        progress.begin("eval " + set.name(), "tokens", ModelScorer.tokensRead(documents, rule))) {
                    costs.put(
                            set.name(),
                            SetCosts.of(set.language(), ids, new ModelScorer(adapted, task).score(documents, rule)));
                }
                Baselines.Counted counts = baselines.of(set.language());
                counted.put(
                        set.name(),
                        new Counted(
                                counts.unigram().score(documents).bitsPerByte(),
                                counts.bigram().score(documents).bitsPerByte()));
                if (set.sampledFromBase() && divergence.isEmpty()) {
                    BaseDivergence moved = new BaseDivergence(before, after, window);
                    divergence =
                            Optional.of(SetCosts.of(set.language(), moved.documents(set), moved.of(set, progress)));
                }
            }
        }
        return new ModelCosts(costs, divergence, counted);
    }
}
