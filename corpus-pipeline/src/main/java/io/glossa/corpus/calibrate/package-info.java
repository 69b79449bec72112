/**
 * Thresholds learned from the user's own corpus.
 *
 * <p><b>Vocabulary.</b> A <i>quantile</i> q names the share of the documents that a threshold may remove: a maximum is put where a
 * share q lies above, a minimum where a share q lies below. An <i>audit</i> shows documents just beyond a proposed threshold: what
 * a person must look at before taking it.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.calibrate.SampleReader} draws documents of a language and measures every filter's
 * value, {@link io.glossa.corpus.calibrate.Calibration} proposes, {@link io.glossa.corpus.calibrate.CalibrationText} prints and
 * writes YAML.
 *
 * <p><b>Invariants.</b> The same files give the same proposals. A threshold that would remove nothing of the sample, or that fewer
 * than ten documents of it speak for, is refused with the reason.
 *
 * <p><b>Sources.</b> CulturaX (Nguyen et al. 2023) and FineWeb-2 (Penedo et al. 2025) cut at quantiles of each language's own
 * distribution; 828 of FineWeb-2's 1,929 published files hold a threshold that can never fire, which is why ours are checked.
 */
package io.glossa.corpus.calibrate;
