package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What every registered policy must keep, on real Korean text over a base that knows English and Greek: that of the stories,
 * extended by 320 Greek pieces.
 */
public final class ExpansionPolicyContractTest {
    private Path folder;
    private SentencePieceTokenizer pieces;
    private ExpansionBase base;
    private WordCounts korean;
    private List<String> english;
    private List<String> greek;
    private Guard guard;

    @BeforeClass
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("policies");
        greek = TestData.lines(TestData.root().resolve("tests/data/el/ud-greek.jsonl.gz"), 2500);
        english = TestData.lines(TestData.root().resolve("tests/data/en/state-union.jsonl.gz"), 1500);
        List<String> reviews = TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 3000);
        Path model = expand(TestData.baseModel(), greek, "greek", "greek-base", "320");
        pieces = new SentencePieceTokenizer(SentencePieceModel.read(model.resolve("tokenizer.model")));
        base = ExpansionBase.of(pieces);
        korean = count(base, reviews);
        guard = new Guard("en", count(base, english), 0);
        expand(TestData.baseModel(), reviews, "hangul", "donor", "1500");
    }

    @AfterClass
    public void delete() throws IOException {
        TestData.delete(folder);
    }

    @DataProvider
    static Object[][] policies() {
        return ExpansionPolicies.all().stream()
                .filter(ExpansionPolicy::addsPieces)
                .map(policy -> new Object[] {policy.name()})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "policies")
    public void expansionsKeepTheRulesAndEnglishStays(String policy) {
        Expansion expansion = expand(policy, "200", 1);
        assertThat(expansion.pieces()).hasSize(200);
        SentencePieceTokenizer expanded = ExpansionRules.apply(pieces, expansion, TargetScript.of(List.of("hangul")));
        for (String line : english) {
            assertThat(expanded.encode(line)).isEqualTo(pieces.encode(line));
        }
        assertThat(expanded.encode("정말 재미있는 영화").length).isLessThan(pieces.encode("정말 재미있는 영화").length);
    }

    @Test(dataProvider = "policies")
    public void theBaseStaysOrWhatIsGivenUpIsListed(String policy) {
        Expansion expansion = expand(policy, "200", 1);
        SentencePieceTokenizer expanded = ExpansionRules.apply(pieces, expansion, TargetScript.of(List.of("hangul")));
        boolean keeps = ExpansionPolicies.get(policy).keepsBase();
        assertThat(expansion.lost().isEmpty()).isEqualTo(keeps);
        Set<Integer> lost = new HashSet<>(expansion.lost());
        for (int id = 0; id < pieces.size(); id++) {
            if (!lost.contains(id)) {
                assertThat(expanded.model().pieces().get(id))
                        .isEqualTo(pieces.model().pieces().get(id));
            }
        }
        assertThat(expanded.size()).isEqualTo(pieces.size() + 200 - lost.size());
        // A text is cut as before when nothing of it was given up.
        int same = 0;
        for (String line : greek) {
            int[] ids = pieces.encode(line);
            if (Arrays.stream(ids).noneMatch(lost::contains)) {
                assertThat(expanded.encode(line)).isEqualTo(ids);
                same++;
            }
            assertThat(expanded.decode(expanded.encode(line))).isEqualTo(pieces.decode(ids));
        }
        assertThat(same).isGreaterThan(0);
    }

    /** Nothing is added, in whatever script the words are, and the files hold the base's own pieces. */
    @Test
    public void keepingTheBaseLeavesItAsItIs() throws IOException {
        Path out = folder.resolve("out-keep");
        Files.createDirectories(out);
        VocabularySettings settings = VocabularySettings.kept();
        VocabularyReport report = new VocabularyStep(folder.resolve("greek-base"), settings)
                .run(count(base, english), new TreeMap<String, List<String>>(), out);
        assertThat(report.size()).isEqualTo(report.baseSize()).isEqualTo(pieces.size());
        assertThat(settings.mostPieces()).isZero();
        SentencePieceModel written = SentencePieceModel.read(out.resolve("tokenizer.model"));
        assertThat(written.pieces()).isEqualTo(pieces.model().pieces());
        VocabularyStepTest.assertAgrees(out, new SentencePieceTokenizer(written), greek.subList(0, 100));
    }

    @Test(dataProvider = "policies")
    public void theSizeIsAMultipleOrThatOfTheBase(String policy) {
        Expansion expansion = expand(policy, "150", 128);
        int size = pieces.size() + expansion.pieces().size() - expansion.lost().size();
        assertThat(size % 128 == 0 || size == pieces.size()).as("size %d", size).isTrue();
        assertThat(expansion.pieces().size()).isGreaterThanOrEqualTo(150);
    }

    @Test(dataProvider = "policies")
    public void sentencePieceAndHuggingFaceAgreeOnTheWrittenFiles(String policy) throws IOException {
        Path out = folder.resolve("out-" + policy);
        Files.createDirectories(out);
        VocabularyStep step = new VocabularyStep(folder.resolve("greek-base"), settings(policy, "200", 1));
        VocabularyReport report = step.run(korean, List.of(guard), new TreeMap<String, List<String>>(), out);
        SentencePieceTokenizer written =
                new SentencePieceTokenizer(SentencePieceModel.read(out.resolve("tokenizer.model")));
        VocabularyStepTest.assertAgrees(out, written, greek.subList(0, 300));
        VocabularyStepTest.assertAgrees(out, written, english.subList(0, 100));
        VocabularyStepTest.assertAgrees(
                out, written, TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 500));
        boolean keeps = ExpansionPolicies.get(policy).keepsBase();
        assertThat(report.lostPieces()).isEqualTo(keeps ? 0 : 200);
        assertThat(Files.exists(out.resolve(VocabularyStep.LOST_FILE))).isEqualTo(!keeps);
        assertThat(report.guards().get("en").changedWords()).isZero();
    }

    @Test(dataProvider = "policies")
    public void theSameInputsGiveTheSamePieces(String policy) {
        assertThat(expand(policy, "100", 1)).isEqualTo(expand(policy, "100", 1));
    }

    @Test
    public void anUnknownPolicyIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> ExpansionPolicies.get("continued-bp"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'continued-bpe'?");
    }

    private Expansion expand(String policy, String size, int multiple) {
        return ExpansionPolicies.get(policy).expand(base, korean, List.of(guard), settings(policy, size, multiple));
    }

    private VocabularySettings settings(String policy, String size, int multiple) {
        return new VocabularySettings(
                policy,
                size,
                List.of("hangul"),
                0.5,
                2L,
                null,
                multiple,
                new TreeMap<>(Map.of("en", GuardSettings.ofWords(0))),
                null,
                null,
                folder.resolve("donor").toString(),
                null,
                null,
                null,
                null,
                null);
    }

    private Path expand(Path from, List<String> lines, String script, String name, String size) throws IOException {
        Path out = folder.resolve(name);
        Files.createDirectories(out);
        VocabularyStep step =
                new VocabularyStep(from, new VocabularySettings(null, size, List.of(script), 0.99, 2L, null, 1));
        step.run(count(step.base(), lines), new TreeMap<String, List<String>>(), out);
        return out;
    }

    static WordCounts count(ExpansionBase base, List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        lines.forEach(line -> base.forEachWord(line, word -> counts.merge(word, 1L, Long::sum)));
        return WordCounts.of(counts);
    }
}
