package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered policy must keep. */
public final class ExpansionPolicyContractTest {
    private static final SentencePieceTokenizer BASE = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));
    private static final WordCounts WORDS = WordCounts.of(
            Map.of("▁영화가", 90L, "▁영화는", 80L, "▁재미있어요", 70L, "▁정말", 60L, "재미없다.", 50L, "▁the", 500L, "▁καλημέρα", 40L));

    @DataProvider
    static Object[][] policies() {
        return ExpansionPolicies.all().stream()
                .map(policy -> new Object[] {policy.name()})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "policies")
    public void expansionsKeepTheRulesForEveryScript(String policy) {
        for (String script : List.of("hangul", "greek")) {
            VocabularySettings settings = settings(policy, script);
            Expansion expansion = ExpansionPolicies.get(policy).expand(BASE, WORDS, settings);
            assertThat(expansion.pieces()).isNotEmpty();
            SentencePieceTokenizer expanded = ExpansionRules.apply(BASE, expansion, settings.targetScript());
            assertThat(expanded.size()).isEqualTo(512 + expansion.pieces().size());
            assertThat(expanded.encode("the end")).isEqualTo(BASE.encode("the end"));
        }
    }

    @Test(dataProvider = "policies")
    public void theSameInputsGiveTheSamePieces(String policy) {
        VocabularySettings settings = settings(policy, "hangul");
        assertThat(ExpansionPolicies.get(policy).expand(BASE, WORDS, settings))
                .isEqualTo(ExpansionPolicies.get(policy).expand(BASE, WORDS, settings));
    }

    @Test
    public void anUnknownPolicyIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> ExpansionPolicies.get("continued-bp"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'continued-bpe'?");
    }

    private static VocabularySettings settings(String policy, String script) {
        return new VocabularySettings(policy, "unlimited", List.of(script), 1.0, 1L, null, 1);
    }
}
