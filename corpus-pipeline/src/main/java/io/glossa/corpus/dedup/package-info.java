/**
 * Which documents are copies of one another, and which copy stays.
 *
 * <p><b>Vocabulary.</b> A <i>shingle</i> is a run of characters or words. The <i>similarity</i> of two documents is the
 * Jaccard similarity of their shingle sets. A <i>signature</i> is a short sketch from which similarity can be estimated. A
 * <i>band</i> is a part of the signature; documents that agree in a whole band are a <i>candidate pair</i>. A <i>cluster</i>
 * is a connected component of verified pairs. A <i>planted copy</i> is an edited document of known similarity to its original.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.dedup.UrlKey} groups pages of one address, where the settings ask for it, and
 * {@link io.glossa.corpus.dedup.ExactKey} equal texts. {@link io.glossa.corpus.dedup.MinHasher} sketches
 * the rest, {@link io.glossa.corpus.dedup.BandKeys} brings candidates together, {@link io.glossa.corpus.dedup.Jaccard} verifies
 * each pair, and a {@link io.glossa.corpus.dedup.KeepRule} chooses who stays. The grouping itself is the caller's: in memory,
 * or on Spark. {@link io.glossa.corpus.dedup.PlantedCopy} makes what a search is measured with.
 *
 * <p><b>Invariants.</b> Nothing depends on the order in which documents are met. One of every cluster stays. A band key is made
 * of all its rows: a single min-hash value as a key would bring nearly everything together. Banding only proposes; the
 * similarity that the settings promise is checked.
 *
 * <p><b>Sources.</b> Broder 1997 (resemblance); Leskovec, Rajaraman, Ullman, chapter 3 (banding); FineWeb-2 (14 bands of 8
 * rows over 5-grams). Characters instead of words for Korean are ours: with word 5-grams one changed ending spoils five
 * shingles.
 */
package io.glossa.corpus.dedup;
