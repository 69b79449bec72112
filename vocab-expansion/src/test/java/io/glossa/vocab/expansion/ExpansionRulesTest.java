package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.FormatException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.Test;

/** Every rule, broken alone. */
public final class ExpansionRulesTest {
    private static final TargetScript HANGUL = TargetScript.of(List.of("hangul"));
    private static final SentencePieceTokenizer BASE = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));

    @Test
    public void aSoundExpansionPasses() {
        SentencePieceTokenizer expanded = apply("가", "나", "가나", "▁가나");
        assertThat(expanded.encode("가나")).containsExactly(515);
    }

    @Test
    public void aPieceInAnotherScriptIsRefused() {
        assertBroken("only characters of the script [hangul]", "가", "가x");
    }

    @Test
    public void aPieceWithACharacterThatIsNoneIsRefused() {
        assertBroken("each of its characters to be a piece", "가", "가나");
    }

    @Test
    public void aPieceThatCannotBeReachedIsRefused() {
        // Nothing makes three of one: 가나 and 나다 are no pieces.
        assertBroken("its own spelling to be encoded as it", "가", "나", "다", "가나다");
    }

    @Test
    public void aPieceThatIsThereAlreadyIsRefused() {
        assertThatThrownBy(() -> apply("가", "가"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("'가' has two ids");
    }

    @Test
    public void scoresOutOfOrderAreRefused() {
        SentencePieceModel model =
                BASE.model().withAddedPieces(List.of(Piece.normal("가", -300), Piece.normal("나", -300)));
        assertThatThrownBy(() -> ExpansionRules.check(BASE, new SentencePieceTokenizer(model), HANGUL))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("'나'")
                .hasMessageContaining("a score below -300.0");
    }

    @Test
    public void aChangedBaseIsRefused() {
        assertThatThrownBy(() -> ExpansionRules.check(apply("가"), BASE, HANGUL))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("are not those of the base");
    }

    private static void assertBroken(String rule, String... pieces) {
        assertThatThrownBy(() -> apply(pieces))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining("'" + pieces[pieces.length - 1] + "'");
    }

    private static SentencePieceTokenizer apply(String... pieces) {
        List<AddedPiece> added =
                Arrays.stream(pieces).map(p -> new AddedPiece(p, "", "", 1)).toList();
        return ExpansionRules.apply(BASE, new Expansion(added, 1, ""), HANGUL);
    }
}
