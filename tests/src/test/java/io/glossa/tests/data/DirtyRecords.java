package io.glossa.tests.data;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Writes records such as real crawls hold and a corpus step must survive: broken JSON, invalid UTF-8, other languages,
 * mojibake, missing fields, a document of 5 MB, duplicates, boilerplate, personal data (all invented).
 *
 * <p>The id says what is wrong: {@code dirty/broken/…} cannot be read, {@code dirty/exact/…} and {@code dirty/near/…} are
 * copies of records of the files named on the command line, {@code dirty/language/CODE}, {@code dirty/poor/…} should not
 * pass as Korean prose, {@code dirty/private/…} pass once redacted.
 *
 * <p>{@code java DirtyRecords.java nsmc-reviews.jsonl.gz ud-korean.jsonl.gz > dirty.jsonl}
 */
public final class DirtyRecords {
    private static final int COPIES_PER_FILE = 12;
    private static final int HUGE_BYTES = 5_000_000;
    private static final String TEXT = "\"text\": \"";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DirtyRecords() {}

    /** Writes to standard output; the arguments are the files whose records are copied. */
    public static void main(String[] arguments) throws IOException {
        DirtyRecords records = new DirtyRecords();
        List<String> real = new ArrayList<>();
        for (String file : arguments) {
            real.addAll(longEnough(Path.of(file)));
        }
        records.unreadable();
        records.copies(real);
        DirtyTexts.OTHER_LANGUAGES.forEach((code, text) -> records.text("language/" + code, text));
        records.poor(real);
        DirtyTexts.PRIVATE.forEach((name, text) -> records.text("private/" + name, text));
        records.text("huge/repeated-block", huge(real));
        records.out.writeTo(System.out);
        System.out.flush();
    }

    /** Escaped texts of the first records with 1,500 to 6,000 characters: long enough for near-duplicates. */
    private static List<String> longEnough(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && texts.size() < COPIES_PER_FILE; line = in.readLine()) {
                String text = line.substring(line.indexOf(TEXT) + TEXT.length(), line.length() - "\"}".length());
                if (text.length() >= 1_500 && text.length() <= 6_000) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private void unreadable() {
        line("{\"id\": \"dirty/broken/truncated\", \"lang\": \"ko\", \"text\": \"기록이 여기에서 끊겼");
        line("{id: 'dirty/broken/single-quotes', text: '따옴표가 다릅니다'}");
        line("{\"id\": \"dirty/broken/comma\",, \"text\": \"쉼표가 두 번 나옵니다\"}");
        line("{\"id\": \"dirty/broken/escape\", \"text\": \"\\x41 잘못된 표기\"}");
        line(
                "{\"id\": \"dirty/broken/two-on-a-line\", \"text\": \"하나\"}{\"id\": \"dirty/broken/second\", \"text\": \"둘\"}");
        line("그냥 한 줄의 글입니다. JSON이 아닙니다.");
        line("[\"dirty/broken/array\"]");
        line("42");
        line("");
        line("   ");
        record("broken/missing-text", "");
        record("broken/null-text", ", \"text\": null");
        record("broken/number-text", ", \"text\": 2024");
        record("broken/object-text", ", \"text\": {\"ko\": \"안쪽에 있는 글\"}");
        record("broken/empty-text", ", \"text\": \"\"");
        record("broken/blank-text", ", \"text\": \" \\n\\t \\u3000 \"");
        record("broken/lone-surrogate", ", \"text\": \"짝을 잃은 \\ud83d 문자가 있습니다\"");
        line("{\"lang\": \"ko\", \"source\": \"dirty\", \"text\": \"이름표가 없는 기록입니다.\"}");
        bytes("broken/invalid-utf8", new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE, (byte) 0x80});
        bytes("broken/euc-kr", DirtyTexts.PROSE.getBytes(Charset.forName("EUC-KR")));
        bytes("broken/cut-character", cutCharacter("글자의 가운데에서 잘린 기록"));
        bytes("broken/overlong", new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xE0, (byte) 0x80, (byte) 0xAF});
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        text("odd/byte-order-mark", DirtyTexts.PROSE + " 이 기록은 바이트 순서 표시로 시작합니다.");
        text("odd/control-characters", DirtyTexts.PROSE.replace(" ", " \\u0000\\u0007"));
        text("odd/same-id", DirtyTexts.PROSE + " 같은 이름표를 가진 첫째 기록입니다.");
        text("odd/same-id", DirtyTexts.PROSE + " 같은 이름표를 가졌지만 글이 다른 둘째 기록입니다. 나중에 덧붙인 말이 조금 더 있습니다.");
    }

    private void copies(List<String> real) {
        for (int i = 0; i < real.size(); i++) {
            String number = String.format(Locale.ROOT, "%02d", i);
            String text = real.get(i);
            switch (i % 3) {
                case 0 -> text("exact/same-bytes-" + number, text);
                case 1 -> text("exact/decomposed-" + number, Normalizer.normalize(text, Normalizer.Form.NFD));
                default -> text("exact/wider-space-" + number, text.replace(" ", "  "));
            }
            String[] words = text.split(" ");
            words[words.length / 3] = "영화관에서";
            words[words.length / 2] = "어제";
            text("near/three-words-" + number, String.join(" ", words) + " 끝까지 읽어 주셔서 고맙습니다.");
        }
        // A chain: each link is near its neighbours, the ends less so; the whole must become one cluster.
        String[] words = real.get(0).split(" ");
        for (int link = 0; link < 4; link++) {
            words[10 + 40 * link] = "사슬" + link;
            words[20 + 40 * link] = "고리" + link;
            text("near/chain-" + link, String.join(" ", words));
        }
    }

    private void poor(List<String> real) {
        byte[] utf8 = DirtyTexts.PROSE.getBytes(StandardCharsets.UTF_8);
        text("poor/mojibake-latin1", printable(new String(utf8, StandardCharsets.ISO_8859_1)));
        text("poor/mojibake-windows-1252", printable(new String(utf8, Charset.forName("windows-1252"))));
        text(
                "poor/mojibake-euc-kr-as-latin1",
                printable(
                        new String(DirtyTexts.PROSE.getBytes(Charset.forName("EUC-KR")), StandardCharsets.ISO_8859_1)));
        text("poor/replacement-characters", real.get(1).replaceAll("[가-닣]", "\uFFFD"));
        text("poor/laughter", "ㅋㅋㅋㅋㅋㅋㅋㅋ ㅎㅎㅎㅎ ㅠㅠㅠㅠ ".repeat(60));
        text("poor/too-short", "굿");
        text("poor/numbers", "1,024 2,048 4,096 8,192 16,384 32,768 ".repeat(40));
        text("poor/one-sentence-again-and-again", (DirtyTexts.PROSE.split("\\.")[0] + ".\\n").repeat(80));
        text("poor/navigation", DirtyTexts.NAVIGATION.repeat(12));
        text("poor/html", DirtyTexts.HTML);
        text("poor/symbols", "★★★☆☆ ♥♥♥ ▶▶▶ ■□■□ ※※ ☎☎ ".repeat(50));
        text("poor/english-under-a-korean-title", "도움말\\n" + (DirtyTexts.OTHER_LANGUAGES.get("en") + "\\n").repeat(3));
        text("poor/no-spaces", real.get(2).replace(" ", "").replace("\\n", ""));
    }

    /** One block of real text repeated until the record has 5 MB: gzip takes it to almost nothing, a parser does not. */
    private static String huge(List<String> real) {
        String block = real.get(0) + "\\n";
        return block.repeat(HUGE_BYTES / block.getBytes(StandardCharsets.UTF_8).length + 1);
    }

    /** The text's bytes without the last one: the last Hangul syllable has lost its third byte. */
    private static byte[] cutCharacter(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?").replace("\"", "'").replace("\\", "/");
    }

    private void text(String name, String escapedText) {
        record(name, ", " + TEXT + escapedText + "\"");
    }

    private void record(String name, String rest) {
        line("{\"id\": \"dirty/" + name + "\", \"lang\": \"ko\", \"source\": \"dirty\"" + rest + "}");
    }

    private void bytes(String name, byte[] text) {
        out.writeBytes(("{\"id\": \"dirty/" + name + "\", \"lang\": \"ko\", \"source\": \"dirty\", " + TEXT)
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(text);
        line("\"}");
    }

    private void line(String line) {
        out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
