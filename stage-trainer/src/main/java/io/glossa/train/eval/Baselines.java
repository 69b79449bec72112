package io.glossa.train.eval;

import io.glossa.vocab.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counted baselines of the adapted tokenizer, one pair for each language, counted when first asked for. */
final class Baselines {
    private final TrainingText training;
    private final Tokenizer tokenizer;
    private final Map<String, Counted> counted = new HashMap<>();

    /** Both models, and the text that they were counted on. */
    record Counted(CountModel unigram, CountModel bigram, List<String> sources, long tokens) {}

    Baselines(TrainingText training, Tokenizer tokenizer) {
        this.training = training;
        this.tokenizer = tokenizer;
    }

    Counted of(String language) {
        return counted.computeIfAbsent(language, this::count);
    }

    private Counted count(String language) {
        List<String> sources = training.sources(language);
        TokenCounts counts = new TokenCounts(tokenizer.size(), TokenizedDocument.startId(tokenizer), tokenizer.eosId());
        for (String source : sources) {
            training.forEach(source, counts::add);
        }
        return new Counted(UnigramModel.of(counts), BigramModel.of(counts), sources, counts.total());
    }
}
