package io.glossa.tests.bench;

import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.train.data.BatchLayout;
import io.glossa.train.data.DataRequest;
import io.glossa.train.data.MixtureSettings;
import io.glossa.train.data.StepReader;
import io.glossa.train.data.TargetMap;
import io.glossa.train.data.TrainingData;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How fast training reads its sequences, and how long a step waits for them.
 *
 * <p>{@code ./mvnw -pl tests -am -Pbench -DskipTests process-test-classes -Dbench.class=io.glossa.tests.bench.DataReading
 * -Dbench.heap=1g -Dbench="MILLIONS_OF_TOKENS FOLDER"}. Packs made-up tokens of three sources in the folder (kept, and used again
 * when it is there), opens them twice, reads 500 steps of 32 sequences of 2,048 tokens as batches as fast as it can, then once
 * more between stretches of computing as long as a model of 100,000 tokens a second takes. Bytes are those of four a token. What
 * lies in memory of the operating system is not read from the disk: for cold numbers drop its caches before.
 */
public final class DataReading {
    private static final int LENGTH = 2048;
    private static final int BATCH_TOKENS = 32 * LENGTH;
    private static final int VOCABULARY = 48_000;
    private static final int STEPS = 500;
    private static final double COMPUTED_TOKENS_PER_SECOND = 100_000;
    private static long sink;

    private DataReading() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        long tokens = Long.parseLong(arguments[0]) * 1_000_000;
        Path pack = Path.of(arguments[1]);
        System.out.println(Machine.describe() + ", heap of at most "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        if (!Files.exists(pack.resolve(PackReport.FILE))) {
            long began = System.nanoTime();
            write(pack, tokens);
            report("packed", tokens, began);
        }
        for (String name : List.of("opened first", "opened again")) {
            long began = System.nanoTime();
            open(pack).close();
            report(name, tokens, began);
        }
        BatchLayout layout = new BatchLayout(BATCH_TOKENS, true, TargetMap.IDENTITY);
        for (int round = 0; round < 3; round++) {
            try (TrainingData data = open(pack);
                    StepReader reader = new StepReader(data, layout)) {
                long began = System.nanoTime();
                for (long step = 1; step <= STEPS; step++) {
                    sink += reader.take(step).bytes();
                }
                report("read and laid out", (long) STEPS * BATCH_TOKENS, began);
            }
        }
        try (TrainingData data = open(pack);
                StepReader reader = new StepReader(data, layout)) {
            waiting(reader);
        }
    }

    private static void waiting(StepReader reader) {
        int steps = 50;
        double waited = 0;
        long began = System.nanoTime();
        for (long step = 1; step <= steps; step++) {
            sink += reader.take(step).bytes();
            waited += step == 1 ? 0 : reader.waitedSeconds();
            long until = System.nanoTime() + (long) (BATCH_TOKENS / COMPUTED_TOKENS_PER_SECOND * 1e9);
            while (System.nanoTime() < until) {
                sink += Long.numberOfTrailingZeros(sink | 1);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-18s %.4f %% of the time of steps 2 to %d was waited for data%n",
                "between computing",
                100 * waited / seconds,
                steps);
    }

    private static TrainingData open(Path pack) {
        MixtureSettings mixture =
                Settings.parse("{temperature: 2}", "benchmark").bind(MixtureSettings.class);
        return TrainingData.open(
                pack,
                new DataRequest(
                        "benchmark", STEPS, BATCH_TOKENS, Optional.empty(), 0, Optional.of(mixture), List.of(), 1));
    }

    /** Tokens by a square law, so that they compress about as those of text; every fourth sequence begins a document. */
    private static void write(Path pack, long tokens) {
        SplittableRandom random = new SplittableRandom(5);
        for (int source = 0; source < 3; source++) {
            long left = tokens * (source + 1) / 6 / LENGTH;
            for (int shard = 0; left > 0; shard++) {
                try (PackedShardWriter writer =
                        PackedShardWriter.create(pack.resolve("train/source-" + source), shard)) {
                    // A shard of about 512 MB.
                    for (int i = 0; i < 60_000 && left > 0; i++, left--) {
                        int[] row = new int[LENGTH];
                        for (int t = 0; t < LENGTH; t++) {
                            double u = random.nextDouble();
                            row[t] = (int) (VOCABULARY * u * u);
                        }
                        writer.write(new PackedSequence(row, i % 4 == 0 ? new int[] {0} : new int[0], 3L * LENGTH));
                    }
                }
            }
        }
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport("made up", LENGTH, Frame.BOS, new TreeMap<>(), new TreeMap<>()));
    }

    private static void report(String what, long tokens, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-18s %8.2f s, %7.1f million tokens a second, %7.0f MB a second; heap %d MiB%n",
                what,
                seconds,
                tokens / 1e6 / seconds,
                tokens * 4 / 1e6 / seconds,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
}
