package io.glossa.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.testng.annotations.Test;

public final class TextSizeTest {
    /** Against the encoder of Java, which writes one byte for an unpaired half of a pair; it counts as three. */
    @Test
    public void agreesWithTheEncoder() {
        Random random = new Random(3);
        char[] alphabet = "aé\u07FF\u0800한\uFFFD\uD83D\uDE00\uD83D\uDE00\uDBFF\uDC00\u007F\u0080".toCharArray();
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            // Pairs stand across the borders of the chunks that are measured at a time.
            for (int i = round % 10 == 0 ? 9_000 : random.nextInt(20); i > 0; i--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            long unpaired =
                    text.codePoints().filter(c -> c >= 0xD800 && c < 0xE000).count();
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);

            assertThat(TextSize.of(text.toString()))
                    .as("round %s", round)
                    .isEqualTo(new TextSize(
                            utf8.length + 2 * unpaired, text.codePoints().count()));
        }
    }
}
