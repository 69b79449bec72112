package io.glossa.train.kernel;

import java.util.Arrays;

/**
 * Eight bits for a number between 0, or -1, and 1: the smaller the number, the more of the bits tell its decade and the fewer its
 * place within it.
 *
 * <p><b>Formula.</b> Decade {@code i} of seven, from 0, reaches from {@code 10^(i - 7)} to {@code 10^(i - 6)} and is cut into {@code n}
 * equal parts, {@code 2^i} with sign and {@code 2^(i + 1)} without; the values are their middles {@code 10^(i - 6) (0.1 + 0.9 (j + 1/2) / n)},
 * of both signs where there is one. With 0 and 1 there are 256, in ascending order. A number takes the nearest, the lower of two as near.
 *
 * <p><b>Deviation.</b> Without sign, no number above zero takes the value 0, although that may be nearer. The second running mean of
 * AdamW spans twice the decades of the first: rounded to 0 beneath a first that is not, it would leave a quotient that epsilon alone
 * holds down.
 *
 * <p><b>Cost.</b> The code of a number is not searched for: octaves cut into {@value #OCTAVE_PARTS} parts of equal ratio make <i>cells</i> so narrow that
 * each holds one edge between two codes at most, so that a cell and one comparison tell the code. On a processor that takes a quarter
 * of the time of a search among the edges.
 *
 * <p><b>Source.</b> Dettmers, arXiv 1511.04561; Dettmers et al., 8-bit Optimizers via Block-wise Quantization, arXiv 2110.02861.
 */
public enum DynamicCode {
    /** From -0.993 to 1, for the first running mean. */
    SIGNED(1),
    /** From 0 to 1, for the second. */
    UNSIGNED(2);

    /**
     * Neighbours that are divided by the largest of them before they are coded, as today's bitsandbytes takes them; the paper had
     * 2,048.
     */
    public static final int BLOCK = 256;

    /** Octaves below 1 that have cells; the smallest edge but 0 is 2.75e-7, and all that is smaller lies in the lowest cell. */
    static final int OCTAVES = 24;

    /** Cells of an octave: each is 0.54 % wide; edges lie 0.7 % apart, and between the last two, at 0.53 %, cells meet. */
    static final int OCTAVE_PARTS = 128;

    /** Cells of one sign, that of 1 included. */
    static final int CELLS = OCTAVES * OCTAVE_PARTS + 1;

    /** Where the lowest cell would begin. */
    static final double LEAST = Math.scalb(1.0, -OCTAVES);

    /** How far a logarithm in single precision may take a number out of its cell, as a share of it, ten times over. */
    static final double CELL_MARGIN = 1e-5;

    private static final int VALUES = 256;
    private static final int DECADES = 7;

    /** Of the lowest decade; each further one has twice as many. */
    private final int lowestParts;

    DynamicCode(int lowestParts) {
        this.lowestParts = lowestParts;
    }

    /** What each of the codes 0 to 255 stands for, ascending. */
    public float[] table() {
        float[] values = new float[VALUES];
        values[0] = 1; // and the 0 is there
        int next = 2;
        for (int decade = 0; decade < DECADES; decade++) {
            int parts = lowestParts << decade;
            for (int part = 0; part < parts; part++) {
                float middle = (float) (Math.pow(10, decade - DECADES + 1) * (0.1 + 0.9 * (part + 0.5) / parts));
                values[next++] = middle;
                if (this == SIGNED) {
                    values[next++] = -middle;
                }
            }
        }
        Arrays.sort(values);
        return values;
    }

    /** The number up to and with which each code is taken, once those before it are not. */
    float[] edges() {
        float[] table = table();
        float[] edges = new float[VALUES];
        for (int code = 0; code < VALUES - 1; code++) {
            edges[code] = (float) (((double) table[code] + table[code + 1]) / 2);
        }
        if (this == UNSIGNED) {
            edges[0] = 0;
        }
        edges[VALUES - 1] = Float.POSITIVE_INFINITY;
        return edges;
    }

    /**
     * The lowest code in each cell, cells in order of magnitude, those of negative numbers behind the others. A number's cell is
     * {@code floor((log2 |x| + OCTAVES) OCTAVE_PARTS)}, and its code is the cell's or, above the edge of that, the next.
     */
    long[] cells() {
        float[] edges = edges();
        long[] cells = new long[this == SIGNED ? 2 * CELLS : CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            double from = cell == 0 ? 0 : bound(cell) * (1 - CELL_MARGIN);
            cells[cell] = lowest(edges, from);
            if (this == SIGNED) {
                cells[CELLS + cell] = lowest(edges, -bound(cell + 1) * (1 + CELL_MARGIN));
            }
        }
        return cells;
    }

    /** Where a cell begins. */
    static double bound(int cell) {
        return Math.pow(2, (double) cell / OCTAVE_PARTS - OCTAVES);
    }

    private static int lowest(float[] edges, double number) {
        int code = 0;
        while (edges[code] < number) {
            code++;
        }
        return code;
    }

    /** The most by which a number is changed, as a share of the largest of its block: half a part of the highest decade. */
    public double largestError() {
        return 0.45 / (lowestParts << (DECADES - 1));
    }
}
