package io.glossa.train.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import io.glossa.train.metrics.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a finished stage tells of itself.
 *
 * @param settings what it was told to do
 * @param summary what it did
 * @param validations along its steps, from before the first on
 */
public record StageAccount(StageSettings settings, StageSummary summary, List<Validated> validations) {
    public StageAccount {
        validations = List.copyOf(validations);
    }

    /**
     * A validation.
     *
     * @param step the last step in the weights
     * @param bitsPerByte by source
     */
    public record Validated(long step, SortedMap<String, Double> bitsPerByte) {
        public Validated {
            bitsPerByte = new TreeMap<>(bitsPerByte);
        }
    }

    /**
     * Reads the accounts of a plan whose stages have all ended.
     *
     * @param train the directory that holds theirs
     */
    public static List<StageAccount> read(Path train, TrainingSettings plan) {
        List<StageAccount> accounts = new ArrayList<>();
        for (int i = 0; i < plan.stages().size(); i++) {
            Path directory = StagedTrainer.directory(train, i, plan.stages().get(i));
            accounts.add(new StageAccount(
                    plan.stages().get(i),
                    Json.read(directory.resolve(StageSummary.FILE), StageSummary.class),
                    validations(directory.resolve(StageRun.METRICS_FILE))));
        }
        return accounts;
    }

    private static List<Validated> validations(Path metrics) {
        List<Validated> validations = new ArrayList<>();
        for (JsonNode line : JsonLines.read(metrics)) {
            if (line.has("validation")) {
                validations.add(new Validated(line.path("step").asLong(), JsonLines.bitsPerByte(line)));
            }
        }
        return validations;
    }
}
