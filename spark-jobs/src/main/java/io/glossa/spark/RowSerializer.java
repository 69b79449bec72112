package io.glossa.spark;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;

/**
 * How keys and rows are written between stages: numbers and bytes as they are.
 *
 * <p>Java's own streams keep the last hundred objects that went through them, for each of the parts that a task sends to: of
 * chunks of numbers, or of long texts, that is more memory than a task has. This one keeps nothing.
 *
 * <p><b>Errors.</b> {@link IllegalArgumentException} for an object that is no number, key or array of numbers or bytes.
 */
final class RowSerializer extends Serializer implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int BUFFER_BYTES = 1 << 13;

    @Override
    public SerializerInstance newInstance() {
        return new Instance();
    }

    /** Nothing in an object's bytes depends on the objects before it, so they may be moved. */
    @Override
    public boolean supportsRelocationOfSerializedObjects() {
        return true;
    }

    private static final class Instance extends SerializerInstance {
        @Override
        public <T> ByteBuffer serialize(T object, ClassTag<T> type) {
            throw new UnsupportedOperationException("shuffles write streams");
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassTag<T> type) {
            throw new UnsupportedOperationException("shuffles read streams");
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassLoader loader, ClassTag<T> type) {
            throw new UnsupportedOperationException("shuffles read streams");
        }

        @Override
        public SerializationStream serializeStream(OutputStream out) {
            return new Out(out);
        }

        @Override
        public DeserializationStream deserializeStream(InputStream in) {
            return new In(in);
        }
    }

    private static final class Out extends SerializationStream {
        private final DataOutputStream out;

        Out(OutputStream out) {
            this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER_BYTES));
        }

        @Override
        public <T> SerializationStream writeObject(T object, ClassTag<T> type) {
            try {
                if (object instanceof Integer number) {
                    out.writeByte('i');
                    out.writeInt(number);
                } else if (object instanceof long[] numbers) {
                    out.writeByte('l');
                    out.writeInt(numbers.length);
                    for (long number : numbers) {
                        out.writeLong(number);
                    }
                } else if (object instanceof byte[] bytes) {
                    out.writeByte('b');
                    out.writeInt(bytes.length);
                    out.write(bytes);
                } else if (object instanceof ShardKey key) {
                    out.writeByte('s');
                    key.write(out);
                } else if (object instanceof Comparison.Place place) {
                    out.writeByte('p');
                    out.writeLong(place.group());
                    out.writeLong(place.key());
                } else {
                    throw new IllegalArgumentException("no row is a " + object.getClass());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class In extends DeserializationStream {
        private final DataInputStream in;

        In(InputStream in) {
            this.in = new DataInputStream(in);
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T readObject(ClassTag<T> type) {
            try {
                return (T) read();
            } catch (IOException e) {
                throw thrown(e);
            }
        }

        /** Spark knows the end of a stream by the exception that Java's own streams throw there. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Throwable> RuntimeException thrown(IOException e) throws E {
            throw (E) e;
        }

        private Object read() throws IOException {
            int kind = in.readByte();
            return switch (kind) {
                case 'i' -> in.readInt();
                case 'l' -> numbers();
                case 'b' -> bytes();
                case 's' -> ShardKey.read(in);
                case 'p' -> new Comparison.Place(in.readLong(), in.readLong());
                default -> throw new IOException("no row begins with " + kind);
            };
        }

        private long[] numbers() throws IOException {
            int length = in.readInt();
            byte[] bytes = new byte[length * Long.BYTES];
            in.readFully(bytes);
            long[] numbers = new long[length];
            ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
            return numbers;
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
