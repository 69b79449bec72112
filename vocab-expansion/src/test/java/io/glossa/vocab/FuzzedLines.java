package io.glossa.vocab;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines made to trip tokenizers: spaces, tabs, line ends, decomposed text, literal marks, emoji, byte names. */
public final class FuzzedLines {
    private static final String[] PARTS = {
        " ",
        " ",
        "  ",
        "   ",
        "\t",
        "\n",
        "\r\n",
        "\u2581",
        "\u2581\u2581",
        "\u00A0",
        "\u3000",
        "\u200B",
        "\u200D",
        "\uFEFF",
        "the",
        " the",
        "The",
        "once upon a time",
        "hello",
        "1234",
        "3.14",
        "...",
        "!?",
        "'s",
        "\"",
        "-",
        "--",
        "<0x41>",
        "<0xEA>",
        "<0x",
        "<unk",
        "s>",
        "</",
        "가",
        "각",
        "영화",
        " 영화가",
        "재미있어요",
        "ㅋㅋㅋ",
        "ㅠㅠ",
        "힣",
        "뷁",
        "καλημέρα",
        " κόσμε",
        "Ωραία",
        "ẹ̀kọ́",
        " Yorùbá",
        "ọ̀",
        "ɓ",
        "ƙasa",
        "😀",
        "👨‍👩‍👧",
        "🇰🇷",
        "漢字",
        "日本語",
        "é",
        "e\u0301",
        "\u0301",
        "\u0000",
        "\u007F",
        "\uFFFD",
        "\uE000",
        "\uDBFF\uDFFF",
        "x",
        "zz",
        "qqqq"
    };

    private FuzzedLines() {}

    /** As many lines as wanted, the same for the same seed. */
    public static List<String> of(long seed, int count) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder line = new StringBuilder();
            int parts = random.nextInt(12);
            for (int p = 0; p < parts; p++) {
                line.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String text = line.toString();
            lines.add(random.nextInt(5) == 0 ? Normalizer.normalize(text, Normalizer.Form.NFD) : text);
        }
        return lines;
    }
}
