package io.glossa.train.eval;

import io.glossa.run.NumericException;
import io.glossa.run.Progress;
import io.glossa.train.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Asks a model for the cost of texts.
 *
 * <p><b>Determinism.</b> Windows of like length are read together, longest first; a document's cost is summed in its own
 * order, whatever the batches were.
 *
 * <p><b>Cost.</b> Each token is read about twice (windows overlap by half).
 */
final class ModelScorer {
    /** Tokens of one batch, padding included: enough to fill two cores, little enough for 48k logits in 2 GB. */
    private static final int BATCH_TOKENS = 8192;

    private final LanguageModel model;
    private final Progress.Task task;

    /** A scorer that counts the tokens read as progress. */
    ModelScorer(LanguageModel model, Progress.Task task) {
        this.model = model;
        this.task = task;
    }

    /** How many tokens scoring these documents under these rules reads. */
    static long tokensRead(List<TokenizedDocument> documents, ContextRule... rules) {
        long read = 0;
        for (TokenizedDocument document : documents) {
            for (ContextRule rule : rules) {
                read += rule.windows(document).stream()
                        .mapToLong(ScoringWindow::length)
                        .sum();
            }
        }
        return read;
    }

    DocumentSums score(List<TokenizedDocument> documents, ContextRule rule) {
        List<Piece> pieces = new ArrayList<>();
        long tokens = 0;
        for (int i = 0; i < documents.size(); i++) {
            for (ScoringWindow window : rule.windows(documents.get(i))) {
                pieces.add(new Piece(pieces.size(), i, window));
            }
            tokens += documents.get(i).tokens().length - 1;
        }
        double[] costs = costs(pieces, documents);
        double[] nats = new double[documents.size()];
        for (Piece piece : pieces) {
            nats[piece.document] += costs[piece.index];
        }
        long[] bytes = documents.stream().mapToLong(TokenizedDocument::bytes).toArray();
        return new DocumentSums(bytes, nats, tokens);
    }

    private double[] costs(List<Piece> pieces, List<TokenizedDocument> documents) {
        List<Piece> ordered = pieces.stream()
                .sorted(Comparator.comparingInt((Piece p) -> -p.window.length()).thenComparing(Piece::index))
                .toList();
        double[] costs = new double[pieces.size()];
        for (int begin = 0; begin < ordered.size(); ) {
            int longest = ordered.get(begin).window.length();
            int end = Math.min(ordered.size(), begin + Math.max(1, BATCH_TOKENS / longest));
            List<Piece> batch = ordered.subList(begin, end);
            int[][] rows =
                    batch.stream().map(p -> p.row(documents.get(p.document))).toArray(int[][]::new);
            float[][] logProbabilities = model.tokenLogProbabilities(rows);
            long read = 0;
            for (int i = 0; i < batch.size(); i++) {
                Piece piece = batch.get(i);
                costs[piece.index] = cost(logProbabilities[i], piece.window);
                if (!Double.isFinite(costs[piece.index])) {
                    throw new NumericException("evaluation: the cost of document "
                            + documents.get(piece.document).id() + " is " + costs[piece.index]
                            + "; the model's weights or activations are not finite");
                }
                read += rows[i].length;
            }
            task.advance(read);
            begin = end;
        }
        return costs;
    }

    private static double cost(float[] logProbabilities, ScoringWindow window) {
        double sum = 0;
        for (int i = window.scoredFrom(); i < window.to(); i++) {
            sum -= logProbabilities[i - window.from() - 1];
        }
        return sum;
    }

    private record Piece(int index, int document, ScoringWindow window) {
        int[] row(TokenizedDocument text) {
            return Arrays.copyOfRange(text.tokens(), window.from(), window.to());
        }
    }
}
