package io.glossa.init.vectors;

import io.glossa.corpus.read.SourceFiles;
import io.glossa.init.algebra.RowMatrix;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads vectors from word2vec's text or binary format, fastText's {@code .vec} and GloVe's text, told apart by their contents.
 *
 * <p><b>Formats.</b> Text: a line {@code count dimension} (GloVe has none), then a word and its numbers a line, spaces between. Binary:
 * the same first line, then the word, a space, and little-endian 32-bit floats. A word that comes twice keeps its first vector, as some
 * published files have it. Words may be any bytes; what is no UTF-8 becomes U+FFFD.
 *
 * <p><b>Errors.</b> {@link FormatException} with file and line or word number: mixed dimensions, fewer vectors than the header says,
 * numbers that are none or not finite, words over {@value #LONGEST_WORD} bytes, counts no array can hold, a model in fastText's own
 * format. <b>Cost.</b> Four bytes an element read; nothing is allocated by what a header claims alone.
 */
public final class VectorFile implements AutoCloseable {
    private static final int LONGEST_WORD = 4096;
    private static final int WIDEST = 8192;
    private static final int FASTTEXT_MODEL = 793712314;

    private final Path file;
    private final InputStream in;
    private final int mostWords;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private float[] values = new float[0];
    private int dimension;
    private long number;

    private VectorFile(Path file, int mostWords) {
        this.file = file;
        this.mostWords = mostWords;
        this.in = new BufferedInputStream(SourceFiles.open(file), 1 << 16);
    }

    /** Reads a file. */
    public static WordVectors read(Path file) {
        return read(file, Integer.MAX_VALUE);
    }

    /** Reads at most so many vectors from the file's beginning. */
    public static WordVectors read(Path file, int mostWords) {
        try (VectorFile reader = new VectorFile(file, mostWords)) {
            return reader.read();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private WordVectors read() throws IOException {
        byte[] first = until('\n', 1 << 20);
        if (first.length == 0) {
            throw wrong("is empty, or begins with an empty line; expected 'count dimension' or a word and its vector");
        }
        if (first.length >= 4
                && ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt() == FASTTEXT_MODEL) {
            throw wrong("is a fastText model; expected its vectors: export them as text (print-word-vectors, or the"
                    + " published .vec file)");
        }
        String[] header = new String(first, StandardCharsets.UTF_8).strip().split(" +");
        if (header.length != 2) {
            dimension = header.length - 1;
            requireDimension(dimension);
            line(first);
            readLines(Long.MAX_VALUE);
        } else {
            long count = whole(header[0]);
            requireDimension(whole(header[1]));
            dimension = (int) whole(header[1]);
            if (count < 1 || count * dimension > Integer.MAX_VALUE - 8) {
                throw wrong("claims " + count + " vectors of " + dimension
                        + " numbers; expected 1 to as many as fit 2^31 numbers: keep the most frequent words");
            }
            if (isBinary()) {
                readBinary(count);
            } else {
                readLines(count);
            }
        }
        return new WordVectors(
                words, new RowMatrix(Arrays.copyOf(values, words.size() * dimension), words.size(), dimension), index);
    }

    /** Text has only numbers and spaces behind the first word; floats in binary soon have another byte. */
    private boolean isBinary() throws IOException {
        in.mark(1 << 16);
        byte[] ahead = in.readNBytes(LONGEST_WORD + 64);
        in.reset();
        int space = 0;
        while (space < ahead.length && ahead[space] != ' ') {
            space++;
        }
        for (int i = space; i < Math.min(ahead.length, space + 4 * dimension) && ahead[i] != '\n'; i++) {
            if ("0123456789+-.eE \r\tnaifNAIF".indexOf(ahead[i]) < 0) {
                return true;
            }
        }
        return false;
    }

    private void readLines(long count) throws IOException {
        long expected = count == Long.MAX_VALUE ? count : count + number;
        while (number < expected && words.size() < mostWords) {
            byte[] line = until('\n', LONGEST_WORD + 64 * (dimension + 1));
            if (line.length == 0) {
                if (count == Long.MAX_VALUE) {
                    return;
                }
                throw wrong("ends after " + number + " vectors; its first line says " + count
                        + ": it was cut short, copy or download it again");
            }
            line(line);
        }
    }

    private void line(byte[] line) {
        number++;
        String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
        // The word may itself hold odd spaces; the numbers are counted from the end.
        String[] fields = text.split(" ");
        if (fields.length != dimension + 1) {
            throw wrong("vector " + number + " has " + (fields.length - 1) + " numbers, expected " + dimension
                    + " as before: every vector needs the same dimension");
        }
        float[] vector = new float[dimension];
        for (int j = 0; j < dimension; j++) {
            try {
                vector[j] = Float.parseFloat(fields[j + 1]);
            } catch (NumberFormatException e) {
                throw new FormatException(file + ": vector " + number + ": '" + fields[j + 1] + "' is no number", e);
            }
        }
        add(fields[0], vector);
    }

    private void readBinary(long count) throws IOException {
        byte[] bytes = new byte[4 * dimension];
        while (number < count && words.size() < mostWords) {
            byte[] word = until(' ', LONGEST_WORD);
            number++;
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw wrong("ends within vector " + number + " of " + count
                        + ": it was cut short, copy or download it again");
            }
            float[] vector = new float[dimension];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(vector);
            // The original program ends every vector with a line's end, others do not.
            String text = new String(word, StandardCharsets.UTF_8);
            add(text.startsWith("\n") ? text.substring(1) : text, vector);
        }
    }

    private void add(String word, float[] vector) {
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                throw wrong("vector " + number + " of '" + word + "' holds " + value + "; expected finite numbers");
            }
        }
        if (index.putIfAbsent(word, words.size()) != null) {
            return;
        }
        int at = words.size() * dimension;
        if ((long) at + dimension > Integer.MAX_VALUE - 8) {
            throw wrong("holds more numbers than fit one array; keep the most frequent words");
        }
        if (at + dimension > values.length) {
            values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, 2L * (at + dimension)));
        }
        System.arraycopy(vector, 0, values, at, dimension);
        words.add(word);
    }

    private byte[] until(int end, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        for (int b = in.read(); b >= 0 && b != end; b = in.read()) {
            if (bytes.size() == most) {
                throw wrong("vector " + (number + 1) + " has more than " + most + " bytes without "
                        + (end == ' ' ? "a space" : "a line's end") + "; this is no file of word vectors");
            }
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    private long whole(String text) {
        if (!text.matches("\\d{1,10}")) {
            throw wrong("begins with '" + text + "'; expected a line with the count of vectors and their dimension");
        }
        return Long.parseLong(text);
    }

    private void requireDimension(long found) {
        if (found < 1 || found > WIDEST) {
            throw wrong("has vectors of " + found + " numbers; expected 1 to " + WIDEST);
        }
    }

    private FormatException wrong(String what) {
        return new FormatException(file + ": " + what);
    }
}
