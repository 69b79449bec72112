package io.glossa.checkpoint.merge;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows of the first model's vocabulary matrices which models share, decided by the pieces of their tokenizers.
 *
 * <p>A row is shared with a model whose tokenizer has the same piece under the row's id. Rows behind the last piece of both
 * are padding and shared.
 *
 * @param runs all rows of the first model, in order
 * @param dropped rows that other models have and the first does not, summed over the models
 */
record SharedRows(List<RowRun> runs, long dropped) {
    SharedRows {
        runs = List.copyOf(runs);
    }

    /**
     * Compares the tokenizers.
     *
     * @throws FormatException for a tokenizer that shares less than half of its ids with the first, which is another one
     * @throws ConfigException for rows that are not shared where {@code policy} asks for an error
     */
    static SharedRows of(List<Checkpoint> models, NewRowPolicy policy) {
        Checkpoint first = models.get(0);
        TokenizerSource source = TokenizerSource.of(first.directory());
        Tokenizer pieces = Tokenizers.load(source.file());
        first.requireRowsFor(pieces.size());
        int rows = first.config().vocabularySize();
        long[] owners = new long[rows];
        Arrays.fill(owners, 1);
        long dropped = 0;
        for (int model = 1; model < models.size(); model++) {
            Checkpoint other = models.get(model);
            int shared = mark(owners, model, pieces, source, other);
            int common = Math.min(rows, other.config().vocabularySize());
            if (shared * 2L < common) {
                throw new FormatException(other.directory() + ": its tokenizer has the piece of "
                        + first.directory() + " under " + shared + " of " + common
                        + " ids; merge only models that come from one base");
            }
            dropped += other.config().vocabularySize() - shared;
        }
        SharedRows found = new SharedRows(runs(owners), dropped);
        if (policy == NewRowPolicy.ERROR && (dropped > 0 || found.newRows(models.size()) > 0)) {
            throw new ConfigException("new-rows: " + first.directory() + " has " + found.newRows(models.size())
                    + " rows that not all models share, and they have " + dropped
                    + " that it lacks; merge models of one vocabulary, or allow it with keep or mean");
        }
        return found;
    }

    /** Rows that some model lacks. */
    long newRows(int models) {
        return runs.stream()
                .filter(run -> !run.shared(models))
                .mapToLong(RowRun::rows)
                .sum();
    }

    private static int mark(long[] owners, int model, Tokenizer pieces, TokenizerSource source, Checkpoint other) {
        TokenizerSource otherSource = TokenizerSource.of(other.directory());
        boolean same = otherSource.sha256().equals(source.sha256());
        Tokenizer otherPieces = same ? pieces : Tokenizers.load(otherSource.file());
        other.requireRowsFor(otherPieces.size());
        int shared = 0;
        int common = Math.min(owners.length, other.config().vocabularySize());
        for (int id = 0; id < common; id++) {
            boolean padding = id >= pieces.size();
            boolean otherPadding = id >= otherPieces.size();
            boolean equal;
            if (padding || otherPadding) {
                equal = padding == otherPadding;
            } else {
                equal = same || pieces.piece(id).equals(otherPieces.piece(id));
            }
            if (equal) {
                owners[id] |= 1L << model;
                shared++;
            }
        }
        return shared;
    }

    private static List<RowRun> runs(long[] owners) {
        List<RowRun> runs = new ArrayList<>();
        int first = 0;
        for (int id = 1; id <= owners.length; id++) {
            if (id == owners.length || owners[id] != owners[first]) {
                runs.add(new RowRun(first, id - first, owners[first]));
                first = id;
            }
        }
        return runs;
    }
}
