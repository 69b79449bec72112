/**
 * Parquet files as a source of documents.
 *
 * <p><b>Vocabulary.</b> A <i>row group</i> is a stretch of rows; in it every column is a <i>chunk</i> of <i>pages</i>, each
 * packed by itself. A <i>mapping</i> says which columns hold text, id and address.
 *
 * <p><b>Flow.</b> The footer is read, the columns are found, and row group by row group the named columns alone are fetched,
 * unpacked page by page and put together into rows.
 *
 * <p><b>Invariants.</b> A row is numbered by its place in the file, whichever row groups a task reads. What a page says of its
 * own length is checked before memory is given to it. Decoding is that of {@link io.glossa.corpus.read}: strict.
 *
 * <p><b>Source.</b> The Parquet format, https://github.com/apache/parquet-format.
 */
package io.glossa.corpus.parquet;
