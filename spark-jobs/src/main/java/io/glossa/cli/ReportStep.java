package io.glossa.cli;

import io.glossa.train.report.Report;

/** Everything the steps wrote about themselves to one page. */
final class ReportStep implements PipelineStep {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public void run(RunContext context) {
        Report.write(context.layout().root(), context.layout().report());
    }
}
