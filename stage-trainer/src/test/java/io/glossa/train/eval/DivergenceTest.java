package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.corpus.Document;
import io.glossa.run.DataException;
import io.glossa.run.Progress;
import java.util.BitSet;
import java.util.List;
import org.testng.annotations.Test;

public class DivergenceTest {
    private static final Progress.Task NO_TASK = Progress.NONE.begin("", "", -1);
    private static final BitSet NONE = new BitSet();

    private final LetterTokenizer tokenizer = new LetterTokenizer("Lily", " the");
    private final List<TokenizedDocument> stories = List.of(
            TokenizedDocument.of(new Document("1", "s", "en", "Lily saw the sun. Lily was glad."), tokenizer),
            TokenizedDocument.of(new Document("2", "s", "en", "Tim saw the dog."), tokenizer));
    private final FormulaModel base = new FormulaModel(261, 8, 1.5);

    @Test
    public void identicalModelsDoNotDiverge() {
        assertThat(new Divergence(base, base, 8, NONE).of(stories, NO_TASK).nats())
                .containsExactly(0, 0);
    }

    /** {@code 0.5 ln(0.5 / 0.25) + 0.5 ln(0.5 / 0.5)} by hand: the third id takes a quarter away. */
    @Test
    public void newIdsCountAgainstTheAdaptedModel() {
        float half = (float) Math.log(0.5);
        float quarter = (float) Math.log(0.25);
        assertThat(Divergence.divergence(new float[] {half, half}, new float[] {quarter, half, quarter}, NONE))
                .isEqualTo(0.5 * Math.log(2), within(1e-7));
        assertThat(Divergence.divergence(new float[] {0, Float.NEGATIVE_INFINITY}, new float[] {half, half}, NONE))
                .isEqualTo(Math.log(2), within(1e-7));
    }

    /**
     * The second id was given up: {@code 0.5 ln(0.5 / 0.25) + 0.5 ln(0.5 / 0.75)} by hand, the new id in its place and the one
     * behind the base being one outcome of three quarters.
     */
    @Test
    public void idsGivenUpAreOneOutcome() {
        float half = (float) Math.log(0.5);
        float quarter = (float) Math.log(0.25);
        BitSet second = new BitSet();
        second.set(1);
        assertThat(Divergence.divergence(new float[] {half, half}, new float[] {quarter, half, quarter}, second))
                .isEqualTo(0.5 * Math.log(2) + 0.5 * Math.log(0.5 / 0.75), within(1e-7));
    }

    @Test
    public void sumsOverEveryPositionWhateverTheWindow() {
        FormulaModel adapted = new FormulaModel(270, 64, 1.0);
        double[] expected = new double[2];
        for (int d = 0; d < 2; d++) {
            int[] tokens = stories.get(d).tokens();
            for (int t = 0; t + 1 < tokens.length; t++) {
                for (int v = 0; v < 261; v++) {
                    double p = base.logProbability(tokens[t], v);
                    expected[d] += Math.exp(p) * (p - adapted.logProbability(tokens[t], v));
                }
            }
        }
        for (int window : new int[] {4, 7, 64}) {
            DocumentSums sums = new Divergence(base, adapted, window, NONE).of(stories, NO_TASK);
            assertThat(sums.nats()).containsExactly(expected, within(1e-4));
            assertThat(sums.bitsPerByte()).isPositive();
        }
        assertThat(adapted.rowLengths()).allMatch(length -> length <= 64);
    }

    @Test
    public void aSmallerVocabularyIsRefused() {
        FormulaModel smaller = new FormulaModel(200, 8, 1);
        assertThatThrownBy(() -> new Divergence(base, smaller, 8, NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("200 output rows");
    }
}
