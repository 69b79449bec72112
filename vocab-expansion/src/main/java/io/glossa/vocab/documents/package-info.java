/**
 * Reads the documents that the corpus step kept, without Spark.
 *
 * <p><b>Vocabulary.</b> A <i>document folder</i> is one folder of Parquet parts, such as {@code corpus/splits/test}. A
 * <i>part</i> is one file of it, {@code part-00000.parquet}.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.documents.ParquetDocuments} hands on one
 * {@link io.glossa.corpus.Document} after the other; packing encodes them, evaluation scores them.
 *
 * <p><b>Invariants.</b> Parts are read in the order of their names and rows in the order of the file, so the order is
 * that in which the corpus was written. One row group at most is in memory. Further columns are allowed and not read.
 */
package io.glossa.vocab.documents;
