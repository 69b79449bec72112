package io.glossa.init.vectors;

import io.glossa.run.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes vectors so that {@link VectorFile} and other programs read them: the binary format is a third of the text's size. */
public final class VectorWriter {
    private VectorWriter() {}

    /** Writes the text format; every number is the shortest that reads back to the same bits. */
    public static void text(WordVectors vectors, Path file) {
        StringBuilder lines = new StringBuilder(header(vectors));
        for (int row = 0; row < vectors.words().size(); row++) {
            lines.append(word(vectors, row));
            for (int j = 0; j < vectors.dimension(); j++) {
                lines.append(' ').append(vectors.matrix().value(row, j));
            }
            lines.append('\n');
        }
        AtomicFiles.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes word2vec's binary format. */
    public static void binary(WordVectors vectors, Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header(vectors).getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < vectors.words().size(); row++) {
            bytes.writeBytes((word(vectors, row) + " ").getBytes(StandardCharsets.UTF_8));
            ByteBuffer floats = ByteBuffer.allocate(4 * vectors.dimension()).order(ByteOrder.LITTLE_ENDIAN);
            floats.asFloatBuffer().put(vectors.vector(row));
            bytes.writeBytes(floats.array());
            bytes.write('\n');
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }

    private static String header(WordVectors vectors) {
        return vectors.words().size() + " " + vectors.dimension() + "\n";
    }

    private static String word(WordVectors vectors, int row) {
        String word = vectors.words().get(row);
        if (word.isEmpty() || word.indexOf(' ') >= 0 || word.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("'" + word + "' has no place in a file of word vectors");
        }
        return word;
    }
}
