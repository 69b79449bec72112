package io.glossa.train.export;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.FormatException;
import io.glossa.train.LanguageModel;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Proof that what was written is what was trained: the directory is opened again from disk and compared.
 *
 * <p>Every tensor must be equal bit for bit; rows, {@code vocab_size} and tokenizer must agree; tied stays tied; and both
 * models must give the same log-probabilities, to the last bit, after every position of rows that reach over the whole
 * vocabulary.
 *
 * <p><b>Errors.</b> {@link FormatException} naming the first difference.
 *
 * @param tensors how many were compared
 * @param parameters their elements
 * @param positions places at which the whole distribution was compared
 */
record ExportVerification(int tensors, long parameters, int positions) {
    /** Rows asked of both models; with 64 tokens each they reach over the vocabulary in even strides. */
    private static final int ROWS = 4;

    private static final int ROW_TOKENS = 64;

    /**
     * Compares.
     *
     * @param trained the directory that was exported
     * @param exported the new one
     * @param open opens a model
     */
    static ExportVerification of(Path trained, Path exported, Function<Path, LanguageModel> open) {
        try (Checkpoint before = Checkpoint.open(trained);
                Checkpoint after = Checkpoint.open(exported)) {
            Tokenizer tokenizer = Tokenizers.load(exported);
            after.requireTokenizerSize(tokenizer.size());
            if (before.config().tiedEmbeddings() != after.config().tiedEmbeddings()
                    || !before.tensors().keySet().equals(after.tensors().keySet())) {
                throw new FormatException(
                        exported + ": tensors " + after.tensors().keySet() + ", expected "
                                + before.tensors().keySet() + "; export again");
            }
            long parameters = 0;
            for (StoredTensor tensor : before.tensors().values()) {
                requireEqual(tensor, after.tensor(tensor.info().name()));
                parameters += tensor.info().elements();
            }
            int positions = compareProbabilities(trained, exported, open, tokenizer.bosId());
            return new ExportVerification(before.tensors().size(), parameters, positions);
        }
    }

    private static void requireEqual(StoredTensor trained, StoredTensor exported) {
        long difference = trained.info().equals(exported.info()) ? trained.mismatch(exported) : 0;
        if (difference >= 0) {
            throw new FormatException(
                    exported.file() + ": tensor '" + trained.info().name() + "' differs from " + trained.file()
                            + " at byte " + difference + "; the disk may be faulty: export again");
        }
    }

    private static int compareProbabilities(
            Path trained, Path exported, Function<Path, LanguageModel> open, int bosId) {
        try (LanguageModel before = open.apply(trained);
                LanguageModel after = open.apply(exported)) {
            int positions = 0;
            for (int[] row : rows(after.vocabularySize(), after.contextLength(), bosId)) {
                float[][] expected = before.nextTokenLogProbabilities(row, 0);
                float[][] actual = after.nextTokenLogProbabilities(row, 0);
                for (int position = 0; position < row.length; position++) {
                    for (int id = 0; id < expected[position].length; id++) {
                        if (Float.compare(expected[position][id], actual[position][id]) != 0) {
                            throw new FormatException(exported + ": after position " + position + " token " + id
                                    + " has the log-probability " + actual[position][id] + ", in " + trained
                                    + " it has " + expected[position][id] + "; export again");
                        }
                    }
                    positions++;
                }
            }
            return positions;
        }
    }

    private static int[][] rows(int vocabularySize, int contextLength, int bosId) {
        int[][] rows = new int[ROWS][Math.min(ROW_TOKENS, contextLength)];
        long tokens = (long) ROWS * rows[0].length;
        for (int i = 0; i < tokens; i++) {
            int column = i % rows[0].length;
            rows[i / rows[0].length][column] =
                    column == 0 && bosId >= 0 ? bosId : (int) (i * (long) vocabularySize / tokens);
        }
        return rows;
    }
}
