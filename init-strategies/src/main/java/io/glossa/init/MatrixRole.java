package io.glossa.init;

/** What a vocabulary matrix is for. */
public enum MatrixRole {
    /** Read at the model's beginning; its head is another matrix. */
    INPUTS,
    /** Gives the logits; the inputs are another matrix. */
    HEAD,
    /** Both at once. */
    TIED
}
