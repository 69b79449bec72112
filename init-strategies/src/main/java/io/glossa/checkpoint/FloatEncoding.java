package io.glossa.checkpoint;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * Exact conversions between {@code float} and the float types of checkpoints.
 *
 * <p><b>Formula.</b> Widening is exact. Narrowing rounds to nearest, ties to even; overflow gives infinity, NaN stays NaN
 * (quiet, sign kept). Widening what was narrowed from it gives the same bits for every value that is not a signalling NaN.
 *
 * <p><b>Source.</b> IEEE 754-2019 section 4.3.1; the bit arithmetic is written out because Java 17 has none of its own.
 */
public final class FloatEncoding {
    /** Elements that are converted at a time: 24 KiB, which stay in the first-level cache. */
    private static final int CHUNK = 4096;

    private static final int QUIET = 0x40;

    private FloatEncoding() {}

    /** Widens a BF16. */
    public static float fromBfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /** Narrows to BF16. */
    public static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | QUIET);
        }
        // Half a unit in the last kept place, less one when that place is even: ties go to even.
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    /** Widens a binary16. */
    public static float fromHalf(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >>> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return Float.intBitsToFloat(sign | 0x7f800000 | (fraction << 13));
        }
        if (exponent == 0) {
            // Zero and subnormals: fraction times 2^-24, exact in binary32.
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        return Float.intBitsToFloat(sign | ((exponent + 127 - 15) << 23) | (fraction << 13));
    }

    /** Narrows to binary16. */
    public static short toHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00 | ((bits >>> 13) & 0x3ff));
        }
        float magnitude = Math.abs(value);
        if (magnitude >= 65520f) {
            // Half-way between the largest binary16 (65504) and the next power of two, and everything above.
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x1p-14f) {
            // Subnormal: the unit is 2^-24; Math.rint rounds ties to even, and 1024 units are the least normal number.
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int absolute = bits & 0x7fffffff;
        int rounded = absolute + 0xfff + ((absolute >>> 13) & 1);
        return (short) (sign | ((rounded >>> 13) - ((127 - 15) << 10)));
    }

    /** Widens stored elements, as many as {@code target} has room for. */
    static void decode(DataType type, ByteBuffer stored, FloatBuffer target) {
        switch (type) {
            case F32 -> {
                FloatBuffer floats = stored.asFloatBuffer();
                floats.limit(target.remaining());
                target.put(floats);
            }
            case F16, BF16 -> decodeShorts(type, stored.asShortBuffer(), target);
            default -> throw new IllegalArgumentException(type + " does not widen to float");
        }
    }

    /** In arrays, a chunk at a time: buffers check every element, which costs more than widening it. */
    private static void decodeShorts(DataType type, ShortBuffer stored, FloatBuffer target) {
        short[] bits = new short[Math.min(CHUNK, target.remaining())];
        float[] values = new float[bits.length];
        while (target.hasRemaining()) {
            int count = Math.min(CHUNK, target.remaining());
            stored.get(bits, 0, count);
            if (type == DataType.BF16) {
                for (int i = 0; i < count; i++) {
                    values[i] = fromBfloat16(bits[i]);
                }
            } else {
                for (int i = 0; i < count; i++) {
                    values[i] = fromHalf(bits[i]);
                }
            }
            target.put(values, 0, count);
        }
    }

    /**
     * Narrows doubles, each with one rounding, into a file's byte order.
     *
     * @param target with room for them
     */
    static void encode(DataType type, double[] values, int from, int count, ByteBuffer target) {
        if (type != DataType.BF16) {
            for (int i = from; i < from + count; i++) {
                encode(type, values[i], target);
            }
            return;
        }
        short[] bits = new short[Math.min(CHUNK, count)];
        for (int done = 0; done < count; done += bits.length) {
            int length = Math.min(bits.length, count - done);
            for (int i = 0; i < length; i++) {
                bits[i] = toBfloat16(oddFloat(values[from + done + i]));
            }
            target.asShortBuffer().put(bits, 0, length);
            target.position(target.position() + length * Short.BYTES);
        }
    }

    /** Narrows a double with one rounding, into a file's byte order. */
    static void encode(DataType type, double value, ByteBuffer target) {
        switch (type) {
            case F32 -> target.putFloat((float) value);
            case F16 -> target.putShort(toHalf(oddFloat(value)));
            case BF16 -> target.putShort(toBfloat16(oddFloat(value)));
            default -> throw new IllegalArgumentException(type + " does not narrow from double");
        }
    }

    /**
     * Rounds to odd: what a float cannot hold ends in a one, so that a later rounding to fewer bits still sees on which side
     * of a tie the double was. <b>Source.</b> Boldo and Melquiond, "When double rounding is odd", IMACS 2005.
     */
    static float oddFloat(double value) {
        float nearest = (float) value;
        if (nearest == value || Double.isNaN(value)) {
            return nearest;
        }
        int bits = Float.floatToRawIntBits(nearest);
        int towardsZero = Math.abs((double) nearest) > Math.abs(value) ? bits - 1 : bits;
        return Float.intBitsToFloat(towardsZero | 1);
    }

    /** The largest finite number of a type. */
    static double largest(DataType type) {
        return switch (type) {
            case F32 -> Float.MAX_VALUE;
            case F16 -> 65504;
            case BF16 -> 0x1.fep127;
            default -> throw new IllegalArgumentException(type + " is no float type");
        };
    }

    /** The least magnitude that rounds to infinity: half a unit in the last place above {@link #largest}. */
    static double overflow(DataType type) {
        return switch (type) {
            case F32 -> 0x1.ffffffp127;
            case F16 -> 65520;
            case BF16 -> 0x1.ffp127;
            default -> throw new IllegalArgumentException(type + " is no float type");
        };
    }

    /** Narrows one element into a file's byte order. */
    static void encode(DataType type, float value, ByteBuffer target) {
        switch (type) {
            case F32 -> target.putFloat(value);
            case F16 -> target.putShort(toHalf(value));
            case BF16 -> target.putShort(toBfloat16(value));
            default -> throw new IllegalArgumentException(type + " does not narrow from float");
        }
    }
}
