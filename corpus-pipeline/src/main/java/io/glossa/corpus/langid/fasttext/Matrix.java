package io.glossa.corpus.langid.fasttext;

/** Rows of numbers, however they are stored. */
interface Matrix {
    int rows();

    int columns();

    /** Adds a row to a vector. */
    void add(int row, float[] to);

    /** The inner product of a row and a vector. */
    float dot(int row, float[] vector);

    /** A matrix of plain numbers. */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never changed, never compared.
    record Dense(int rows, int columns, float[] values) implements Matrix {
        @Override
        public void add(int row, float[] to) {
            int at = row * columns;
            for (int d = 0; d < columns; d++) {
                to[d] += values[at + d];
            }
        }

        @Override
        public float dot(int row, float[] vector) {
            int at = row * columns;
            float sum = 0;
            for (int d = 0; d < columns; d++) {
                sum += values[at + d] * vector[d];
            }
            return sum;
        }
    }

    /**
     * A matrix whose rows are sequences of centroids, times a norm that is a centroid too.
     *
     * @param codes one byte for every part of every row
     * @param parts the centroids of the rows
     * @param normCodes one byte a row; empty when norms are not stored apart
     * @param norms the centroids of the norms; parts of one number; unused when there are no codes for it
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never changed, never compared.
    record Quantised(int rows, int columns, byte[] codes, Centroids parts, byte[] normCodes, Centroids norms)
            implements Matrix {
        @Override
        public void add(int row, float[] to) {
            float norm = norm(row);
            for (int part = 0; part < parts.parts(); part++) {
                int at = parts.offset(part, codes[row * parts.parts() + part] & 0xFF);
                int first = part * parts.size();
                for (int d = 0; d < parts.size(part); d++) {
                    to[first + d] += norm * parts.values()[at + d];
                }
            }
        }

        @Override
        public float dot(int row, float[] vector) {
            float sum = 0;
            for (int part = 0; part < parts.parts(); part++) {
                int at = parts.offset(part, codes[row * parts.parts() + part] & 0xFF);
                int first = part * parts.size();
                for (int d = 0; d < parts.size(part); d++) {
                    sum += vector[first + d] * parts.values()[at + d];
                }
            }
            return sum * norm(row);
        }

        private float norm(int row) {
            return normCodes.length == 0 ? 1 : norms.values()[norms.offset(0, normCodes[row] & 0xFF)];
        }
    }

    /**
     * The 256 centroids of each part of a vector.
     *
     * @param parts how many parts
     * @param size numbers in a part
     * @param lastSize numbers in the last part
     * @param values part after part, centroid after centroid
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never changed, never compared.
    record Centroids(int parts, int size, int lastSize, float[] values) {
        static final int PER_PART = 256;

        int size(int part) {
            return part == parts - 1 ? lastSize : size;
        }

        int offset(int part, int centroid) {
            return part * PER_PART * size + centroid * size(part);
        }
    }
}
