package io.glossa.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.WeightLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

/**
 * The stories model (width 64, 8 heads of 8, 4 of them for keys and values, intermediate 172, 5 layers, tied) with 1,536 rows
 * added to its 512, by hand: a block's matrices have 2 * 64 * 64 + 2 * 32 * 64 + 3 * 64 * 172 = 45,312 weights, the rows
 * 2,048 * 64 = 131,072, of them new 98,304; attention takes 4 * 128 * 64 = 32,768 a layer forward at 256 positions.
 */
public final class ModelOperationsTest {
    private final ModelConfig config = ModelConfig.read(
                    Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k"))
            .withVocabularySize(2048);
    private final List<LeafInfo> leaves =
            WeightLayout.of(config, NewRows.behind(512, 2048), DataType.F32).leaves();

    @Test
    public void everythingTrainedTakesSixOperationsAWeight() {
        ModelOperations all = of(leaf -> true);
        assertThat(all.blocks()).isEqualTo(6.0 * 5 * 45_312);
        assertThat(all.attention()).isEqualTo(3.0 * 5 * 32_768);
        assertThat(all.head()).isEqualTo(6.0 * 131_072);
        assertThat(all.total()).isEqualTo(all.withoutHead() + all.head());
    }

    @Test
    public void newRowsAloneSendTheGradientThroughFrozenBlocks() {
        ModelOperations rows = of(leaf -> leaf.part() == LeafInfo.Part.NEW_EMBEDDINGS);
        assertThat(rows.blocks()).isEqualTo(4.0 * 5 * 45_312);
        assertThat(rows.attention()).isEqualTo(3.0 * 5 * 32_768);
        assertThat(rows.head()).isEqualTo(4.0 * 131_072 + 2.0 * 98_304);
    }

    @Test
    public void belowTheLowestTrainedBlockOnlyTheWayForwardIsTaken() {
        ModelOperations upper = of(leaf -> leaf.block().orElse(0) >= 3);
        assertThat(upper.blocks()).isEqualTo((3 * 2.0 + 2 * 6.0) * 45_312);
        assertThat(upper.attention()).isEqualTo((3 + 2 * 3.0) * 32_768);
        assertThat(upper.head()).isEqualTo(4.0 * 131_072);
    }

    private ModelOperations of(Predicate<LeafInfo> trained) {
        Set<String> names = leaves.stream().filter(trained).map(LeafInfo::name).collect(Collectors.toSet());
        return ModelOperations.of(config, leaves, names, 256);
    }
}
