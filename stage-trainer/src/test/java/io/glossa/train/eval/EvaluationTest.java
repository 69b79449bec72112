package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.Document;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import java.util.List;
import java.util.function.Consumer;
import org.testng.annotations.Test;

public class EvaluationTest {
    private static final String REVIEW = "정말 재미있는 영화였다. 다시 보고 싶다.";
    private static final EvaluationSettings SETTINGS = new EvaluationSettings(null, null, null, 200, null, null, null);

    private final LetterTokenizer small = new LetterTokenizer();
    private final LetterTokenizer large = new LetterTokenizer("영화", "다시", "다. ", "재미", "있는 ");
    private final EvaluationSet korean = new EvaluationSet(
            "ko-reviews",
            "ko",
            false,
            List.of(
                    new Document("1", "nsmc", "ko", REVIEW),
                    new Document("2", "nsmc", "ko", "재미있는 영화"),
                    new Document("3", "nsmc", "ko", "음".repeat(40))));
    private final EvaluationSet stories =
            new EvaluationSet("en-stories", "en", true, List.of(new Document("1", "s", "en", "Lily saw the sun.")));

    /** A uniform model over V ids costs log2 V bits a token, so bits per byte is tokens log2 V over bytes, exactly. */
    @Test
    public void uniformModelsCostTheLogarithmOfTheVocabulary() {
        EvaluationResults results = evaluation(0, 0).measure(List.of(korean));
        EvaluationResults.SetResult result = results.bitsPerByte().get("ko-reviews");
        long bytes = korean.bytes();
        assertThat(result.baseTokens()).isEqualTo(bytes);
        assertThat(result.comparison().base()).isEqualTo(Math.log(259) / Math.log(2), within(1e-6));
        double adapted = result.adaptedTokens() * Math.log(264) / Math.log(2) / bytes;
        assertThat(result.comparison().adapted()).isEqualTo(adapted, within(1e-6));
        assertThat(result.uniform()).isEqualTo(adapted, within(1e-12));
        assertThat(result.fixedByteContext().comparison().adapted()).isEqualTo(adapted, within(1e-6));
    }

    /** The model sees only the token before, so windows must not change its cost: the plain sum over each document. */
    @Test
    public void windowsChangeNothingForAModelOfOneToken() {
        FormulaModel model = new FormulaModel(264, 10, 2);
        double nats = 0;
        for (Document document : korean.documents()) {
            int[] tokens = TokenizedDocument.of(document, large).tokens();
            for (int t = 1; t < tokens.length; t++) {
                nats -= model.logProbability(tokens[t - 1], tokens[t]);
            }
        }
        EvaluationResults results = evaluation(2, 2).measure(List.of(korean));
        Comparison comparison = results.bitsPerByte().get("ko-reviews").comparison();
        assertThat(comparison.adapted()).isEqualTo(nats / Math.log(2) / korean.bytes(), within(1e-5));
        assertThat(comparison.adapted())
                .isBetween(comparison.interval().low(), comparison.interval().high());
    }

    @Test
    public void resultsHaveTheKeysThatReadersExpect() {
        JsonNode json = Json.mapper().valueToTree(evaluation(1, 1).measure(List.of(korean, stories)));
        JsonNode set = json.get("bits_per_byte").get("ko-reviews");
        for (String key : List.of("base", "adapted", "uniform", "unigram", "bigram", "xz")) {
            assertThat(set.get(key).isNumber()).as(key).isTrue();
        }
        assertThat(set.get("interval")).hasSize(2);
        assertThat(set.get("fixed_byte_context").get("context_bytes").asInt()).isEqualTo(4);
        assertThat(json.get("divergence_from_base_bits_per_byte").asDouble()).isPositive();
        assertThat(json.get("divergence").get("texts_tokenised_differently").asInt())
                .isZero();
        assertThat(json.get("warnings").toString()).contains("3 documents, fewer than 200");
    }

    @Test
    public void twoMeasurementsAreTheSameBytes() {
        assertThat(Json.pretty(evaluation(1, 2).measure(List.of(korean, stories))))
                .isEqualTo(Json.pretty(evaluation(1, 2).measure(List.of(korean, stories))));
    }

    @Test
    public void withoutStoriesThereIsNoDivergence() {
        JsonNode json = Json.mapper().valueToTree(evaluation(1, 1).measure(List.of(korean)));
        assertThat(json.get("divergence_from_base_bits_per_byte").isNull()).isTrue();
    }

    @Test
    public void aTokenizerLargerThanTheModelIsRefused() {
        assertThatThrownBy(() -> new Subject(new FormulaModel(259, 10, 0), large))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("264 pieces");
    }

    private Evaluation evaluation(double baseSharpness, double adaptedSharpness) {
        return new Evaluation(
                new Subject(new FormulaModel(259, 10, baseSharpness), small),
                new Subject(new FormulaModel(264, 10, adaptedSharpness), large),
                new OneReview(),
                SETTINGS,
                Progress.NONE);
    }

    private final class OneReview implements TrainingText {
        @Override
        public List<String> sources(String language) {
            return List.of("reviews");
        }

        @Override
        public void forEach(String source, Consumer<int[]> sequence) {
            sequence.accept(TokenizedDocument.of(new Document("t", source, "ko", REVIEW), large)
                    .tokens());
        }
    }
}
