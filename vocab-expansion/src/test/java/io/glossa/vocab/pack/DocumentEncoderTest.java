package io.glossa.vocab.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.Document;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.sentencepiece.UnigramTokenizer;
import io.glossa.vocab.training.SentencePieceWords;
import io.glossa.vocab.training.TrainerSettings;
import io.glossa.vocab.training.UnigramTrainer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Dropout and templates, by split, source and language. */
public final class DocumentEncoderTest {
    private static final String TEXT = "Once upon a time there was a little girl. She liked to play with her cat.";
    private final Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());

    @Test
    public void theNearestRateCounts() {
        BpeDropout dropout =
                settings("bpe-dropout: {stories: 0, en: 0.9, all: 0.5}").bpeDropout();
        assertThat(dropout.rate(document("stories", "en"))).isZero();
        assertThat(dropout.rate(document("reviews", "en"))).isEqualTo(0.9);
        assertThat(dropout.rate(document("reviews", "ko"))).isEqualTo(0.5);
        assertThat(settings("bpe-dropout: {ko: 0.1}").bpeDropout().rate(document("reviews", "en")))
                .isZero();
    }

    @Test
    public void onlyTrainingTextIsCutByChance() {
        DocumentEncoder encoder = new DocumentEncoder(tokenizer, settings("bpe-dropout: 0.3"));
        EncodedDocument plain = encode(new DocumentEncoder(tokenizer, PackSettings.defaults()), "train", "a");
        assertThat(encode(encoder, "train", "a").length()).isGreaterThan(plain.length());
        for (String split : List.of("validation", "test")) {
            assertThat(tokens(encode(encoder, split, "a"))).isEqualTo(tokens(plain));
        }
    }

    @Test
    public void theIdDecidesAndEveryCopyIsCutByItself() {
        PackSettings settings = settings("{bpe-dropout: 0.3, seed: 5}");
        List<EncodedDocument> copies = new DocumentEncoder(tokenizer, settings)
                .encode("train", document("stories", "en"), List.of("a", "a~2", "a~3"));
        assertThat(copies.stream().map(c -> Arrays.toString(tokens(c))).distinct())
                .hasSize(3);
        assertThat(tokens(encode(new DocumentEncoder(tokenizer, settings), "train", "a~2")))
                .isEqualTo(tokens(copies.get(1)));
        assertThat(tokens(
                        encode(new DocumentEncoder(tokenizer, settings("{bpe-dropout: 0.3, seed: 6}")), "train", "a")))
                .isNotEqualTo(tokens(copies.get(0)));
        for (EncodedDocument copy : copies) {
            assertThat(tokenizer.decode(tokens(copy))).isEqualTo(TEXT);
            assertThat(bytes(copy)).isEqualTo(copy.textBytes()).isEqualTo(TEXT.length());
        }
    }

    @Test
    public void aUnigramModelHasNoMergesToPassOver() {
        Tokenizer unigram = unigram();
        assertThatThrownBy(() -> new DocumentEncoder(unigram, settings("bpe-dropout: {ko: 0.1}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unigram");
        new DocumentEncoder(unigram, settings("bpe-dropout: 0"));
    }

    @Test
    public void marksStandAroundTheWholeDocumentAndAreNoText() {
        PackSettings settings = settings("template: {stories: {before: 'Tell me.', after: ' End.</s>'}}");
        EncodedDocument wrapped = encode(new DocumentEncoder(tokenizer, settings), "train", "a");
        EncodedDocument plain = encode(new DocumentEncoder(tokenizer, PackSettings.defaults()), "train", "a");
        List<Integer> expected = new ArrayList<>(List.of(1));
        ids(tokenizer.encode("Tell me."), expected);
        ids(tokenizer.encode(TEXT), expected);
        ids(tokenizer.encodeSpelling("▁End."), expected);
        expected.add(2);
        assertThat(tokens(wrapped))
                .containsExactly(expected.stream().mapToInt(i -> i).toArray());
        assertThat(bytes(wrapped)).isEqualTo(wrapped.textBytes()).isEqualTo(plain.textBytes());
        assertThat(tokens(encode(new DocumentEncoder(tokenizer, settings), "validation", "a")))
                .isEqualTo(tokens(plain));
        Document other = document("reviews", "en");
        assertThat(new DocumentEncoder(tokenizer, settings)
                        .encode("train", other, List.of("a"))
                        .get(0)
                        .length())
                .isEqualTo(plain.length());
    }

    /** Ids of Llama 3's special tokens from its published {@code tokenizer_config.json}. */
    @Test
    public void llama3MarksAreItsSpecialTokens() {
        Tokenizer llama =
                new ByteLevelTokenizer(ByteLevelFiles.readTiktoken(TestData.shared("tokenizers/llama3/tokenizer.model"))
                        .model());
        EncodedDocument wrapped = new DocumentEncoder(llama, settings("template: {ko: {chat: llama-3}}"))
                .encode("train", new Document("a", "s", "ko", "가을"), List.of("a"))
                .get(0);
        int[] tokens = tokens(wrapped);
        // BOS, user header, its end, an empty line, end of turn, assistant header, its end, an empty line.
        assertThat(Arrays.copyOf(tokens, 10))
                .containsExactly(128000, 128006, 882, 128007, 271, 128009, 128006, 78191, 128007, 271);
        assertThat(tokens[tokens.length - 1]).isEqualTo(128009);
        assertThat(bytes(wrapped)).isEqualTo("가을".getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    public void aMarkThatTheTokenizerLacksIsRefused() {
        assertThatThrownBy(() -> new DocumentEncoder(tokenizer, settings("template: {all: {chat: chatml}}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("<|im_start|>");
        assertThatThrownBy(() -> new DocumentEncoder(tokenizer, settings("template: {all: {after: 'x<|end|>'}}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("<|end|>");
        new DocumentEncoder(tokenizer, settings("template: {all: {chat: llama-2}}"));
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"a rate of 1", "bpe-dropout: 1", "bpe-dropout: all is 1.0"},
            {"a rate below 0", "bpe-dropout: {ko: -0.1}", "ko is -0.1"},
            {"a word for a rate", "bpe-dropout: {ko: much}", "expected a number"},
            {"a list", "bpe-dropout: [0.1]", "expected a number"},
            {"a template of nothing", "template: {ko: {}}", "found neither"},
            {"both kinds of template", "template: {ko: {chat: chatml, before: a}}", "found both"},
        };
    }

    @Test(dataProvider = "refusals")
    public void refusesWhatMakesNoSense(String what, String yaml, String message) {
        assertThatThrownBy(() -> settings(yaml))
                .as(what)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    public void settingsComeBackFromTheirTextAndNameKnownSources() {
        PackSettings settings = settings("{bpe-dropout: 0.1, template: {ko: {chat: llama-3}, s: {before: a}}}");
        assertThat(settings(Settings.toYaml(settings))).isEqualTo(settings);
        settings.requireKnown(List.of("ko", "s"));
        assertThatThrownBy(() -> settings.requireKnown(List.of("ko", "stories")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("pack.template: unknown source or language 's'");
        assertThatThrownBy(() -> settings("bpe-dropout: {kr: 0.1}").requireKnown(List.of("ko")))
                .hasMessageContaining("did you mean 'ko'");
    }

    private static Tokenizer unigram() {
        TrainerSettings settings =
                TrainerSettings.of(300, TrainerSettings.Mode.EXACT).withByteFallback(300);
        return new UnigramTokenizer(new UnigramTrainer(settings)
                .train(new SentencePieceWords(settings).count(List.of(TEXT.repeat(20), "a b c d e"))));
    }

    private static EncodedDocument encode(DocumentEncoder encoder, String split, String id) {
        return encoder.encode(split, document("stories", "en"), List.of(id)).get(0);
    }

    private static Document document(String source, String language) {
        return new Document("a", source, language, TEXT);
    }

    private static PackSettings settings(String yaml) {
        return Settings.parse(yaml, "r.yaml").bind(PackSettings.class);
    }

    private static int[] tokens(EncodedDocument document) {
        int[] tokens = new int[document.length()];
        Arrays.setAll(tokens, document::token);
        return tokens;
    }

    private static long bytes(EncodedDocument document) {
        long sum = 0;
        for (int i = 0; i < document.length(); i++) {
            sum += document.bytes(i);
        }
        return sum;
    }

    private static void ids(int[] from, List<Integer> to) {
        for (int id : from) {
            to.add(id);
        }
    }
}
