package io.glossa.init.transfer;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.NewPiece;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.RowWeights;
import io.glossa.init.align.Bitext;
import io.glossa.init.align.ParallelText;
import io.glossa.init.align.TokenCounts;
import io.glossa.init.align.WordAligner;
import io.glossa.run.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A new row is the mean of the base's pieces that translate it.
 *
 * <p><b>Formula.</b> {@code e = sum of w_s E[s]}: the words of parallel text are aligned ({@link WordAligner}), the counts of words that were
 * translated by each other often enough go to their tokens ({@link TokenCounts}), and w is a piece's counts divided by their sum. A piece
 * that is in no such word is declined.
 *
 * <p><b>Errors.</b> {@link DataException} when no new piece is in any translation. <b>Cost.</b> That of the aligner, once a matrix.
 *
 * <p><b>Source.</b> Remy et al. (2024), Trans-Tokenization and Cross-lingual Vocabulary Transfers, arXiv 2408.04303, and its code. It
 * replaces a whole vocabulary, so it also maps numbers and punctuation, which an expansion keeps, and fills unmapped tokens from
 * their prefixes; its aligner is fast_align's model 1 in one direction.
 */
public final class TransTokenizationInitializer implements EmbeddingInitializer {
    private static final String ITERATIONS = "iterations";
    private static final String TENSION = "tension";
    private static final String NONE = "none";
    private static final String LEAST = "minimum-count";

    @Override
    public String name() {
        return "trans-tokenisation";
    }

    @Override
    public String description() {
        return "base rows of the pieces that translate it, by words aligned in parallel text";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.PARALLEL);
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(
                new MethodParameter(ITERATIONS, 7, 1, 100, "of the aligner's expectation maximisation"),
                new MethodParameter(TENSION, 4, 0, 50, "of alignments toward the diagonal; 0 for none"),
                new MethodParameter(NONE, 0.08, 0.0001, 0.9, "probability that a word is no word's translation"),
                new MethodParameter(LEAST, 10, 0.01, 1e6, "how often words must have been translated by each other"));
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Path file = context.files().require(AuxiliaryFile.PARALLEL, name());
        Bitext text = Bitext.of(ParallelText.read(file));
        double least = context.parameters().number(LEAST);
        List<WordAligner.Translation> translations = WordAligner.align(
                text,
                context.parameters().count(ITERATIONS),
                context.parameters().number(TENSION),
                context.parameters().number(NONE),
                least);
        TokenCounts counts = counts(context, text, translations);
        Map<Integer, RowWeights> weights = new HashMap<>();
        for (NewPiece piece : context.vocabulary().added()) {
            if (counts.has(piece.id())) {
                weights.put(piece.id(), counts.weights(piece.id()));
            }
        }
        if (weights.isEmpty() && !context.vocabulary().added().isEmpty()) {
            throw new DataException(file + ": of " + text.size() + " sentence pairs, " + translations.size()
                    + " pairs of words were translated by each other " + least + " times or more, and none of the "
                    + context.vocabulary().added().size()
                    + " new pieces is in them; expected the base's language first and the"
                    + " new one second: give more text, or a lower " + LEAST);
        }
        return new WeightedRows(context.matrix(), weights);
    }

    private static TokenCounts counts(MethodContext context, Bitext text, List<WordAligner.Translation> translations) {
        ExpandedVocabulary vocabulary = context.vocabulary();
        BitSet counted = new BitSet();
        Arrays.stream(context.matrix().counted()).forEach(counted::set);
        TokenCounts counts = new TokenCounts();
        for (WordAligner.Translation translation : translations) {
            int[] source = Arrays.stream(vocabulary
                            .base()
                            .encodeContinuation(text.sourceWords().get(translation.source())))
                    .filter(counted::get)
                    .toArray();
            int[] target =
                    vocabulary.expanded().encodeContinuation(text.targetWords().get(translation.target()));
            if (source.length > 0 && target.length > 0) {
                counts.add(source, target, translation.count());
            }
        }
        return counts;
    }
}
