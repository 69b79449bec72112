/**
 * Tells the story of a run on one page that needs nothing else: no script, no request, no account.
 *
 * <p><b>Vocabulary.</b> A <i>run directory</i> holds what the steps wrote. A <i>section</i> reads some of its files and
 * adds a heading, a sentence or two in plain words, and a table or chart. <i>Hostile text</i> is every string that came
 * from a corpus, a model or a file name.
 *
 * <p><b>Flow.</b> {@link io.glossa.train.report.Report} opens the run directory and asks every section in turn; a section
 * whose files are missing adds nothing, so a run can be looked at while it is under way.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>Text enters the page only as text or attribute values of jsoup's tree, which escapes it; characters that could
 *       mislead a reader (controls, direction overrides) are shown by their code points.
 *   <li>The page's own policy forbids scripts, frames, forms and every request.
 *   <li>Every chart stands beside or names a table with the same numbers; colour never carries meaning alone.
 *   <li>The same files give the same bytes: nothing of clocks or of this machine is shown.
 * </ul>
 *
 * <p><b>Sources.</b> W3C, Web Content Accessibility Guidelines 2.2; W3C, Content Security Policy Level 3; Unicode
 * Technical Report 36 (direction overrides).
 */
package io.glossa.train.report;
