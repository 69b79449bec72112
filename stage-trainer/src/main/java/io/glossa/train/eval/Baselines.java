package io.glossa.train.eval;

import io.glossa.vocab.Tokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The counted baselines of the adapted tokenizer, some for each language, counted when first asked for. */
final class Baselines {
    private final TrainingText training;
    private final Tokenizer tokenizer;
    private final int order;
    private final Map<String, Counted> counted = new HashMap<>();

    /**
     * The models, and the text that they were counted on.
     *
     * @param ngram of the order asked for; the bigram model when that is 2
     */
    record Counted(CountModel unigram, CountModel bigram, CountModel ngram, List<String> sources, long tokens) {}

    Baselines(TrainingText training, Tokenizer tokenizer, int order) {
        this.order = order;
        this.training = training;
        this.tokenizer = tokenizer;
    }

    Counted of(String language) {
        return counted.computeIfAbsent(language, this::count);
    }

    private Counted count(String language) {
        List<String> sources = training.sources(language);
        TokenCounts counts = new TokenCounts(
                tokenizer.size(),
                TokenizedDocument.startId(tokenizer),
                tokenizer.eosId(),
                new TreeSet<>(Arrays.asList(EvaluationSettings.BIGRAM, order)));
        for (String source : sources) {
            training.forEach(source, counts::add);
        }
        CountModel bigram = NgramModel.of(counts.ngrams(EvaluationSettings.BIGRAM), tokenizer.size());
        CountModel ngram =
                order == EvaluationSettings.BIGRAM ? bigram : NgramModel.of(counts.ngrams(order), tokenizer.size());
        return new Counted(UnigramModel.of(counts), bigram, ngram, sources, counts.total());
    }
}
