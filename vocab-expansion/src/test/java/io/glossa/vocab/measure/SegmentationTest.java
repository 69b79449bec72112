package io.glossa.vocab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import java.util.List;
import org.testng.annotations.Test;

public final class SegmentationTest {
    @Test
    public void showsSpacesAndBytesOfASentencePieceModel() {
        Segmentation cut = Segmentation.of(Tokenizers.load(TestData.baseModel()), "the 한\n");
        assertThat(cut.joined(" ")).isEqualTo("▁the ▁ <0xED> <0x95> <0x9C> <0x0A>");
        assertThat(cut.tokens()).hasSize(6);
    }

    @Test
    public void readsByteLevelTokensAsText() {
        // 한 is ED 95 9C; the merge of ED and 95 is two thirds of it.
        ByteLevelModel model = ByteLevelSamples.model().withAddedTokens(List.of("íķ"));
        Segmentation cut = Segmentation.of(new ByteLevelTokenizer(model), "in the 한\n\t");
        assertThat(cut.joined(" | ")).isEqualTo("in | ▁the | ▁ | <0xED><0x95> | <0x9C> | ⏎ | ⇥");
        assertThat(cut.tokens().get(1).id()).isEqualTo(258);
    }

    @Test
    public void showsWholeCharactersBesideCutOnes() {
        // é is C3 A9: a token of é and the first byte of 한.
        ByteLevelModel model = ByteLevelSamples.model().withAddedTokens(List.of("Ã©", "Ã©í"));
        assertThat(Segmentation.of(new ByteLevelTokenizer(model), "é한").joined(" "))
                .isEqualTo("é<0xED> <0x95> <0x9C>");
    }

    @Test
    public void anEmptyTextHasNoTokens() {
        assertThat(Segmentation.of(Tokenizers.load(TestData.baseModel()), "").tokens())
                .isEmpty();
    }
}
