package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The buffer gives the bytes of its source, however they come and are asked for. */
public class RowInputTest {
    private static final long SEED = 20_260_101;
    private static final int BYTES = 10_000;

    @DataProvider
    public Object[][] buffers() {
        return new Object[][] {{1}, {7}, {64}, {BYTES}, {BYTES + 1}};
    }

    @Test(dataProvider = "buffers")
    public void bytesComeInTheirOrder(int bufferBytes) throws IOException {
        Random random = new Random(SEED);
        byte[] expected = new byte[BYTES];
        random.nextBytes(expected);
        assertSame(new RowInput(new Trickle(expected), bufferBytes), expected, random);
        assertSame(new RowInput(expected), expected, random);
    }

    private static void assertSame(RowInput in, byte[] expected, Random random) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int at = 0;
        while (at < expected.length) {
            assertThat(in.isAtEnd()).isFalse();
            if (random.nextBoolean()) {
                assertThat(data.readByte()).isEqualTo(expected[at++]);
            } else {
                byte[] read = new byte[Math.min(expected.length - at, random.nextInt(200))];
                data.readFully(read);
                assertThat(read).isEqualTo(Arrays.copyOfRange(expected, at, at + read.length));
                at += read.length;
            }
        }
        assertThat(in.isAtEnd()).isTrue();
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[3], 0, 3)).isEqualTo(-1);
        assertThatThrownBy(data::readInt).isInstanceOf(EOFException.class);
    }

    /** Gives fewer bytes than it is asked for, as streams may. */
    private static final class Trickle extends InputStream {
        private final InputStream bytes;

        Trickle(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(length, 5));
        }
    }
}
