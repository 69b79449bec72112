package io.glossa.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where everything of a run stands.
 *
 * @param root the directory given by {@code --out}
 * @param elsewhere steps by name that runs share, and so stand in directories of their own
 */
record RunLayout(Path root, Map<String, Path> elsewhere) {
    RunLayout {
        root = root.toAbsolutePath().normalize();
        elsewhere = Map.copyOf(elsewhere);
    }

    /** A run that keeps all to itself. */
    RunLayout(Path root) {
        this(root, Map.of());
    }

    Path plan() {
        return root.resolve("plan.yaml");
    }

    Path corpus() {
        return step("corpus");
    }

    Path scratch() {
        return step("scratch");
    }

    Path vocab() {
        return step("vocab");
    }

    Path vocabSweep() {
        return root.resolve("vocab-sweep");
    }

    Path pack() {
        return step("pack");
    }

    Path vectors() {
        return step("vectors");
    }

    Path init() {
        return step("init");
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

    private Path step(String name) {
        return elsewhere.getOrDefault(name, root.resolve(name));
    }
}
