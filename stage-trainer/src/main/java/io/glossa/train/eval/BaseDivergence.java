package io.glossa.train.eval;

import io.glossa.run.Progress;
import io.glossa.vocab.Tokenizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * {@link Divergence} of an adapted model from its base on a set that the base wrote.
 *
 * @param base the model that wrote the texts
 * @param adapted the model that has moved
 * @param windowTokens length of a window
 */
record BaseDivergence(Subject base, Subject adapted, int windowTokens) {
    DocumentSums of(EvaluationSet set, Progress progress) {
        BitSet lost = lostIds();
        List<TokenizedDocument> documents = measured(set, lost);
        try (Progress.Task task = progress.begin("eval divergence", "tokens", TokenizedDocument.count(documents))) {
            return new Divergence(base.model(), adapted.model(), windowTokens, lost).of(documents, task);
        }
    }

    /** Ids of the texts that are measured: those without pieces that were given up. */
    List<String> documents(EvaluationSet set) {
        return measured(set, lostIds()).stream().map(TokenizedDocument::id).toList();
    }

    private List<TokenizedDocument> measured(EvaluationSet set, BitSet lost) {
        return TokenizedDocument.all(set, base.tokenizer()).stream()
                .filter(document -> Arrays.stream(document.tokens()).noneMatch(lost::get))
                .toList();
    }

    /** Ids that stand for one piece in the base and for another in the adapted model. */
    private BitSet lostIds() {
        BitSet lost = new BitSet();
        Tokenizer before = base.tokenizer();
        Tokenizer after = adapted.tokenizer();
        for (int id = 0; id < Math.min(before.size(), after.size()); id++) {
            lost.set(id, !before.piece(id).equals(after.piece(id)));
        }
        return lost;
    }

    /** Texts of the set that the two tokenizers cut in different ways. */
    int tokenisedDifferently(EvaluationSet set) {
        return (int) set.documents().stream()
                .filter(d -> !Arrays.equals(
                        base.tokenizer().encode(d.text()), adapted.tokenizer().encode(d.text())))
                .count();
    }
}
