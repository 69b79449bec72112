package io.glossa.init.algebra;

import java.util.Arrays;

/**
 * The right side of a matrix product, packed into panels that stay in the processor's cache while many rows pass over them.
 *
 * <p><b>Shapes.</b> {@code [depth, columns]}. <b>Formula.</b> {@code c[i][j] = sum over k of a[i][k] * b[k][j]}, in 32 bits, four
 * terms added together before they join the sum. The inner loop runs along a panel's row, where no element waits for another:
 * the compiler makes it vector instructions without help. <b>Determinism.</b> The order of a sum depends on the depth alone.
 * <b>Cost.</b> {@code rows * depth * columns} multiplications; a panel of depth 128 is 256 KiB.
 */
public final class PackedMatrix {
    /** Columns of a panel: its rows of 2 KiB and the sums beside them fit the first-level cache. */
    private static final int PANEL = 512;

    private final int depth;
    private final int columns;
    private final float[][] panels;

    private PackedMatrix(int depth, int columns) {
        this.depth = depth;
        this.columns = columns;
        panels = new float[(columns + PANEL - 1) / PANEL][depth * PANEL];
    }

    /** The vectors as columns: products with them are inner products. */
    public static PackedMatrix transposed(RowMatrix keys) {
        PackedMatrix packed = new PackedMatrix(keys.width(), keys.rows());
        for (int column = 0; column < packed.columns; column++) {
            float[] panel = packed.panels[column / PANEL];
            for (int k = 0; k < packed.depth; k++) {
                panel[k * PANEL + column % PANEL] = keys.value(column, k);
            }
        }
        return packed;
    }

    /** The vectors as rows: products with them are weighted sums. */
    public static PackedMatrix of(RowMatrix rows) {
        PackedMatrix packed = new PackedMatrix(rows.rows(), rows.width());
        for (int k = 0; k < packed.depth; k++) {
            for (int column = 0; column < packed.columns; column += PANEL) {
                System.arraycopy(
                        rows.values(),
                        k * packed.columns + column,
                        packed.panels[column / PANEL],
                        k * PANEL,
                        Math.min(PANEL, packed.columns - column));
            }
        }
        return packed;
    }

    /** Columns of the product. */
    public int columns() {
        return columns;
    }

    /**
     * Multiplies some rows, on the calling thread.
     *
     * @param left {@code [count, leftStride]} from {@code leftStart} on, of which {@code depth} columns count
     * @param target {@code [count, columns]}, overwritten
     */
    public void multiply(float[] left, int leftStart, int leftStride, int count, float[] target) {
        float[] sums = new float[PANEL];
        for (int p = 0; p < panels.length; p++) {
            int width = Math.min(PANEL, columns - p * PANEL);
            for (int i = 0; i < count; i++) {
                Arrays.fill(sums, 0);
                addRow(left, leftStart + i * leftStride, panels[p], sums);
                System.arraycopy(sums, 0, target, i * columns + p * PANEL, width);
            }
        }
    }

    private void addRow(float[] left, int start, float[] panel, float[] sums) {
        int k = 0;
        for (; k + 4 <= depth; k += 4) {
            addFour(left, start + k, panel, k * PANEL, sums);
        }
        for (; k < depth; k++) {
            float a = left[start + k];
            int b = k * PANEL;
            for (int j = 0; j < PANEL; j++) {
                sums[j] += a * panel[b + j];
            }
        }
    }

    /** A method of its own, so that the compiler sees one loop with constant bounds. */
    private static void addFour(float[] left, int at, float[] panel, int first, float[] sums) {
        float a0 = left[at];
        float a1 = left[at + 1];
        float a2 = left[at + 2];
        float a3 = left[at + 3];
        int second = first + PANEL;
        int third = second + PANEL;
        int fourth = third + PANEL;
        for (int j = 0; j < PANEL; j++) {
            sums[j] +=
                    (a0 * panel[first + j] + a1 * panel[second + j]) + (a2 * panel[third + j] + a3 * panel[fourth + j]);
        }
    }
}
