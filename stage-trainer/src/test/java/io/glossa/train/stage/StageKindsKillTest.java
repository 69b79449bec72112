package io.glossa.train.stage;

import io.glossa.run.AtomicFiles;
import io.glossa.train.data.KoreanRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** As {@link StageKillTest}, for stages that hold more than weights and AdamW's state in 32 bits. */
public final class StageKindsKillTest {
    private static final int FEW = 2;
    private static final int MANY = 25;

    private Path folder;
    private final Map<Kind, KilledRuns> runs = new EnumMap<>(Kind.class);

    /** A plan each. */
    private enum Kind {
        /** An adapter that is kept, held and merged, with averages beside it. */
        ADAPTED("""
                replay-sources: [en-replay]
                validation-bytes: 500
                base-samples: {count: 0}
                stages:
                  - {name: adapt, trains: [embeddings.new, lora], steps: 6, lora: {rank: 2, after: keep}, ema: 0.5,
                     learning-rate: 0.01, batch-tokens: 128, checkpoints: {every: 2}, evaluate: {every: 3}}
                  - {name: hold, trains: [norms], steps: 4, learning-rate: 0.01, batch-tokens: 128, checkpoints: {every: 2}}
                  - {name: merge, trains: [lora], lora: {rank: 2}, steps: 4, learning-rate: 0.01, batch-tokens: 128,
                     checkpoints: {every: 2}, ema: 0.5, ema-as-result: true}
                """),
        /** Running means in eight bits, carried into floats and back. */
        CODED("""
                replay-sources: [en-replay]
                validation-bytes: 500
                base-samples: {count: 0}
                stages:
                  - {name: codes, trains: [all], steps: 6, moments: 8-bit, learning-rate: 0.003, batch-tokens: 128,
                     checkpoints: {every: 2}}
                  - {name: floats, trains: [blocks.all], steps: 4, optimizer-state: carry, learning-rate: 0.003,
                     batch-tokens: 128, checkpoints: {every: 2}}
                  - {name: codes-again, trains: [all], steps: 4, moments: 8-bit, optimizer-state: carry, learning-rate: 0.003,
                     batch-tokens: 128, checkpoints: {every: 2}}
                """),
        /** New rows that learn from snippets. */
        DISTILLED("""
                validation-bytes: 500
                base-samples: {count: 0}
                stages:
                  - {name: distil, kind: distillation, trains: [embeddings.new], learning-rate: 0.01, steps: 6,
                     distillation: {snippets-per-piece: 4, window: 40}, batch-tokens: 410, checkpoints: {every: 2}}
                  - {name: rows, trains: [embeddings.new], learning-rate: 0.01, steps: 4, batch-tokens: 128,
                     checkpoints: {every: 2}}
                """);

        private final String plan;

        Kind(String plan) {
            this.plan = plan;
        }
    }

    @BeforeClass
    public void runUndisturbed() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("glossa-kill-kinds");
        TinyRun.writeInputs(folder.resolve("tiny"));
        KoreanRun.write(folder.resolve("korean"), KoreanRun.Head.TIED, 100, 400);
        for (Kind kind : Kind.values()) {
            Path inputs = folder.resolve(kind == Kind.DISTILLED ? "korean" : "tiny");
            runs.put(kind, new KilledRuns(folder.resolve(kind.name()), inputs, kind.plan));
        }
    }

    @AfterClass
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @DataProvider
    public Object[][] kinds() {
        return new Object[][] {{Kind.ADAPTED}, {Kind.CODED}, {Kind.DISTILLED}};
    }

    @Test(dataProvider = "kinds")
    public void killedAFewTimesARunEndsWithTheSameBytes(Object kind) throws Exception {
        runs.get(kind).kill("few", FEW);
    }

    @Test(dataProvider = "kinds", groups = "slow")
    public void killedManyTimesARunEndsWithTheSameBytes(Object kind) throws Exception {
        runs.get(kind).kill("many", MANY);
    }

    @Test(dataProvider = "kinds", groups = "slow")
    public void killedAtEveryFailpointARunEndsWithTheSameBytes(Object kind) throws Exception {
        for (String place : runs.get(kind).failpoints()) {
            runs.get(kind).fallAt(place);
        }
    }
}
