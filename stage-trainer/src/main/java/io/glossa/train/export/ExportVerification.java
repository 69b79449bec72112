package io.glossa.train.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.FormatException;
import io.glossa.train.LanguageModel;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Proof that what was written is what was trained: the directory is opened again from disk and compared.
 *
 * <p>Every tensor must be equal bit for bit, or hold the nearest numbers of the type asked for; rows, {@code vocab_size} and
 * tokenizer must agree; tied stays tied; config.json must be the same but for the keys that name class and type. Both models
 * must give the same log-probabilities, to the last bit, after every position of rows that reach over the whole vocabulary;
 * where numbers were rounded, how far they differ is measured. Equal bits under an equal configuration compute the same, so
 * large models need not be asked.
 *
 * <p><b>Errors.</b> {@link FormatException} naming the first difference. <b>Cost.</b> Both directories are read once; asking
 * the models costs {@value #ROWS} forward passes of each and the memory of both.
 *
 * @param tensors how many were compared
 * @param parameters their elements
 * @param rounded how many tensors were rounded to another type
 * @param positions places at which the whole distribution was compared
 * @param difference the largest difference of a log-probability there, in nats
 */
record ExportVerification(int tensors, long parameters, int rounded, int positions, double difference) {
    /** Models up to this size are asked unless told otherwise: a few seconds of two cores. */
    static final long COMPUTED_PARAMETERS = 100_000_000;

    /** Keys of config.json that an export may add or change. */
    private static final List<String> FREE_KEYS = List.of("architectures", "dtype", "torch_dtype");

    /** Rows asked of both models; with 64 tokens each they reach over the vocabulary in even strides. */
    private static final int ROWS = 4;

    private static final int ROW_TOKENS = 64;

    /**
     * Compares.
     *
     * @param trained the directory that was exported
     * @param exported the new one
     * @param comparison how much is compared
     * @param open opens a model
     */
    static ExportVerification of(
            Path trained, Path exported, Comparison comparison, Function<Path, LanguageModel> open) {
        try (Checkpoint before = Checkpoint.open(trained);
                Checkpoint after = Checkpoint.open(exported)) {
            Tokenizer tokenizer = Tokenizers.load(exported);
            after.requireTokenizerSize(tokenizer.size());
            requireSameConfiguration(before, after);
            if (!before.tensors().keySet().equals(after.tensors().keySet())) {
                throw new FormatException(
                        exported + ": tensors " + after.tensors().keySet() + ", expected "
                                + before.tensors().keySet() + "; export again");
            }
            long parameters = 0;
            int rounded = 0;
            for (StoredTensor tensor : before.tensors().values()) {
                rounded += compare(tensor, after.tensor(tensor.info().name()));
                parameters += tensor.info().elements();
            }
            boolean asked = switch (comparison) {
                case AUTO -> parameters <= COMPUTED_PARAMETERS;
                case WEIGHTS -> false;
                case PROBABILITIES -> true;
            };
            int tensors = before.tensors().size();
            if (!asked) {
                return new ExportVerification(tensors, parameters, rounded, 0, 0);
            }
            try (LanguageModel asTrained = open.apply(trained);
                    LanguageModel asExported = open.apply(exported)) {
                int[][] rows = rows(asExported.vocabularySize(), asExported.contextLength(), tokenizer.bosId());
                double difference = difference(asTrained, asExported, rows, exported, rounded > 0);
                return new ExportVerification(tensors, parameters, rounded, rows.length * rows[0].length, difference);
            }
        }
    }

    private static void requireSameConfiguration(Checkpoint before, Checkpoint after) {
        ObjectNode expected = before.config().toJson();
        ObjectNode actual = after.config().toJson();
        expected.remove(FREE_KEYS);
        actual.remove(FREE_KEYS);
        if (!expected.equals(actual)) {
            throw new FormatException(
                    after.directory() + ": config.json says " + actual + ", expected " + expected + "; export again");
        }
    }

    /** Compares a tensor; returns 1 when it was rounded to another type, else 0. */
    private static int compare(StoredTensor trained, StoredTensor exported) {
        boolean sameType = trained.info().type() == exported.info().type();
        long difference;
        if (!trained.info().shape().equals(exported.info().shape())) {
            difference = 0;
        } else {
            difference = sameType ? trained.mismatch(exported) : RoundingCheck.firstWrong(trained, exported);
        }
        if (difference >= 0) {
            throw new FormatException(exported.file() + ": tensor '"
                    + trained.info().name() + "' differs from " + trained.file() + " at "
                    + (sameType ? "byte " : "element ") + difference + "; the disk may be faulty: export again");
        }
        return sameType ? 0 : 1;
    }

    /** The largest difference of a log-probability; any at all is refused unless numbers were rounded. */
    private static double difference(
            LanguageModel before, LanguageModel after, int[][] rows, Path exported, boolean rounded) {
        double largest = 0;
        for (int[] row : rows) {
            float[][] expected = before.nextTokenLogProbabilities(row, 0);
            float[][] actual = after.nextTokenLogProbabilities(row, 0);
            for (int position = 0; position < row.length; position++) {
                for (int id = 0; id < expected[position].length; id++) {
                    float one = expected[position][id];
                    float other = actual[position][id];
                    if (!rounded && Float.compare(one, other) != 0) {
                        throw new FormatException(exported + ": after position " + position + " token " + id
                                + " has the log-probability " + other + ", in the model it was exported from " + one
                                + "; export again");
                    }
                    largest = Math.max(largest, Math.abs((double) one - other));
                }
            }
        }
        return largest;
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
