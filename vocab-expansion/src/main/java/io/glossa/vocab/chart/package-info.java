/**
 * Charts and numbers for people: the report's page, a sweep's file and a notebook draw with the same hand.
 *
 * <p><b>Vocabulary.</b> A <i>series</i> is a named line of points. A <i>border</i> marks a place on the x axis, such as the
 * elbow of a curve. A <i>figure</i> is a chart in a page; a chart may also be a file of its own.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.chart.LineChart} takes series and borders and draws them into a page or a file;
 * {@link io.glossa.vocab.chart.Figures} writes numbers.
 *
 * <p><b>Invariants.</b> The same numbers give the same bytes; text enters the tree as text, never as markup; colour never
 * carries meaning alone.
 *
 * <p><b>Sources.</b> W3C, Scalable Vector Graphics 2; W3C, Web Content Accessibility Guidelines 2.2.
 */
package io.glossa.vocab.chart;
