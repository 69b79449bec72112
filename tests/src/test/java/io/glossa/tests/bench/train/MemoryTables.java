package io.glossa.tests.bench.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.MemoryPlan;
import io.glossa.train.stage.PlanCheck;
import io.glossa.train.stage.StageEstimate;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.TrainingSettings;
import java.util.List;
import java.util.Locale;

/**
 * What published plans would hold in the memory of one card: SOLAR-10.7B and Llama-3-8B with 17,072 and 20,992 new rows under
 * RedWhale's four stages, in bfloat16, blocks recomputed, one sequence of 4,096 tokens at a time; AdamW's running means in 32 bits and in
 * eight.
 */
public final class MemoryTables {
    private static final int LENGTH = 4096;
    private static final double GIGABYTE = 1e9;

    private MemoryTables() {}

    /** Prints the tables. */
    public static void main(String[] arguments) {
        print("SOLAR-10.7B", config(4096, 48, 14336, 32000 + 17072), 17072);
        print("Llama-3-8B", config(4096, 32, 14336, 128256 + 20992), 20992);
    }

    private static ModelConfig config(int hidden, int layers, int inner, int vocabulary) {
        ObjectNode tree = Json.mapper().createObjectNode();
        tree.put("model_type", "llama").put("hidden_size", hidden).put("num_hidden_layers", layers);
        tree.put("num_attention_heads", 32).put("num_key_value_heads", 8).put("intermediate_size", inner);
        tree.put("vocab_size", vocabulary).put("max_position_embeddings", LENGTH);
        return ModelConfig.of(tree, "benchmark");
    }

    private static void print(String name, ModelConfig config, int added) {
        System.out.printf(
                Locale.ROOT,
                "%s, gigabytes%n%-22s %8s %8s %9s %8s %11s %10s %8s%n",
                name,
                "stage",
                "moments",
                "weights",
                "gradients",
                "moments",
                "activations",
                "transients",
                "peak");
        for (String form : List.of("float32", "8-bit")) {
            rows(config, added, form);
        }
    }

    private static void rows(ModelConfig config, int added, String form) {
        String all = "{compute: bfloat16, recompute: true, batch-tokens: " + 64 * LENGTH + ", micro-batch-tokens: "
                + LENGTH + ", moments: " + form + "}";
        TrainingSettings settings = Settings.parse("plan: {name: redwhale-4, every-stage: " + all + "}", "plan")
                .bind(TrainingSettings.class);
        int rows = config.vocabularySize();
        List<WeightLayout> layouts = PlanCheck.of(settings, config, NewRows.behind(rows - added, rows), DataType.BF16);
        for (int i = 0; i < layouts.size(); i++) {
            StageSettings stage = settings.stages().get(i);
            MemoryPlan plan = StageEstimate.of(layouts.get(i), stage, LENGTH, 1).memory();
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %8s %8.1f %9.1f %8.1f %11.1f %10.1f %8.1f%n",
                    stage.name(),
                    form,
                    plan.weights() / GIGABYTE,
                    plan.gradients() / GIGABYTE,
                    plan.moments() / GIGABYTE,
                    plan.activations() / GIGABYTE,
                    plan.transients() / GIGABYTE,
                    plan.peak() / GIGABYTE);
        }
    }
}
