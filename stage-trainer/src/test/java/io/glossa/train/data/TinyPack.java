package io.glossa.train.data;

import io.glossa.run.Json;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A packed corpus of a made-up language, in which every token decides the next, and of some replay. */
public final class TinyPack {
    public static final int BASE_ROWS = 512;
    public static final int NEW_ROWS = 24;
    static final int LENGTH = 32;
    private static final Path MODEL = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");

    private TinyPack() {}

    public static void write(Path pack) {
        writeShard(pack.resolve("train/ko-made-up"), 60, BASE_ROWS, NEW_ROWS, 1);
        writeShard(pack.resolve("train/en-replay"), 20, 3, 200, 2);
        writeShard(pack.resolve("validation/ko-made-up"), 6, BASE_ROWS, NEW_ROWS, 3);
        writeShard(pack.resolve("validation/en-replay"), 6, 3, 200, 4);
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(
                        TokenizerSource.of(MODEL).sha256(),
                        LENGTH,
                        Frame.BOS,
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("ko-made-up", "ko", "en-replay", "en"))));
    }

    /** Each document is BOS and a walk whose next token is a fixed function of the last. */
    private static void writeShard(Path directory, int count, int firstId, int ids, long seed) {
        Random random = new Random(seed);
        List<PackedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] tokens = new int[LENGTH];
            int second = 5 + random.nextInt(20);
            int state = random.nextInt(ids);
            for (int t = 0; t < LENGTH; t++) {
                boolean begins = t == 0 || t == second;
                tokens[t] = begins ? 1 : firstId + state;
                state = begins ? random.nextInt(ids) : (state * 5 + 1) % ids;
            }
            sequences.add(new PackedSequence(tokens, new int[] {0, second}, 3L * (LENGTH - 2)));
        }
        try (PackedShardWriter writer = PackedShardWriter.create(directory, 0)) {
            sequences.forEach(writer::write);
        }
    }
}
