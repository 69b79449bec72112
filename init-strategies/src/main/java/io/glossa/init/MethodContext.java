package io.glossa.init;

import io.glossa.checkpoint.ModelConfig;

/**
 * What a method may look at when it is made ready for one matrix.
 *
 * @param base configuration of the base
 * @param matrix the base's matrix that gets new rows: the only one whose rows the method may use
 * @param role what the matrix is for
 * @param vocabulary both tokenizers and the new pieces
 * @param files knowledge from outside the checkpoint
 * @param parameters of the method
 * @param seed of every random choice
 */
public record MethodContext(
        ModelConfig base,
        EmbeddingMatrix matrix,
        MatrixRole role,
        ExpandedVocabulary vocabulary,
        AuxiliaryFiles files,
        MethodParameters parameters,
        long seed) {
    /** The same with the parameters of another method. */
    MethodContext with(MethodParameters other) {
        return new MethodContext(base, matrix, role, vocabulary, files, other, seed);
    }
}
