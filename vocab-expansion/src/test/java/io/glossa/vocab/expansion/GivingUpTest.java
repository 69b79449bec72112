package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.run.Settings;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testng.annotations.Test;

/** Which pieces go, in which order, and where the policies that give up pieces refuse. */
public final class GivingUpTest {
    private static final SentencePieceTokenizer STORIES = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));
    private static final SentencePieceTokenizer BASE = withPieces("а", "б", "в", "аб", "абв", "вв", "▁б");

    @Test
    public void leavesGoRarestFirstAndHandTheirUsesOn() {
        // абв stands 3 times, вв 5 times, аб by itself 2 times: when абв goes, аб has 5 uses and the later вв goes
        // first.
        WordCounts words = WordCounts.of(Map.of("абв", 3L, "вв", 5L, "аб", 2L, "▁б", 9L));
        List<Integer> order = new LeafPruning(ExpansionBase.of(BASE), words, List.of()).order(4, id -> isAdded(id));
        assertThat(order.stream().map(BASE::piece)).containsExactly("абв", "вв", "аб", "▁б");
    }

    @Test
    public void whatOccursInGuardedTextStaysAndSoDoesWhatItIsMadeOf() {
        Guard guard = new Guard("ru", WordCounts.of(Map.of("абв", 1L)), 0);
        List<Integer> order = new LeafPruning(ExpansionBase.of(BASE), WordCounts.of(Map.of("가", 1L)), List.of(guard))
                .order(9, id -> isAdded(id));
        assertThat(order.stream().map(BASE::piece)).containsExactly("▁б", "вв");
    }

    @Test
    public void aReplacementTakesTheRowsInOrderAndTheSizeStays() {
        Expansion expansion = expand("{policy: replace, size: 5, minimum-occurrences: 1, pad-to-multiple: 64}");
        assertThat(expansion.lost().stream().map(BASE::piece)).containsExactly("аб", "абв", "вв", "▁б");
        assertThat(expansion.pieces().stream().map(p -> p.text())).containsExactly("가", "나", "가나", "▁가나");
        assertThat(expansion.stop()).isEqualTo("size reached: a piece for each of the 4 rows given up");
        SentencePieceTokenizer expanded = ExpansionRules.apply(BASE, expansion, TargetScript.of(List.of("hangul")));
        assertThat(expanded.size()).isEqualTo(BASE.size());
        assertThat(expanded.encode("가나")).containsExactly(BASE.model().id("▁б").getAsInt());
        assertThat(expanded.decode(expanded.encode("абв вв"))).isEqualTo("абв вв");
    }

    @Test
    public void noMoreIsGivenUpThanIsLearned() {
        Expansion expansion = expand("{policy: replace, size: 5, minimum-occurrences: 11, pad-to-multiple: 1}");
        // Only 가, 나 and 가나 occur 11 times.
        assertThat(expansion.pieces()).hasSize(3);
        assertThat(expansion.lost()).hasSize(3);
    }

    @Test
    public void aPrunedBaseGrowsBehindForTheRest() {
        Expansion expansion = expand(
                "{policy: prune-and-extend, prune: 1, size: 3, minimum-occurrences: 1, pad-to-multiple: 1, guards: {en: 0}}");
        assertThat(expansion.lost()).hasSize(1);
        assertThat(expansion.pieces()).hasSize(3);
        assertThat(expansion.id(2, BASE.size())).isEqualTo(BASE.size() + 1);
    }

    @Test
    public void aBaseWithoutOtherScriptsHasNothingToReplace() {
        VocabularySettings settings = settings("{policy: replace, minimum-occurrences: 1}");
        assertThatThrownBy(() -> new Replacement().expand(ExpansionBase.of(STORIES), korean(), List.of(), settings))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("vocab.replaced-scripts");
    }

    @Test
    public void pruningWithoutAGuardIsRefused() {
        assertThatThrownBy(() -> new PruneAndExtend().check(settings("policy: prune-and-extend")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vocab.guards is empty");
    }

    @Test
    public void aDonorIsDemandedAndMustHaveTheScript() {
        assertThatThrownBy(() -> new DonorAppend().check(settings("policy: donor-append")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vocab.donor is missing");
        VocabularySettings settings = settings("policy: donor-append").withDonor(TestData.baseModel());
        assertThatThrownBy(() -> new DonorAppend().expand(ExpansionBase.of(STORIES), korean(), List.of(), settings))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("this donor has no piece in the script [hangul]");
    }

    @Test
    public void aTiktokenBaseCannotGiveUpIdsAndOneWithMergesCan() throws IOException {
        Path llama3 = TestData.shared("tokenizers/llama3/tokenizer.model");
        assertThatThrownBy(() -> ExpansionBase.open(llama3).without(Set.of(100_000)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("merges in the order of its ids");
        ExpansionBase qwen = ExpansionBase.open(TestData.shared("tokenizers/gptneox/tokenizer.json"));
        List<String> lines = TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 2000);
        List<String> english = TestData.lines(TestData.root().resolve("tests/data/en/state-union.jsonl.gz"), 500);
        Guard guard = new Guard("en", ExpansionPolicyContractTest.count(qwen, english), 0);
        Expansion expansion = new Replacement()
                .expand(
                        qwen,
                        ExpansionPolicyContractTest.count(qwen, lines),
                        List.of(guard),
                        settings("{policy: replace, size: 300, minimum-occurrences: 5}"));
        assertThat(expansion.lost()).hasSize(300);
        ExpansionBase.Expanded expanded = qwen.expanded(expansion, TargetScript.of(List.of("hangul")));
        assertThat(expanded.tokenizer().size()).isEqualTo(qwen.size());
        for (String line : english) {
            assertThat(expanded.tokenizer().encode(line))
                    .isEqualTo(qwen.tokenizer().encode(line));
        }
        Path out = Files.createTempDirectory("replaced");
        expanded.write(out, out);
        assertThat(Tokenizers.load(out.resolve("tokenizer.json")).encode(lines.get(7)))
                .isEqualTo(expanded.tokenizer().encode(lines.get(7)));
        TestData.delete(out);
    }

    private static Expansion expand(String yaml) {
        VocabularySettings settings = settings(yaml);
        List<Guard> guards = settings.guards().isEmpty()
                ? List.of()
                : List.of(new Guard("en", WordCounts.of(Map.of("▁the", 5L)), 0));
        return ExpansionPolicies.get(settings.policy()).expand(ExpansionBase.of(BASE), korean(), guards, settings);
    }

    private static WordCounts korean() {
        return WordCounts.of(Map.of("▁가나", 10L, "가나", 5L));
    }

    private static VocabularySettings settings(String yaml) {
        return Settings.parse(yaml, "r.yaml").bind(VocabularySettings.class);
    }

    private static boolean isAdded(int id) {
        return id >= STORIES.size();
    }

    /** The stories' model with pieces below its own. */
    private static SentencePieceTokenizer withPieces(String... texts) {
        List<Piece> pieces = new ArrayList<>();
        for (String text : texts) {
            pieces.add(Piece.normal(text, -1000 - pieces.size()));
        }
        return new SentencePieceTokenizer(STORIES.model().withAddedPieces(pieces));
    }
}
