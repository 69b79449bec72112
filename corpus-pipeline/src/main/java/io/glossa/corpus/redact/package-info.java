/**
 * Personal data replaced by placeholders.
 *
 * <p><b>Vocabulary.</b> A <i>redactor</i> finds one kind of personal data. A <i>placeholder</i> names the kind in brackets and
 * stands where the data stood, so that sentences stay whole.
 *
 * <p><b>Invariants.</b> What looks like a version, a date, an ISBN or an address of a machine is left alone: a rule that spoils
 * text is worse than one that misses. What is found is counted, never logged.
 */
package io.glossa.corpus.redact;
