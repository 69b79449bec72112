package io.glossa.corpus.langid.fasttext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.corpus.langid.LabelledLines;
import io.glossa.corpus.langid.LanguageCodes;
import io.glossa.corpus.langid.LanguageModel;
import io.glossa.corpus.langid.LanguageModels;
import io.glossa.corpus.langid.SibSentences;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class FastTextFileTest {
    @DataProvider
    public Object[][] predictions() {
        // What fastText itself says (its WebAssembly build, npm fasttext.wasm.js 1.0.0, with lid.176.ftz). It adds
        // 0.00001
        // under every logarithm of the tree, hence the tolerance.
        return new Object[][] {
            {"en", 0.97443, "Hello, how are you today?"},
            {"ko", 1.00007, "지난 주말에 극장에서 흑백 영화를 보았습니다."},
            {"sw", 0.34970, "Wakulima wa kijiji hicho walisema kwamba mvua za mwaka huu zimechelewa"},
            {"sk", 0.28502, "Ó ní ọ̀rọ̀ tó dára"},
            {"el", 0.99523, "Οι βουλευτές μίλησαν χθες για τον προϋπολογισμό"},
        };
    }

    @Test(dataProvider = "predictions")
    public void predictsWhatFastTextPredicts(String language, double probability, String text) {
        LanguageModel model =
                LanguageModels.named(SibSentences.shared("langid/lid.176.ftz").toString());
        float[] found = model.probabilities(text);
        int best = best(found);
        assertThat(model.languages().get(best)).isEqualTo(language);
        assertThat((double) found[best]).isCloseTo(probability, within(2e-4));
    }

    @Test
    public void namesTheLanguagesItKnows() {
        LanguageModel model =
                LanguageModels.named(SibSentences.shared("langid/lid.176.ftz").toString());
        List<String> known = List.of("en", "ko", "el", "de", "fr", "ru", "ja", "tr", "vi", "he");
        for (LabelledLines.Line line : SibSentences.few()) {
            String language = LanguageCodes.of(line.label());
            if (known.contains(language)) {
                assertThat(model.languages().get(best(model.probabilities(line.text()))))
                        .as(line.text())
                        .isEqualTo(language);
            }
        }
    }

    @Test
    public void readsAPlainModel() {
        LanguageModel model = FastTextFile.read(ByteBuffer.wrap(tiny()), "tiny.bin");
        assertThat(model.languages()).containsExactly("zu", "xh");
        // Rows of the words: (1, 0) and (0, 3); their mean (0.5, 1.5). Logits 2 · 0.5 = 1 and 1.5; e / (e + e^1.5) =
        // 0.3775.
        float[] found = model.probabilities("sawubona molo");
        assertThat((double) found[0]).isCloseTo(0.3775, within(1e-4));
        assertThat((double) found[1]).isCloseTo(0.6225, within(1e-4));
        // Of this text no part is known.
        assertThat(model.probabilities("unknown")).containsExactly(0, 0);
    }

    @Test
    public void hashesAsFastTextDoes() {
        // FNV-1a of ASCII "a" as published; a byte above 127 is taken as a negative number: 0x811C9DC5 ^ 0xFFFFFFC3,
        // times the prime, in 32 bits.
        assertThat(Dictionary.hash(new byte[] {'a'}, 0, 1)).isEqualTo(0xE40C292C);
        assertThat(Dictionary.hash(new byte[] {(byte) 0xC3}, 0, 1)).isEqualTo(0xC5F34F72);
    }

    @Test
    public void refusesAFileCutAnywhere() throws IOException {
        byte[] whole = tiny();
        Path file = Files.createTempFile("glossa", ".bin");
        for (int length = 4; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> FastTextFile.read(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    public void refusesSizesThatTheFileCannotHold() {
        for (int at = 8; at < 200; at += 4) {
            byte[] huge = tiny();
            ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(at, Integer.MAX_VALUE);
            try {
                FastTextFile.read(ByteBuffer.wrap(huge), "huge.bin");
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining("huge.bin");
            }
        }
    }

    private static int best(float[] probabilities) {
        int best = 0;
        for (int l = 1; l < probabilities.length; l++) {
            best = probabilities[l] > probabilities[best] ? l : best;
        }
        return best;
    }

    /** A softmax model of two words, two labels and two dimensions, without subwords. */
    private static byte[] tiny() {
        ByteBuffer out = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(793_712_314).putInt(12);
        for (int argument : new int[] {2, 5, 5, 1, 5, 1, 3, 3, 0, 0, 0, 100}) {
            out.putInt(argument);
        }
        out.putDouble(1e-4);
        out.putInt(4).putInt(2).putInt(2).putLong(9).putLong(-1);
        for (String entry : List.of("sawubona", "molo", "__label__zu", "__label__xh")) {
            out.put(entry.getBytes(StandardCharsets.UTF_8)).put((byte) 0).putLong(3);
            out.put((byte) (entry.startsWith("__label__") ? 1 : 0));
        }
        out.put((byte) 0).putLong(2).putLong(2);
        for (float value : new float[] {1, 0, 0, 3}) {
            out.putFloat(value);
        }
        out.put((byte) 0).putLong(2).putLong(2);
        for (float value : new float[] {2, 0, 0, 1}) {
            out.putFloat(value);
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
