package io.glossa.corpus.langid.fasttext;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a fastText model, plain ({@code .bin}) or quantised ({@code .ftz}).
 *
 * <p><b>Errors.</b> {@link FormatException} for a file of another kind, one that is cut short, one that holds word vectors
 * instead of a classifier, or one of more than 2 GB.
 */
public final class FastTextFile {
    /** The first four bytes of every model. */
    private static final int MAGIC = 793_712_314;

    private static final int LATEST_VERSION = 12;
    private static final int VERSION_BEFORE_SUBWORDS = 11;
    private static final int HIERARCHICAL = 1;
    private static final int SOFTMAX = 3;
    private static final int ONE_VERSUS_ALL = 4;
    private static final int SUPERVISED = 3;
    /** Least bytes of an entry: an empty word, its end, its count, its type. */
    private static final int LEAST_ENTRY_BYTES = 10;

    private static final int MAX_WORD_BYTES = 10_000;

    private final String name;
    private final ByteBuffer in;

    private FastTextFile(String name, ByteBuffer in) {
        this.name = name;
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * What the model was trained with, as far as reading a text needs it.
     *
     * @param wordRuns longest run of words
     * @param buckets rows shared by subwords and runs of words
     * @param minN shortest subword in characters
     * @param maxN longest; 0 for none
     */
    record Arguments(int wordRuns, int buckets, int minN, int maxN) {}

    /** Whether a file begins as fastText's do. */
    public static boolean isModel(byte[] start) {
        return start.length >= Integer.BYTES
                && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC;
    }

    /** Reads a file. */
    public static FastTextModel read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new FormatException(file + ": has " + channel.size()
                        + " bytes; models of at most 2 GB can be read: take the quantised one");
            }
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), file.toString());
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** Reads the bytes of a file; {@code name} stands for it in messages. */
    static FastTextModel read(ByteBuffer bytes, String name) {
        try {
            return new FastTextFile(name, bytes.duplicate()).read();
        } catch (BufferUnderflowException e) {
            throw new FormatException(
                    name + ": ends after " + bytes.limit() + " bytes, in its middle; fetch it again", e);
        }
    }

    private FastTextModel read() {
        require(in.getInt() == MAGIC, "a fastText model", "another first number");
        int version = in.getInt();
        require(version <= LATEST_VERSION && version >= VERSION_BEFORE_SUBWORDS, "version 11 or 12", version);
        int dimensions = in.getInt();
        in.getInt(); // window
        in.getInt(); // epochs
        in.getInt(); // least count
        in.getInt(); // negatives
        int wordRuns = in.getInt();
        int loss = in.getInt();
        int kind = in.getInt();
        require(kind == SUPERVISED, "a classifier (supervised model)", "word vectors");
        int buckets = in.getInt();
        int minN = in.getInt();
        int maxN = in.getInt();
        in.getInt(); // update rate
        in.getDouble(); // sampling threshold
        require(minN >= 0 && maxN <= MAX_WORD_BYTES && buckets >= 0, "sane subword lengths", minN + " to " + maxN);
        boolean usesBuckets = buckets > 0;
        Arguments arguments = new Arguments(
                usesBuckets ? wordRuns : 0,
                buckets,
                minN,
                version == VERSION_BEFORE_SUBWORDS || !usesBuckets ? 0 : maxN);

        int entries = in.getInt();
        int words = in.getInt();
        int labels = in.getInt();
        in.getLong(); // tokens
        long pruned = in.getLong();
        require(
                words >= 0 && labels > 0 && (long) words + labels == entries,
                "as many entries as words and labels",
                entries + ", " + words + ", " + labels);
        require(
                entries <= in.remaining() / LEAST_ENTRY_BYTES,
                "room for " + entries + " entries",
                in.remaining() + " bytes");
        List<String> names = new ArrayList<>();
        long[] counts = new long[entries];
        for (int i = 0; i < entries; i++) {
            names.add(word());
            counts[i] = in.getLong();
            in.get();
        }
        Dictionary dictionary = dictionary(names.subList(0, words), arguments, pruned);

        boolean quantised = in.get() != 0;
        long rows = pruned >= 0 ? words + pruned : (long) words + buckets;
        Matrix input = matrix(quantised, rows, dimensions);
        boolean quantisedOutput = in.get() != 0;
        Matrix output = matrix(quantised && quantisedOutput, labels, dimensions);
        return new FastTextModel(
                names.subList(words, entries),
                dictionary,
                input,
                output,
                loss(loss, Arrays.copyOfRange(counts, words, entries)));
    }

    private Loss loss(int number, long[] counts) {
        return switch (number) {
            case HIERARCHICAL -> Loss.Tree.of(counts);
            case SOFTMAX -> new Loss.Softmax();
            case ONE_VERSUS_ALL -> new Loss.OneVersusAll();
            default ->
                throw new FormatException(name + ": expected the loss hs, softmax or ova, found number " + number);
        };
    }

    private Dictionary dictionary(List<String> words, Arguments arguments, long pruned) {
        if (pruned < 0) {
            return new Dictionary(words, arguments, false, new int[0], new int[0]);
        }
        require(
                pruned <= in.remaining() / (2 * Integer.BYTES),
                "room for " + pruned + " kept rows",
                in.remaining() + " bytes");
        int kept = (int) pruned;
        int[] from = new int[kept];
        int[] to = new int[kept];
        for (int i = 0; i < kept; i++) {
            from[i] = in.getInt();
            to[i] = in.getInt();
            require(to[i] >= 0 && to[i] < kept, "a kept row below " + kept, to[i]);
        }
        int[] order = IntStream.range(0, kept)
                .boxed()
                .sorted(Comparator.comparingInt(i -> from[i]))
                .mapToInt(i -> i)
                .toArray();
        return new Dictionary(
                words,
                arguments,
                true,
                Arrays.stream(order).map(i -> from[i]).toArray(),
                Arrays.stream(order).map(i -> to[i]).toArray());
    }

    private Matrix matrix(boolean quantised, long expectedRows, int expectedColumns) {
        boolean withNorms = quantised && in.get() != 0;
        long rows = in.getLong();
        long columns = in.getLong();
        require(
                rows == expectedRows && columns == expectedColumns && columns > 0,
                "a matrix of " + expectedRows + " by " + expectedColumns,
                rows + " by " + columns);
        if (!quantised) {
            require(rows * columns <= in.remaining() / Float.BYTES, "room for the matrix", in.remaining() + " bytes");
            return new Matrix.Dense((int) rows, (int) columns, floats((int) (rows * columns)));
        }
        int size = in.getInt();
        require(size >= 0 && size <= in.remaining(), "room for " + size + " codes", in.remaining() + " bytes");
        byte[] codes = bytes(size);
        Matrix.Centroids parts = centroids((int) columns);
        require((long) size == rows * parts.parts(), rows + " rows of " + parts.parts() + " codes", size);
        if (!withNorms) {
            return new Matrix.Quantised((int) rows, (int) columns, codes, parts, new byte[0], parts);
        }
        require(rows <= in.remaining(), "room for " + rows + " norms", in.remaining() + " bytes");
        byte[] normCodes = bytes((int) rows);
        return new Matrix.Quantised((int) rows, (int) columns, codes, parts, normCodes, centroids(1));
    }

    private Matrix.Centroids centroids(int dimensions) {
        int found = in.getInt();
        int parts = in.getInt();
        int size = in.getInt();
        int lastSize = in.getInt();
        boolean fits = found == dimensions
                && parts > 0
                && size > 0
                && lastSize > 0
                && lastSize <= size
                && (parts - 1L) * size + lastSize == dimensions;
        require(fits, "parts of " + dimensions + " numbers", parts + " of " + size + ", the last of " + lastSize);
        require(
                (long) dimensions * Matrix.Centroids.PER_PART <= in.remaining() / Float.BYTES,
                "room for the centroids",
                in.remaining() + " bytes");
        return new Matrix.Centroids(parts, size, lastSize, floats(dimensions * Matrix.Centroids.PER_PART));
    }

    private String word() {
        int start = in.position();
        while (in.get() != 0) {
            require(
                    in.position() - start <= MAX_WORD_BYTES,
                    "words of at most " + MAX_WORD_BYTES + " bytes",
                    "a longer one");
        }
        byte[] bytes = new byte[in.position() - start - 1];
        in.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] bytes(int count) {
        byte[] result = new byte[count];
        in.get(result);
        return result;
    }

    private float[] floats(int count) {
        float[] result = new float[count];
        in.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(result);
        in.position(in.position() + count * Float.BYTES);
        return result;
    }

    private void require(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new FormatException(name + ": expected " + expected + ", found " + found);
        }
    }
}
