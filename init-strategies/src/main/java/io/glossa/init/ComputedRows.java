package io.glossa.init;

import io.glossa.run.NumericException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The new rows of one matrix under one candidate, computed when asked for and never held together.
 *
 * <p><b>Formula.</b> The method's row, or that of the first in the chain that does not decline the piece; then noise; then the
 * length. <b>Errors.</b> {@link NumericException} naming method, tensor and row for a number that is not finite.
 * <b>Determinism.</b> A row depends on piece, matrix, settings and seed alone; blocks are computed by all threads.
 */
final class ComputedRows {
    /** Elements of a block: 8 MiB of doubles. */
    private static final int BLOCK_ELEMENTS = 1 << 20;

    private final MethodContext context;
    private final MethodChoice choice;
    private final ToDoubleFunction<NewPiece> length;
    private final List<String> methods = new ArrayList<>();
    private final List<RowInitializer> chain = new ArrayList<>();
    private final RowOrigin[] origins;

    /**
     * The rows of a choice.
     *
     * @param prepared makes a call ready for the context's matrix
     */
    ComputedRows(
            MethodContext context,
            MethodChoice choice,
            NormMatching standard,
            Function<MethodCall, RowInitializer> prepared) {
        this.context = context;
        this.choice = choice;
        NormMatching norm = choice.norm() == null ? standard : choice.norm();
        this.length = norm.prepare(context.matrix(), context.vocabulary());
        choice.calls().forEach(call -> {
            methods.add(call.toString());
            chain.add(prepared.apply(call));
        });
        this.origins = new RowOrigin[pieces().size()];
    }

    /** The pieces whose rows these are, in id order. */
    List<NewPiece> pieces() {
        return context.vocabulary().added();
    }

    /** The base's matrix. */
    EmbeddingMatrix matrix() {
        return context.matrix();
    }

    /** Takes rows in order. */
    @FunctionalInterface
    interface Consumer<E extends Exception> {
        /** Takes one. */
        void accept(double[] row) throws E;
    }

    /** Computes the rows of pieces {@code from} to {@code to}, by all threads, and hands them over in order. */
    <E extends Exception> void forEach(int from, int to, Consumer<E> consumer) throws E {
        int block = Math.max(1, BLOCK_ELEMENTS / matrix().width());
        for (int first = from; first < to; first += block) {
            double[][] rows = IntStream.range(first, Math.min(to, first + block))
                    .parallel()
                    .mapToObj(this::compute)
                    .toArray(double[][]::new);
            for (double[] row : rows) {
                consumer.accept(row);
            }
        }
    }

    /** Where each row came from, in the order of the pieces. */
    List<RowOrigin> origins() {
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] == null) {
                compute(i);
            }
        }
        return List.of(origins);
    }

    private double[] compute(int index) {
        NewPiece piece = pieces().get(index);
        double[] row = new double[matrix().width()];
        RowOrigin origin = fill(piece, row);
        if (choice.noise() > 0) {
            Random random = SeededRandom.of(context.seed(), "noise " + matrix().name(), piece.id());
            for (int j = 0; j < row.length; j++) {
                row[j] += choice.noise() * matrix().statistics().deviation(j) * random.nextGaussian();
            }
        }
        NormMatching.scale(row, length.applyAsDouble(piece));
        for (int j = 0; j < row.length; j++) {
            if (!Float.isFinite((float) row[j])) {
                throw new NumericException("initialiser " + origin.method() + ": " + matrix().name() + " row "
                        + piece.id() + " dimension " + j + " is " + row[j] + "; choose another method");
            }
        }
        origins[index] = origin;
        return row;
    }

    private RowOrigin fill(NewPiece piece, double[] row) {
        for (int i = 0; i < chain.size(); i++) {
            OptionalInt used = chain.get(i).fill(piece, row);
            if (used.isPresent()) {
                return new RowOrigin(methods.get(i), used.getAsInt());
            }
        }
        throw new IllegalStateException(methods + " all declined piece " + piece.id());
    }
}
