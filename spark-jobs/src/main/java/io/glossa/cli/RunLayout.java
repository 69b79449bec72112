package io.glossa.cli;

import java.nio.file.Path;

/**
 * Where everything of a run stands.
 *
 * @param root the directory given by {@code --out}
 */
record RunLayout(Path root) {
    RunLayout {
        root = root.toAbsolutePath().normalize();
    }

    Path plan() {
        return root.resolve("plan.yaml");
    }

    Path corpus() {
        return root.resolve("corpus");
    }

    Path scratch() {
        return root.resolve("scratch");
    }

    Path vocab() {
        return root.resolve("vocab");
    }

    Path vocabSweep() {
        return root.resolve("vocab-sweep");
    }

    Path pack() {
        return root.resolve("pack");
    }

    Path vectors() {
        return root.resolve("vectors");
    }

    Path init() {
        return root.resolve("init");
    }

    Path initCompare() {
        return root.resolve("init-compare");
    }

    Path train() {
        return root.resolve("train");
    }

    Path eval() {
        return root.resolve("eval");
    }

    Path export() {
        return root.resolve("export");
    }

    Path report() {
        return root.resolve("report.html");
    }
}
