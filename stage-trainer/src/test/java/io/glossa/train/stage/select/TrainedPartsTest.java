package io.glossa.train.stage.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.LowRankAdapter;
import io.glossa.train.model.WeightLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TrainedPartsTest {
    /** Qwen 2's shape: five blocks with nine matrices and biases less norms, biases on queries, keys and values. */
    private static final ModelConfig CONFIG = ModelConfig.of(
            Json.mapper()
                    .valueToTree(new TreeMap<>(Map.of(
                            "model_type", "qwen2",
                            "vocab_size", 20,
                            "hidden_size", 8,
                            "intermediate_size", 12,
                            "num_hidden_layers", 5,
                            "num_attention_heads", 2,
                            "num_key_value_heads", 1,
                            "max_position_embeddings", 16,
                            "tie_word_embeddings", false))),
            "test");

    private static final NewRows NEW = NewRows.behind(15, 20);
    private static final WeightLayout UNTIED = WeightLayout.of(CONFIG, NEW, DataType.BF16);
    private static final WeightLayout TIED =
            WeightLayout.of(CONFIG.with("tie_word_embeddings", BooleanNode.TRUE), NEW, DataType.BF16);

    @DataProvider
    public Object[][] blocks() {
        return new Object[][] {
            {"blocks.all", List.of(1, 2, 3, 4, 5)},
            {"blocks.odd", List.of(1, 3, 5)},
            {"blocks.even", List.of(2, 4)},
            {"blocks.lowest 2", List.of(1, 2)},
            {"blocks.highest 2", List.of(4, 5)},
            {"blocks.highest 5", List.of(1, 2, 3, 4, 5)},
            {"blocks.2..4", List.of(2, 3, 4)},
            {"blocks.5", List.of(5)},
        };
    }

    @Test(dataProvider = "blocks")
    public void blocksAreChosenWholeByTheirNumberFromOne(String part, List<Integer> numbers) {
        TrainedParts parts = select(UNTIED, part);
        TreeSet<Integer> found = new TreeSet<>();
        parts.leaves().forEach(leaf -> found.add(leaf.block().orElseThrow() + 1));
        assertThat(found).containsExactlyElementsOf(numbers);
        // Seven matrices, three biases, two norms.
        assertThat(parts.leaves()).hasSize(12 * numbers.size());
    }

    @Test
    public void vocabularyMatricesAreChosenByRows() {
        assertThat(names(UNTIED, "embeddings.new")).containsExactly("model.embed_tokens.weight[new]");
        assertThat(names(UNTIED, "embeddings.old")).containsExactly("model.embed_tokens.weight[base]");
        assertThat(names(UNTIED, "head.all")).containsExactly("lm_head.weight[base]", "lm_head.weight[new]");
        assertThat(names(UNTIED, "norms"))
                .hasSize(11)
                .contains("model.norm.weight", "model.layers.4.input_layernorm.weight");
        assertThat(names(TIED, "all")).hasSize(2 + 5 * 12 + 1);
    }

    @Test
    public void anAdapterIsChosenByItsOwnWordOnly() {
        WeightLayout adapted = TIED.with(new LowRankAdapter(2, 4, false, List.of("q_proj", "down_proj")));
        assertThat(names(adapted, "lora")).hasSize(5 * 4).contains("model.layers.2.mlp.down_proj.lora_B");
        assertThat(names(adapted, "embeddings.new", "norms")).noneMatch(name -> name.contains("lora"));
        assertThat(adapted.leaves()).hasSize(TIED.leaves().size() + 20);
        LeafInfo a = adapted.leaves().stream()
                .filter(leaf -> leaf.name().equals("model.layers.0.mlp.down_proj.lora_A"))
                .findFirst()
                .orElseThrow();
        assertThat(a.shape()).containsExactly(2, 12);
    }

    @Test
    public void everyEntryHasItsOwnRateAndDecay() {
        TrainedParts parts = TrainedParts.of(
                "s",
                List.of(
                        new PartSettings("embeddings.new", 3e-4, 0.01),
                        PartSettings.of("embeddings.old"),
                        new PartSettings("blocks.1", null, 0.0),
                        PartSettings.of("blocks.2")),
                1e-4,
                0.1,
                TIED);
        assertThat(parts.groups()).extracting(TrainedGroup::learningRate).containsExactly(3e-4, 1e-4, 1e-4, 1e-4);
        assertThat(decays(parts.groups().get(0))).containsExactly(0.01);
        assertThat(decays(parts.groups().get(1))).containsExactly(0.0);
        assertThat(decays(parts.groups().get(2))).containsExactly(0.0);
        assertThat(decays(parts.groups().get(3))).containsExactlyInAnyOrder(0.1, 0.0);
        TrainedGroup own = TrainedParts.of("s", List.of(new PartSettings("blocks.2", null, 0.3)), 1, 0.1, TIED)
                .groups()
                .get(0);
        own.leaves()
                .forEach(leaf -> assertThat(own.decay(leaf))
                        .as(leaf.name())
                        .isEqualTo(leaf.part() == LeafInfo.Part.BLOCK ? 0.3 : 0.0));
    }

    @Test
    public void whatTwoEntriesNameAlikeTrainsOnce() {
        TrainedParts parts = select(UNTIED, "blocks.all", "norms");
        assertThat(parts.leaves()).doesNotHaveDuplicates().hasSize(5 * 12 + 1);
        assertThat(parts.groups().get(1).leaves()).extracting(LeafInfo::name).containsExactly("model.norm.weight");
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {TIED, "head.new", "tied to the embeddings: train embeddings instead, or give the stage 'untie: true'"},
            {TIED, "blocks.4..6", "this model has 5 blocks; they are numbered from 1 to 5"},
            {TIED, "blocks.lowest 6", "this model has 5 blocks"},
            {TIED, "lora", "add 'lora: {rank: 16}'"},
            {WeightLayout.of(CONFIG, NewRows.none(), DataType.F32), "embeddings.new", "no rows were added"},
        };
    }

    @Test(dataProvider = "refusals")
    public void whatAModelLacksIsRefusedWithTheWayOut(WeightLayout layout, String part, String message) {
        assertThatThrownBy(() -> select(layout, part))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage s: trains " + part)
                .hasMessageContaining(message);
    }

    @Test
    public void aLeafThatTwoEntriesWouldMoveDifferentlyIsRefused() {
        List<PartSettings> entries = List.of(PartSettings.of("all"), new PartSettings("embeddings.new", 1.0, null));
        assertThatThrownBy(() -> TrainedParts.of("s", entries, 0.5, 0.1, TIED))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names model.embed_tokens.weight[new] twice, by all")
                .hasMessageContaining("embeddings.old");
        WeightLayout adapted = TIED.with(new LowRankAdapter(2, 4, false, List.of("q_proj")));
        assertThatThrownBy(() -> select(adapted, "lora", "blocks.3"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("model.layers.2.self_attn.q_proj.weight, which blocks.3 trains in full");
    }

    @DataProvider
    public Object[][] words() {
        return new Object[][] {
            {"blocks", "unknown part 'blocks'"},
            {"blocks.0", "numbered from 1"},
            {"blocks.4..3", "the lower first"},
            {"blocks.lowest 0", "1 block or more"},
            {"blocks.lowest", "did you mean 'blocks.lowest 2'"},
            {"embedings.new", "did you mean 'embeddings.new'"},
        };
    }

    @Test(dataProvider = "words")
    public void wordsThatMeanNothingAreRefused(String word, String message) {
        assertThatThrownBy(() -> Selector.of(word))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static TrainedParts select(WeightLayout layout, String... parts) {
        return TrainedParts.of("s", Arrays.stream(parts).map(PartSettings::of).toList(), 0.01, 0.1, layout);
    }

    private static List<String> names(WeightLayout layout, String... parts) {
        return select(layout, parts).leaves().stream().map(LeafInfo::name).toList();
    }

    private static TreeSet<Double> decays(TrainedGroup group) {
        TreeSet<Double> decays = new TreeSet<>();
        group.leaves().forEach(leaf -> decays.add(group.decay(leaf)));
        return decays;
    }
}
