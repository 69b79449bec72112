package io.glossa.train.report;

/** One part of the page. */
interface ReportSection {
    /** Adds itself to the page, or nothing when the run has not the files it shows. */
    void addTo(ReportPage page, RunFiles run);
}
