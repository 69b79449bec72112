/**
 * Personal data replaced by placeholders.
 *
 * <p><b>Vocabulary.</b> A <i>redactor</i> finds one kind of personal data. A <i>placeholder</i> names the kind in brackets and
 * stands where the data stood, so that sentences stay whole. A <i>check digit</i> is reckoned from the other digits of a number. A
 * <i>context word</i> says what the number behind it is.
 * {@link io.glossa.corpus.redact.SearchedText} is a text with the places where its digits begin, found once for all redactors.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.redact.NumberRedactor} finds numbers of a form that stand alone and asks its kind for the check:
 * telephones by the table {@code redact/phone-formats.yaml}, cards by issuer and check digit, national identity numbers by date
 * and check digit, or by a context word where the check is weak. Kinds of one country are named in the language files.
 *
 * <p><b>Invariants.</b> What looks like a version, a date, an ISBN or an address of a machine is left alone: a rule that spoils
 * text is worse than one that misses. A number whose check lets one in ten through counts only behind a context word. What is found
 * is counted, never logged.
 */
package io.glossa.corpus.redact;
