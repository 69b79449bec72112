package io.glossa.train.metrics;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells how fast a stage runs: a line of {@value #TIMING} a step, and events for TensorBoard.
 *
 * <p><b>Units.</b> Rates are a second's. Utilisation is a share of the peak.
 */
public final class StageClock implements AutoCloseable {
    /** One {@link Timed} a line. */
    public static final String TIMING = "timing.jsonl";

    private final JsonLines timing;
    private final EventFile events;
    private final ModelOperations operations;
    private final double peak;

    private StageClock(JsonLines timing, EventFile events, ModelOperations operations, double peak) {
        this.timing = timing;
        this.events = events;
        this.operations = operations;
        this.peak = peak;
    }

    /**
     * A line of {@value #TIMING}.
     *
     * @param step the step
     * @param seconds of the clock spent in it: reading, computing and the optimiser
     * @param waitedSeconds of these, for data
     * @param tokensPerSecond positions read
     * @param bytesPerSecond UTF-8 bytes of text read
     * @param operationsPerSecond that the model asks for, see {@link ModelOperations}
     * @param operationsPerSecondWithoutHead the same without the head
     * @param utilisation of the peak
     * @param utilisationWithoutHead the same without the head
     * @param residentBytes of the process in the machine's memory
     * @param nativeBytes of these outside the Java heap
     */
    public record Timed(
            long step,
            double seconds,
            double waitedSeconds,
            double tokensPerSecond,
            double bytesPerSecond,
            double operationsPerSecond,
            double operationsPerSecondWithoutHead,
            double utilisation,
            double utilisationWithoutHead,
            long residentBytes,
            long nativeBytes) {}

    /**
     * Opens the files in a stage's directory.
     *
     * @param step the last step already taken
     * @param peak operations a second that utilisation is a share of
     */
    public static StageClock open(Path directory, long step, ModelOperations operations, double peak) {
        return new StageClock(
                JsonLines.append(directory.resolve(TIMING)),
                EventFile.open(directory.resolve(EventFile.NAME), step),
                operations,
                peak);
    }

    /**
     * Notes a step.
     *
     * @param values further values of the step by name, for TensorBoard alone
     */
    public Timed step(
            long step, double seconds, double waitedSeconds, long tokens, long bytes, Map<String, Double> values) {
        double rate = operations.total() * tokens / seconds;
        double rateWithoutHead = operations.withoutHead() * tokens / seconds;
        ProcessMemory memory = ProcessMemory.now();
        Timed timed = new Timed(
                step,
                seconds,
                waitedSeconds,
                tokens / seconds,
                bytes / seconds,
                rate,
                rateWithoutHead,
                rate / peak,
                rateWithoutHead / peak,
                memory.resident(),
                memory.nativeMemory());
        timing.append(timed);
        SortedMap<String, Double> all = new TreeMap<>(values);
        all.put("speed/tokens_per_second", timed.tokensPerSecond());
        all.put("speed/bytes_per_second", timed.bytesPerSecond());
        all.put("speed/utilisation", timed.utilisation());
        all.put("speed/utilisation_without_head", timed.utilisationWithoutHead());
        all.put("memory/native_mib", memory.nativeMemory() / 1048576.0);
        events.append(step, all);
        return timed;
    }

    /** Notes values that a step is not timed for, for TensorBoard alone. */
    public void values(long step, Map<String, Double> values) {
        events.append(step, new TreeMap<>(values));
    }

    /** A step in a few words, for a progress bar. */
    public static String note(double loss, Timed timed) {
        return String.format(
                Locale.ROOT,
                "loss %.3f, %,.0f tokens/s, %.0f %% of peak",
                loss,
                timed.tokensPerSecond(),
                100 * timed.utilisation());
    }

    @Override
    public void close() {
        timing.close();
        events.close();
    }
}
