/**
 * From files to texts, one record at a time.
 *
 * <p><b>Vocabulary.</b> A <i>source</i> names files of one format. A <i>reader</i> cuts a file into <i>raw records</i> and
 * <i>parses</i> each into an id and a text. A record that cannot be parsed is <i>broken</i> and says by which rule.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.read.SourceFiles} lists and opens files, {@link
 * io.glossa.corpus.read.RecordReader#records} cuts, {@link io.glossa.corpus.read.RecordReader#parse} decodes.
 *
 * <p><b>Invariants.</b> Decoding is strict: bytes that are not UTF-8 never become replacement characters. Memory is bounded
 * by the size limit of a record. A record without an id is named by file and number, whatever task reads it.
 */
package io.glossa.corpus.read;
