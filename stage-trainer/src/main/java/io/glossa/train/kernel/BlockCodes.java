package io.glossa.train.kernel;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;

/**
 * Numbers in eight bits each: blocks of {@value DynamicCode#BLOCK} neighbours, the last one shorter if need be, each with its largest magnitude.
 *
 * <p><b>Shapes.</b> For {@code n} numbers codes uint8 {@code [n]} and maxima float32 {@code [ceil(n / 256)]}. <b>Formula.</b>
 * {@code number = table[code] * maximum}.
 *
 * @param code what the codes stand for
 * @param codes in the order of the numbers, row by row
 * @param maxima of the blocks
 */
public record BlockCodes(DynamicCode code, NDArray codes, NDArray maxima) {
    /** Zeros. */
    public static BlockCodes zeros(Kernels kernels, DynamicCode code, long numbers) {
        return new BlockCodes(
                code, kernels.allocate(DataType.U8, numbers), kernels.allocate(DataType.F32, blocks(numbers)));
    }

    /** How many blocks some numbers make. */
    public static long blocks(long numbers) {
        return (numbers + DynamicCode.BLOCK - 1) / DynamicCode.BLOCK;
    }

    /** Bytes that some numbers take. */
    public static long bytes(long numbers) {
        return numbers + blocks(numbers) * Float.BYTES;
    }
}
