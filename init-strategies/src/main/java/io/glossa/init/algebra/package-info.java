/**
 * Linear algebra over rows: the products, selections and fits that turn auxiliary vectors into weights over base rows.
 *
 * <p><b>Vocabulary.</b> <i>Keys</i> are the vectors of base pieces that serve as anchors, <i>queries</i> those of new pieces.
 * <i>Weights</i> say of how much of which keys a query is made.
 *
 * <p><b>Invariants.</b> Every result is the same for any number of threads: each element is summed in one order by one thread.
 * Products run in 32 bits, in tiles, over all cores; weights are computed in 64 bits from the rows that the product chose.
 */
package io.glossa.init.algebra;
