package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A guard by the share of lines, on real Swahili over an English base. */
public final class GuardedLinesTest {
    private static final ExpansionBase BASE = ExpansionBase.of(new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model"))));
    private static final VocabularySettings SETTINGS =
            new VocabularySettings(null, "400", List.of("latin"), 1.0, 5L, null, 1);

    private final List<String> english =
            TestData.lines(TestData.root().resolve("tests/data/en/state-union.jsonl.gz"), 4000);
    private final WordCounts swahili = ExpansionPolicyContractTest.count(
            BASE, TestData.lines(TestData.root().resolve("tests/data/sw/bible-nt-sw.jsonl.gz"), 1500));

    @DataProvider
    static Object[][] shares() {
        return new Object[][] {{0.1}, {0.3}, {0.5}};
    }

    @Test(dataProvider = "shares")
    public void noMoreHeldOutLinesChangeThanAllowed(double most) {
        List<String> held = english.subList(english.size() / 2, english.size());
        GuardedLines lines = GuardedLines.of(BASE, held, most);
        Guard guard = new Guard(
                "en", ExpansionPolicyContractTest.count(BASE, english.subList(0, english.size() / 2)), 1e6, lines);
        Expansion expansion = new ContinuedBpe().expand(BASE, swahili, List.of(guard), SETTINGS);
        Tokenizer expanded = BASE.expanded(expansion, SETTINGS.targetScript()).tokenizer();
        long changed = held.stream()
                .filter(line -> !Arrays.equals(BASE.tokenizer().encode(line), expanded.encode(line)))
                .count();
        GuardOutcome outcome = expansion.guards().get("en");
        assertThat(outcome.changedLines()).isEqualTo((int) changed);
        assertThat(changed).isLessThanOrEqualTo((long) (most * lines.size()));
        assertThat(changed).as("the budget is used").isGreaterThan((long) (most * lines.size() / 4));
    }

    @Test
    public void aLineWithoutWordsIsNone() {
        assertThat(GuardedLines.of(BASE, List.of("one\n\n \ntwo three"), 1).size())
                .isEqualTo(2);
    }
}
