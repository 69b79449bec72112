/**
 * Web pages, crawled or as files, as a source of documents.
 *
 * <p><b>Vocabulary.</b> A WARC file is a string of records: what a crawler asked, what servers answered, what was made of it.
 * A <i>page</i> is an answer that is HTML. A <i>block</i> is a stretch of its text that stands by itself. <i>Main text</i> is
 * what the page is about; <i>boilerplate</i> is the rest: menus, side columns, footers. A block's <i>link density</i> is the
 * share of it that stands in links, its <i>function-word density</i> the share of words that prose cannot do without.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.web.WarcPageReader} cuts a file into records; a record is taken apart (HTTP, transfer
 * and content encoding), its charset is found, the page is parsed and cut into blocks, every block is judged by itself and
 * then by its neighbours, and the good ones become the text.
 *
 * <p><b>Invariants.</b> No page stops a run. Bytes that do not fit the page's charset never become replacement characters. A
 * page that unpacks beyond the limit is refused before it fills memory. Only blocks as they stand are kept, in their order:
 * nothing is rewritten.
 *
 * <p><b>Sources.</b> ISO 28500 (WARC); Pomikálek 2011 (jusText); WHATWG HTML and Encoding.
 */
package io.glossa.corpus.web;
