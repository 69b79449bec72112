package io.glossa.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step so that its directory appears whole or not at all.
 *
 * <ol>
 *   <li>Take the step's lock ({@code .NAME.lock} beside the directory).
 *   <li>If the directory has a manifest with the wanted fingerprint: done, nothing runs.
 *   <li>If {@code NAME.partial} is complete (killed between manifest and rename): only rename it.
 *   <li>Otherwise run the body in {@code NAME.partial}, hash the outputs, write {@code manifest.json}, rename.
 * </ol>
 *
 * <p><b>Errors.</b> {@link ConfigException} naming every changed key when a step that resumes was begun with other settings
 * or inputs and has checkpoints: they are never thrown away unasked.
 *
 * <p>Failpoints, in order: {@code STEP.begun}, {@code STEP.worked}, {@code STEP.manifest}, {@code STEP.retired} (only
 * when an older directory stood there), {@code STEP.committed}.
 */
public final class StepRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
    private static final String FINGERPRINT = ".fingerprint";

    private StepRunner() {}

    /** Whether the work was done now or had been done before. */
    public enum Outcome {
        /** The body ran. */
        RAN,
        /** An equal manifest was found; the body did not run. */
        SKIPPED
    }

    /** Runs or skips a step. */
    public static Outcome run(Step step, Step.Body body) {
        Path directory = step.directory().toAbsolutePath();
        Path partial = directory.resolveSibling(directory.getFileName() + ".partial");
        Path retired = directory.resolveSibling(directory.getFileName() + ".retired");
        String fingerprint = step.fingerprint();
        try (FileLockHold held = FileLockHold.acquire(
                directory.resolveSibling("." + directory.getFileName() + ".lock"), directory.toString())) {
            AtomicFiles.delete(retired);
            if (hasFingerprint(directory, fingerprint)) {
                AtomicFiles.delete(partial);
                LOG.info("{}: up to date", step.name());
                return Outcome.SKIPPED;
            }
            if (!hasFingerprint(partial, fingerprint)) {
                work(step, body, partial, fingerprint);
            }
            Failpoint.pass(step.name() + ".manifest");
            commit(step, partial, directory, retired);
            return Outcome.RAN;
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
    }

    private static boolean hasFingerprint(Path directory, String fingerprint) {
        Optional<Manifest> manifest = Manifest.find(directory);
        return manifest.isPresent() && manifest.get().fingerprint().equals(fingerprint);
    }

    private static void work(Step step, Step.Body body, Path partial, String fingerprint) throws IOException {
        Path mark = partial.resolve(FINGERPRINT);
        Path begunWith = partial.resolve(StepChanges.FILE);
        StepChanges now = StepChanges.of(step);
        boolean leftover = step.leftover() == Step.Leftover.RESUME && Files.exists(mark) && Files.exists(begunWith);
        boolean resumable = leftover && Files.readString(mark).equals(fingerprint);
        if (resumable) {
            warnOfOtherSoftware(step, now.softwareSince(Json.read(begunWith, StepChanges.class)));
        } else {
            if (leftover && holdsCheckpoints(partial)) {
                refuse(step, partial, now.since(Json.read(begunWith, StepChanges.class)));
            }
            AtomicFiles.delete(partial);
            Files.createDirectories(partial);
            Json.write(begunWith, now);
            Files.writeString(mark, fingerprint);
        }
        LOG.info("{}: {}", step.name(), resumable ? "resuming" : "starting");
        Failpoint.pass(step.name() + ".begun");
        Instant began = Instant.now();
        long processorBegan = processorNanos();
        Map<String, Long> counts = body.run(partial);
        Failpoint.pass(step.name() + ".worked");
        Json.write(
                partial.resolve("timing.json"),
                new Timing(
                        began.toString(),
                        Instant.now().toString(),
                        (System.currentTimeMillis() - began.toEpochMilli()) / 1e3,
                        (processorNanos() - processorBegan) / 1e9));
        Manifest manifest = new Manifest(
                step.name(),
                fingerprint,
                step.inputs(),
                step.settings(),
                step.software(),
                new TreeMap<>(counts),
                Manifest.outputsOf(partial));
        Json.write(partial.resolve(Manifest.FILE), manifest);
    }

    private static boolean holdsCheckpoints(Path partial) throws IOException {
        Path checkpoints = partial.resolve(Step.CHECKPOINTS);
        if (!Files.isDirectory(checkpoints)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(checkpoints)) {
            return entries.findAny().isPresent();
        }
    }

    /** Work that was saved is never thrown away silently. */
    private static void refuse(Step step, Path partial, List<String> changes) {
        throw new ConfigException(step.name() + " was begun otherwise, and its checkpoints are kept: "
                + String.join("; ", changes) + ". Give the old value to go on with them, or delete " + partial
                + " to begin this step anew");
    }

    private static void warnOfOtherSoftware(Step step, List<String> changes) {
        if (!changes.isEmpty()) {
            LOG.warn(
                    "{}: goes on under other conditions than it was begun with, so its last bits may differ: {}",
                    step.name(),
                    String.join("; ", changes));
        }
    }

    private static void commit(Step step, Path partial, Path directory, Path retired) throws IOException {
        if (Files.exists(directory)) {
            AtomicFiles.move(directory, retired);
            Failpoint.pass(step.name() + ".retired");
        }
        Files.deleteIfExists(partial.resolve(FINGERPRINT));
        Files.deleteIfExists(partial.resolve(StepChanges.FILE));
        Files.deleteIfExists(partial.resolve(KnownHashes.FILE));
        AtomicFiles.move(partial, directory);
        Failpoint.pass(step.name() + ".committed");
        AtomicFiles.delete(retired);
        LOG.info("{}: done", step.name());
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** What {@code timing.json} holds: clocks in ISO 8601, wall and processor seconds of this process. */
    private record Timing(String began, String ended, double wallSeconds, double processorSeconds) {}
}
