package io.glossa.train.handoff;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.train.stage.StageSettings;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A small pack whose documents are known, and a stage. */
final class HandOffInputs {
    static final Path BASE = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    static final int LENGTH = 16;
    static final int END = 2;
    static final String STAGE = """
            name: everything
            trains: [all]
            learning-rate: 0.003
            steps: 400
            batch-tokens: 256
            micro-batch-tokens: 64
            warmup: 0.1
            floor: 0.1
            replay-share: 0.25
            """;

    private HandOffInputs() {}

    static StageSettings stage(String... changes) {
        Settings settings = Settings.parse(STAGE, "stage");
        for (String change : changes) {
            settings = settings.set(change);
        }
        return settings.bind(StageSettings.class);
    }

    static ModelConfig config() {
        return ModelConfig.read(BASE);
    }

    /** Documents of one source: BOS and 1 to 40 further ids, all below {@code most}. */
    static List<int[]> documents(int count, int most, long seed) {
        Random random = new Random(seed);
        List<int[]> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] document = random.ints(2 + random.nextInt(40), 3, most).toArray();
            document[0] = 1;
            documents.add(document);
        }
        return documents;
    }

    /** Packs documents as the pack step does: behind each other, cut to one length; in two shards. */
    static void pack(Path source, List<int[]> documents) {
        int half = documents.size() / 2;
        writeShard(source, 0, documents.subList(0, half));
        writeShard(source, 1, documents.subList(half, documents.size()));
    }

    static void report(Path pack) {
        String hash = TokenizerSource.of(BASE).sha256();
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(hash, LENGTH, Frame.BOS, new TreeMap<>(), new TreeMap<>()));
    }

    /** A document with the end-of-text token behind it. */
    static int[] ended(int[] document) {
        int[] ended = Arrays.copyOf(document, document.length + 1);
        ended[document.length] = END;
        return ended;
    }

    private static void writeShard(Path source, int shard, List<int[]> documents) {
        int[] all = documents.stream().flatMapToInt(Arrays::stream).toArray();
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        for (int[] document : documents) {
            starts.add(at);
            at += document.length;
        }
        try (PackedShardWriter writer = PackedShardWriter.create(source, shard)) {
            for (int from = 0; from < all.length; from += LENGTH) {
                int begin = from;
                int end = Math.min(all.length, from + LENGTH);
                int[] within = starts.stream()
                        .filter(start -> start >= begin && start < end)
                        .mapToInt(start -> start - begin)
                        .toArray();
                writer.write(new PackedSequence(Arrays.copyOfRange(all, from, end), within, 3));
            }
        }
    }
}
