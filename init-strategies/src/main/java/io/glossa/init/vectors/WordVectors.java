package io.glossa.init.vectors;

import io.glossa.init.algebra.RowMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors by word, in the order of their file: the most frequent word first in published ones.
 *
 * @param words each once
 * @param matrix {@code [words, dimension]}
 */
public record WordVectors(List<String> words, RowMatrix matrix, Map<String, Integer> index) {
    public WordVectors {
        words = List.copyOf(words);
        index = Map.copyOf(index);
    }

    /** Vectors of distinct words. */
    public static WordVectors of(List<String> words, RowMatrix matrix) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (index.put(words.get(i), i) != null) {
                throw new IllegalArgumentException("'" + words.get(i) + "' has two vectors");
            }
        }
        if (words.size() != matrix.rows()) {
            throw new IllegalArgumentException(words.size() + " words, " + matrix.rows() + " vectors");
        }
        return new WordVectors(words, matrix, index);
    }

    /** The row of a word, or -1. */
    public int find(String word) {
        return index.getOrDefault(word, -1);
    }

    /** Elements of a vector. */
    public int dimension() {
        return matrix.width();
    }

    /** A word's vector, copied. */
    public float[] vector(int row) {
        float[] vector = new float[dimension()];
        for (int j = 0; j < vector.length; j++) {
            vector[j] = matrix.value(row, j);
        }
        return vector;
    }
}
