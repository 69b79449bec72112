package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import io.glossa.init.PieceTexts;
import io.glossa.init.RowInitializer;
import io.glossa.init.RowStatistics;
import io.glossa.init.SeededRandom;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Random rows that look like the base's rows of the same script and the same place in a word.
 *
 * <p><b>Formula.</b> {@code e_j = mu_cj + sigma_cj * z}, z standard normal; the class c of a piece is its script, and whether it begins a
 * word. A class with fewer than {@value #LEAST_ROWS} rows of the base has no moments to speak of: its pieces are declined.
 * <b>Determinism.</b> The generator of a row is seeded by the seed, the tensor's name and the row's number. <b>Cost.</b> One pass over
 * the matrix.
 *
 * <p><b>Source.</b> Downey et al. (2023), "Embedding Structure Matters", arXiv 2309.04679.
 */
public final class ScriptNormalInitializer implements EmbeddingInitializer {
    private static final int LEAST_ROWS = 8;

    private record PieceClass(UnicodeScript script, boolean beginsWord) {
        static PieceClass of(String text) {
            return new PieceClass(PieceTexts.script(text), text.startsWith(" "));
        }
    }

    @Override
    public String name() {
        return "script-normal";
    }

    @Override
    public String description() {
        return "random, with the moments of base rows of the same script and place in a word";
    }

    @Override
    public boolean drawsAtRandom() {
        return true;
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Map<PieceClass, Integer> classes = new HashMap<>();
        int[] groups = groups(context, classes);
        RowStatistics[] statistics = context.matrix().statistics(row -> groups[row], classes.size());
        return (piece, row) -> {
            Integer group = classes.get(PieceClass.of(piece.text()));
            if (group == null || statistics[group].count() < LEAST_ROWS) {
                return OptionalInt.empty();
            }
            Random random = SeededRandom.of(context.seed(), context.matrix().name(), piece.id());
            for (int j = 0; j < row.length; j++) {
                row[j] = statistics[group].mean(j) + statistics[group].deviation(j) * random.nextGaussian();
            }
            return OptionalInt.of(0);
        };
    }

    private static int[] groups(MethodContext context, Map<PieceClass, Integer> classes) {
        ExpandedVocabulary vocabulary = context.vocabulary();
        int[] groups = new int[context.matrix().rows()];
        Arrays.fill(groups, -1);
        for (int row = 0; row < Math.min(groups.length, vocabulary.base().size()); row++) {
            if (context.matrix().isCounted(row)) {
                PieceClass own = PieceClass.of(vocabulary.text(row));
                classes.putIfAbsent(own, classes.size());
                groups[row] = classes.get(own);
            }
        }
        return groups;
    }
}
