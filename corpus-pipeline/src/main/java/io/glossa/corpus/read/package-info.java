/**
 * From files to texts, one record at a time.
 *
 * <p><b>Vocabulary.</b> A <i>source</i> names files of one format. A <i>storage</i> finds and opens them: a disk, a cluster's
 * file system, an object store. A <i>range</i> is a part of a file that one task reads. A <i>reader</i> cuts a range into
 * <i>raw records</i> and <i>parses</i> each into an id and a text, or a pair of texts. A record that cannot be parsed is
 * <i>broken</i> and says by which rule. A <i>bomb</i> is a file that unpacks to more than it may.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.read.SourceFiles#find} lists, {@link io.glossa.corpus.read.RecordReader#check} refuses
 * what does not fit, {@link io.glossa.corpus.read.RecordReader#ranges} divides, {@link
 * io.glossa.corpus.read.RecordReader#open} cuts, {@link io.glossa.corpus.read.RecordReader#parse} decodes.
 *
 * <p><b>Formats.</b>
 *
 * <table>
 * <caption>Readers by name</caption>
 * <tr><th>name</th><th>a record is</th><th>divided at</th></tr>
 * <tr><td>{@code jsonl}</td><td>a JSON object on a line</td><td>line starts</td></tr>
 * <tr><td>{@code parquet}</td><td>a row; columns may be nested, as {@code a.b}</td><td>row groups</td></tr>
 * <tr><td>{@code text}</td><td>a file</td><td>-</td></tr>
 * <tr><td>{@code paragraphs}</td><td>lines up to a blank one</td><td>blank lines</td></tr>
 * <tr><td>{@code html}</td><td>a file, its main text ({@link io.glossa.corpus.web})</td><td>-</td></tr>
 * <tr><td>{@code warc}</td><td>an HTML page of a crawl, its main text ({@link io.glossa.corpus.web})</td><td>-</td></tr>
 * <tr><td>{@code wet}</td><td>the text of a page as the crawl extracted it</td><td>-</td></tr>
 * <tr><td>{@code tsv}</td><td>a pair of texts in two columns</td><td>line starts</td></tr>
 * <tr><td>{@code moses}</td><td>a pair of lines of two files</td><td>-</td></tr>
 * </table>
 *
 * <p>All but Parquet may be packed as {@code .gz} or {@code .zst}; a packed file cannot be entered in its middle.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Decoding is strict: bytes that do not belong to their encoding never become replacement characters.
 *   <li>Memory is bounded by the size limit of a record, whatever the file holds and unpacks to.
 *   <li>A record without an id is named by file and number, whatever task reads it and however the file is divided.
 *   <li>What a record contains never stops a run; a file that is cut short does, because what follows would be lost unnoticed.
 * </ol>
 */
package io.glossa.corpus.read;
