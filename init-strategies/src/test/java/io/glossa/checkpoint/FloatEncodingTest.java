package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.testng.annotations.Test;

public class FloatEncodingTest {
    @Test
    void everyHalfWidensToItsValueByTheStandardsFormula() {
        for (int bits = 0; bits < 0x10000; bits++) {
            double expected = halfValue(bits);
            float actual = FloatEncoding.fromHalf((short) bits);
            assertThat(Double.compare(actual, expected)).as("bits %04x", bits).isZero();
            if (!Float.isNaN(actual)) {
                assertThat(FloatEncoding.toHalf(actual)).as("bits %04x", bits).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void everyBfloat16SurvivesTheRoundTrip() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = FloatEncoding.fromBfloat16((short) bits);
            assertThat(Float.floatToRawIntBits(value) >>> 16).isEqualTo(bits);
            if (!Float.isNaN(value)) {
                assertThat(FloatEncoding.toBfloat16(value))
                        .as("bits %04x", bits)
                        .isEqualTo((short) bits);
            }
        }
    }

    @Test
    void narrowingFindsTheNearestNeighbourAndTheEvenOneOnTies() {
        // Independent of the bit arithmetic: the neighbours are looked up among all representable values.
        TreeMap<Double, Integer> halves = new TreeMap<>();
        TreeMap<Double, Integer> bfloats = new TreeMap<>();
        for (int bits = 0; bits < 0x8000; bits++) {
            putFinite(halves, halfValue(bits), bits);
            putFinite(bfloats, FloatEncoding.fromBfloat16((short) bits), bits);
        }
        long seed = 7;
        Random random = new Random(seed);
        for (int trial = 0; trial < 200_000; trial++) {
            float value = Float.intBitsToFloat(random.nextInt() & 0x7fffffff);
            if (!Float.isNaN(value)) {
                if (value <= 65504) {
                    assertThat((int) FloatEncoding.toHalf(value))
                            .as("half of %s, seed %d", value, seed)
                            .isEqualTo(nearest(halves, value));
                }
                if (value <= FloatEncoding.fromBfloat16((short) 0x7f7f)) {
                    assertThat((int) FloatEncoding.toBfloat16(value))
                            .as("bf16 of %s, seed %d", value, seed)
                            .isEqualTo(nearest(bfloats, value));
                }
            }
        }
        for (int bits = 0; bits < 0x7bff; bits++) {
            float tie = (float) ((halfValue(bits) + halfValue(bits + 1)) / 2);
            assertThat((int) FloatEncoding.toHalf(tie)).isEqualTo(bits % 2 == 0 ? bits : bits + 1);
        }
    }

    @Test
    void keepsSignsInfinitiesAndNaN() {
        assertThat(FloatEncoding.toHalf(-0f)).isEqualTo((short) 0x8000);
        assertThat(FloatEncoding.toHalf(-1f)).isEqualTo((short) 0xbc00);
        assertThat(FloatEncoding.toHalf(65519.99f)).isEqualTo((short) 0x7bff);
        assertThat(FloatEncoding.toHalf(65520f)).isEqualTo((short) 0x7c00);
        assertThat(FloatEncoding.toHalf(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xfc00);
        assertThat(FloatEncoding.fromHalf(FloatEncoding.toHalf(Float.NaN))).isNaN();
        assertThat(FloatEncoding.toBfloat16(-0f)).isEqualTo((short) 0x8000);
        assertThat(FloatEncoding.toBfloat16(Float.MAX_VALUE)).isEqualTo((short) 0x7f80);
        assertThat(FloatEncoding.fromBfloat16(FloatEncoding.toBfloat16(Float.NaN)))
                .isNaN();
        // A NaN whose mark lies only in the bits that are cut off must not become infinity.
        assertThat(FloatEncoding.fromBfloat16(FloatEncoding.toBfloat16(Float.intBitsToFloat(0x7f800001))))
                .isNaN();
        assertThat(FloatEncoding.fromHalf(FloatEncoding.toHalf(Float.intBitsToFloat(0x7f800001))))
                .isNaN();
    }

    /** IEEE 754-2019 section 3.4: value from sign, exponent and trailing significand. */
    private static double halfValue(int bits) {
        int exponent = bits >> 10 & 31;
        double fraction = (bits & 1023) / 1024.0;
        double magnitude = exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }

    private static void putFinite(TreeMap<Double, Integer> values, double value, int bits) {
        if (Double.isFinite(value)) {
            values.put(value, bits);
        }
    }

    private static int nearest(TreeMap<Double, Integer> values, double value) {
        double below = values.floorKey(value);
        double above = values.ceilingKey(value);
        if (value - below == above - value) {
            return values.get(below) % 2 == 0 ? values.get(below) : values.get(above);
        }
        return values.get(value - below < above - value ? below : above);
    }

    @Test
    void aDoubleIsRoundedOnceNotTwice() {
        // Just above a tie of the short type: by way of the nearest float it would fall onto the tie, and then to even.
        double aboveTieOfBfloat16 = 1 + 0x1p-8 + 0x1p-40;
        double aboveTieOfHalf = 1 + 0x1p-11 + 0x1p-40;
        assertThat(FloatEncoding.toBfloat16((float) aboveTieOfBfloat16)).isEqualTo((short) 0x3f80);
        assertThat(narrowed(DataType.BF16, aboveTieOfBfloat16)).isEqualTo((short) 0x3f81);
        assertThat(FloatEncoding.toHalf((float) aboveTieOfHalf)).isEqualTo((short) 0x3c00);
        assertThat(narrowed(DataType.F16, aboveTieOfHalf)).isEqualTo((short) 0x3c01);
        assertThat(narrowed(DataType.BF16, -aboveTieOfBfloat16)).isEqualTo((short) 0xbf81);
        assertThat(narrowed(DataType.BF16, 1 + 0x1p-8)).as("a tie goes to even").isEqualTo((short) 0x3f80);
        assertThat(narrowed(DataType.BF16, 1 + 0x1p-8 - 0x1p-40)).isEqualTo((short) 0x3f80);
        assertThat(narrowed(DataType.F16, 0x1p-25 + 0x1p-70))
                .as("the least subnormal")
                .isEqualTo((short) 1);
        assertThat(narrowed(DataType.F16, 0x1p-25)).isZero();
    }

    @Test
    void roundingOfDoublesAgreesWithDecimalArithmetic() {
        long seed = 20260102;
        Random random = new Random(seed);
        for (int trial = 0; trial < 200_000; trial++) {
            double value = random.nextGaussian() * Math.scalb(1.0, random.nextInt(30) - 15);
            float nearest = FloatEncoding.fromBfloat16(narrowed(DataType.BF16, value));
            double unit = Math.scalb(1.0, Math.getExponent(value) - 7);
            // Math.rint of a double that is scaled by a power of two is exact: nearest, ties to even.
            assertThat((double) nearest).as("seed %d: %s", seed, value).isEqualTo(Math.rint(value / unit) * unit);
        }
    }

    @Test
    void theLeastNumberThatOverflowsIsTheFirstThatRoundsToInfinity() {
        for (DataType type : List.of(DataType.F32, DataType.F16, DataType.BF16)) {
            double overflow = FloatEncoding.overflow(type);
            assertThat(widened(type, Math.nextDown(overflow))).isEqualTo((float) FloatEncoding.largest(type));
            assertThat(widened(type, overflow)).isInfinite();
        }
    }

    private static short narrowed(DataType type, double value) {
        ByteBuffer bytes = ByteBuffer.allocate(2);
        FloatEncoding.encode(type, value, bytes);
        return bytes.getShort(0);
    }

    private static float widened(DataType type, double value) {
        ByteBuffer bytes = ByteBuffer.allocate(4);
        FloatEncoding.encode(type, value, bytes);
        float[] widened = new float[1];
        FloatEncoding.decode(type, bytes.flip(), FloatBuffer.wrap(widened));
        return widened[0];
    }
}
