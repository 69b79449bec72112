package io.glossa.vocab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

public final class DriftTest {
    private static final ByteLevelModel BASE = ByteLevelSamples.model();

    @Test
    public void countsLinesAndTokensByHand() {
        // New: "ca" and "cat". "the cat" was t he Ġ c a t, of which t he Ġ stay; "in the" stays whole; so does the
        // blank line out.
        Tokenizer base = new ByteLevelTokenizer(BASE);
        Tokenizer expanded = new ByteLevelTokenizer(BASE.withAddedTokens(List.of("ca", "cat")));
        Drift drift = Drift.of(base, expanded, List.of("the cat\nin the\n\n", "the cat"));
        assertThat(drift).isEqualTo(new Drift(3, 2, 0.666667, 14, 6, 0.428571));
    }

    @Test
    public void anEqualTokenAtAnotherPlaceHasChanged() {
        // aaa was a a a; with aa it is aa a: the last a stands where it stood.
        Tokenizer base = new ByteLevelTokenizer(BASE);
        Tokenizer expanded = new ByteLevelTokenizer(BASE.withAddedTokens(List.of("aa")));
        assertThat(Drift.of(base, expanded, List.of("aaa")).changedTokens()).isEqualTo(2);
        // xaxa was x a x a, is xa xa with xa: nothing stays.
        Tokenizer other = new ByteLevelTokenizer(BASE.withAddedTokens(List.of("xa")));
        assertThat(Drift.of(base, other, List.of("xaxa")).changedTokens()).isEqualTo(4);
    }

    @Test
    public void nothingChangesAgainstItself() {
        Tokenizer base = Tokenizers.load(TestData.baseModel());
        List<String> texts = TestData.lines(TestData.root().resolve("tests/data/yo/globalvoices-yo.jsonl.gz"), 200);
        Drift drift = Drift.of(base, base, texts);
        assertThat(drift.changedLines()).isZero();
        assertThat(drift.changedTokens()).isZero();
        assertThat(drift.lines())
                .isEqualTo(texts.stream().filter(line -> !line.isBlank()).count());
    }

    @Test
    public void agreesWithASearchOverSpansOnRealText() {
        Tokenizer base = new ByteLevelTokenizer(BASE);
        Tokenizer expanded =
                new ByteLevelTokenizer(BASE.withAddedTokens(List.of("er", "Ġs", "on", "an", "Ġan", "and", "Ġand")));
        List<String> lines = TestData.lines(TestData.root().resolve("tests/data/en/state-union.jsonl.gz"), 200);
        long changed = 0;
        for (String line : lines) {
            Map<String, Integer> after = spans(expanded, line);
            changed += spans(base, line).entrySet().stream()
                    .filter(span -> !span.getValue().equals(after.get(span.getKey())))
                    .count();
        }
        assertThat(changed).isPositive();
        assertThat(Drift.of(base, expanded, lines).changedTokens()).isEqualTo(changed);
    }

    /** Ids by where their bytes begin and end. */
    private static Map<String, Integer> spans(Tokenizer tokenizer, String line) {
        Map<String, Integer> spans = new HashMap<>();
        int end = 0;
        for (int id : tokenizer.encode(line)) {
            spans.put(end + "-" + (end + tokenizer.byteLength(id)), id);
            end += tokenizer.byteLength(id);
        }
        return spans;
    }
}
