package io.glossa.vocab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.DataException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.measure.ParityMeasure.Pair;
import java.util.List;
import org.testng.annotations.Test;

public final class ParityMeasureTest {
    @Test
    public void addsUpBothSidesByHand() {
        // Bytes with the merges Ġt, he, Ġthe, in, Ġa: "in the" is 2 tokens, "안" 3; "cat" is 3, "고양이" 9.
        Tokenizer tokenizer = new ByteLevelTokenizer(ByteLevelSamples.model());
        ParityMeasure parity = ParityMeasure.of(tokenizer, List.of(new Pair("in the", "안"), new Pair("cat", "고양이")));
        assertThat(parity).isEqualTo(new ParityMeasure(2, 12, 5, 2.4));
    }

    @Test
    public void aTextAgainstItselfIsAtParity() {
        Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
        assertThat(ParityMeasure.of(tokenizer, List.of(new Pair("Ọ̀rẹ́ mi", "Ọ̀rẹ́ mi")))
                        .parity())
                .isEqualTo(1);
    }

    @Test
    public void refusesPairsWithoutText() {
        Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
        assertThatThrownBy(() -> ParityMeasure.of(tokenizer, List.of(new Pair("Hello", ""))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("both sides")
                .hasMessageContaining("a tab");
    }
}
