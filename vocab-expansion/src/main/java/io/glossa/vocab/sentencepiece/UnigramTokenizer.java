package io.glossa.vocab.sentencepiece;

import io.glossa.run.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A SentencePiece unigram model at work: the segmentation of greatest probability, as C++ SentencePiece finds it.
 *
 * <p><b>Formula.</b> The cut that maximises the sum of the pieces' scores (log probabilities); a character that no piece
 * covers costs the least score minus 10. Of equal cuts the one found first wins: pieces are tried from left to right and, at
 * one place, short before long. Cuts whose sums differ by rounding only (a run of dots in another order) may be chosen
 * otherwise by C++ SentencePiece.
 *
 * <p><b>Errors.</b> {@link FormatException} for a model that is not unigram, rewrites characters, or has user-defined pieces.
 *
 * <p><b>Determinism.</b> Pure and thread-safe. <b>Cost.</b> One walk down a trie from every character.
 *
 * <p><b>Source.</b> {@code unigram_model.cc} of google/sentencepiece, {@code EncodeOptimized}; Kudo 2018, arXiv:1804.10959.
 */
public final class UnigramTokenizer extends PieceTokenizer {
    private static final float UNKNOWN_PENALTY = 10;

    private final Map<Long, Integer> edges = new HashMap<>();
    private int[] pieceOfNode = new int[1 << 12];
    private int nodes = 1;
    private final float unknownScore;

    /** Checks a model and makes it ready. */
    public UnigramTokenizer(SentencePieceModel model) {
        super(SupportedModels.checkUnigram(model));
        Arrays.fill(pieceOfNode, -1);
        float least = Float.MAX_VALUE;
        for (int id = 0; id < model.size(); id++) {
            Piece piece = model.pieces().get(id);
            if (piece.type() == PieceType.NORMAL) {
                least = Math.min(least, piece.score());
                insert(piece.text(), id);
            }
        }
        unknownScore = least - UNKNOWN_PENALTY;
    }

    @Override
    public int[] encodePrepared(String prepared) {
        int[] points = prepared.codePoints().toArray();
        int n = points.length;
        float[] best = new float[n + 1];
        int[] from = new int[n + 1];
        int[] piece = new int[n + 1];
        Arrays.fill(from, -1);
        for (int start = 0; start < n; start++) {
            boolean single = false;
            int node = 0;
            for (int end = start; end < n; end++) {
                node = child(node, points[end]);
                if (node < 0) {
                    break;
                }
                int id = pieceOfNode[node];
                if (id >= 0) {
                    single |= end == start;
                    relax(
                            best,
                            from,
                            piece,
                            start,
                            end + 1,
                            model().pieces().get(id).score(),
                            id);
                }
            }
            if (!single) {
                relax(best, from, piece, start, start + 1, unknownScore, unknownId());
            }
        }
        return backtrack(points, from, piece);
    }

    private static void relax(float[] best, int[] from, int[] piece, int start, int end, float score, int id) {
        float total = best[start] + score;
        if (from[end] < 0 || total > best[end]) {
            best[end] = total;
            from[end] = start;
            piece[end] = id;
        }
    }

    private int[] backtrack(int[] points, int[] from, int[] piece) {
        int[] reversed = new int[points.length * 4];
        int length = 0;
        boolean afterUnknown = false;
        for (int end = points.length; end > 0; end = from[end]) {
            if (piece[end] != unknownId()) {
                reversed[length++] = piece[end];
                afterUnknown = false;
            } else if (hasBytes()) {
                byte[] bytes = Character.toString(points[end - 1]).getBytes(StandardCharsets.UTF_8);
                for (int i = bytes.length - 1; i >= 0; i--) {
                    reversed[length++] = byteId(bytes[i]);
                }
            } else if (!afterUnknown) {
                reversed[length++] = unknownId();
                afterUnknown = true;
            }
        }
        int[] ids = new int[length];
        for (int i = 0; i < length; i++) {
            ids[i] = reversed[length - 1 - i];
        }
        return ids;
    }

    private void insert(String text, int id) {
        int node = 0;
        for (int point : text.codePoints().toArray()) {
            long edge = (long) node << 32 | point;
            Integer next = edges.get(edge);
            if (next == null) {
                next = nodes++;
                edges.put(edge, next);
                if (next == pieceOfNode.length) {
                    pieceOfNode = Arrays.copyOf(pieceOfNode, next * 2);
                    Arrays.fill(pieceOfNode, next, next * 2, -1);
                }
            }
            node = next;
        }
        pieceOfNode[node] = id;
    }

    private int child(int node, int point) {
        return edges.getOrDefault((long) node << 32 | point, -1);
    }
}
