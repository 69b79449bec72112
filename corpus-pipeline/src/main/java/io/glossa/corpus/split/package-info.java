/**
 * Training, validation and test parts, drawn by duplicate cluster.
 *
 * <p><b>Vocabulary.</b> A <i>cluster</i> is a set of documents that are copies of one another, named by the id of the
 * document that is kept. A <i>share</i> is the expected part of a source's clusters.
 *
 * <p><b>Invariants.</b> Two documents of one cluster are never in different parts. The draw is a hash, so shares hold on
 * average: a source of 100 clusters with a share of 0.02 may well have none or five.
 */
package io.glossa.corpus.split;
