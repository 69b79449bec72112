package io.glossa.init;

/**
 * How a new row came about.
 *
 * @param method who gave it, with its parameters
 * @param rows of how many rows of the base it was made; 0 when only their statistics were used
 */
public record RowOrigin(String method, int rows) {}
