package io.glossa.vocab.pack;

import java.util.Arrays;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Builds packed sequences from Parquet's column events, without an object for each token. */
final class SequenceMaterializer extends RecordMaterializer<PackedSequence> {
    private final Ints tokens = new Ints();
    private final Ints starts = new Ints();
    private long bytes;

    private final GroupConverter root = new GroupConverter() {
        private final Converter tokenLists = nested(nested(tokens));
        private final Converter startLists = nested(nested(starts));
        private final Converter byteCounts = new PrimitiveConverter() {
            @Override
            public void addLong(long value) {
                bytes = value;
            }
        };

        @Override
        public Converter getConverter(int field) {
            return switch (field) {
                case PackSchema.TOKENS -> tokenLists;
                case PackSchema.DOCUMENT_STARTS -> startLists;
                case PackSchema.BYTES -> byteCounts;
                default -> throw new IllegalArgumentException("no column " + field);
            };
        }

        @Override
        public void start() {
            tokens.length = 0;
            starts.length = 0;
        }

        @Override
        public void end() {}
    };

    @Override
    public PackedSequence getCurrentRecord() {
        return new PackedSequence(tokens.copy(), starts.copy(), bytes);
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static GroupConverter nested(Converter inner) {
        return new GroupConverter() {
            @Override
            public Converter getConverter(int field) {
                return inner;
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
        };
    }

    private static final class Ints extends PrimitiveConverter {
        private int[] values = new int[1024];
        private int length;

        @Override
        public void addInt(int value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, length * 2);
            }
            values[length++] = value;
        }

        int[] copy() {
            return Arrays.copyOf(values, length);
        }
    }
}
