package io.glossa.tests.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** How the passages of a file are found, for each kind of file that the identifier's training text comes from. */
final class PassageFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAGRAPH =
            Pattern.compile("<(?:p|h[1-6]|td|li)\\b[^>]*>(.*?)</(?:p|h[1-6]|td|li)>", Pattern.DOTALL);
    private static final Pattern VERSE = Pattern.compile("<seg[^>]*>(.*?)</seg>", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("^\\s*\\.?[\\w.-]+\\s*=\\s*(\\S.*)$");
    private static final Pattern CONTINUATION = Pattern.compile("^ {4}(\\S.*)$");
    private static final Pattern MARKUP = Pattern.compile(
            "<[^>]*>|\\{[^}]*\\}|\\$\\w+|%\\S*|\\$\\([^)]*\\)|&[a-zA-Z]+;|https?://\\S+|@\\w+|\\\\n|~|_(?=\\w)");
    /** Shorter ones are names and labels, which many languages share. */
    private static final int LEAST_LETTERS = 12;

    private PassageFormat() {}

    /** Cleaned passages in the order of the file. */
    static List<String> read(String kind, Path file) throws IOException {
        String name = file.getFileName().toString();
        if (kind.equals("mo")) {
            return name.endsWith(".mo") ? cleaned(translations(Files.readAllBytes(file)).stream()) : List.of();
        }
        if ((kind.equals("help") && !name.endsWith(".html"))
                || (kind.equals("fluent") && !name.endsWith(".ftl") && !name.endsWith(".properties"))
                || (kind.equals("markdown") && !name.endsWith(".md"))) {
            return List.of();
        }
        String text = text(file);
        if (kind.startsWith("column:")) {
            int column = Integer.parseInt(kind.substring(7)) - 1;
            return cleaned(text.lines()
                    .map(line -> line.split("\t"))
                    .filter(r -> r.length > column)
                    .map(r -> r[column]));
        }
        return switch (kind) {
            case "jsonl" -> cleaned(text.lines().flatMap(line -> textOf(line).lines()));
            case "lines" -> cleaned(text.lines());
            case "csv" ->
                cleaned(text.lines().map(line -> line.replaceFirst("^\\d+,", "").replaceFirst(",[^,]*$", "")));
            case "markdown" ->
                cleaned(Stream.of(text.replaceAll("(?m)^\\* .*$|^[#*].*$", "\n").split("\n\\s*\n")));
            case "help", "udhr" -> cleaned(groups(PARAGRAPH, text));
            case "bible" -> cleaned(groups(VERSE, text));
            case "fluent" ->
                cleaned(Stream.concat(
                        text.lines().flatMap(line -> groups(ASSIGNMENT, line)),
                        text.lines().flatMap(line -> groups(CONTINUATION, line))));
            case "words" -> cleaned(Stream.of(text.split("<LINE# \\d+>")).map(PassageFormat::firstColumn));
            default -> throw new IOException("unknown kind of source: " + kind);
        };
    }

    /** The first value of an HTML attribute. */
    static String attribute(Path file, String attribute) throws IOException {
        Matcher found = Pattern.compile(attribute + "=\"([^\"]*)\"").matcher(Files.readString(file));
        if (!found.find()) {
            throw new IOException("no attribute " + attribute + " in " + file);
        }
        return found.group(1);
    }

    private static String firstColumn(String block) {
        return String.join(
                        " ",
                        block.lines().map(line -> line.replaceFirst("\t.*", "")).toList())
                .replaceAll(" ([,.;:?!)])", "$1");
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = (file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String textOf(String line) {
        try {
            return JSON.readTree(line).get("text").asText();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(r -> r.group(1));
    }

    private static List<String> cleaned(Stream<String> passages) {
        return passages.map(p -> MARKUP.matcher(p)
                        .replaceAll(" ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(p -> p.codePoints().filter(Character::isLetter).count() >= LEAST_LETTERS)
                .toList();
    }

    /** The translations of a GNU gettext catalogue; the first entry is its header. */
    private static List<String> translations(byte[] catalogue) {
        ByteBuffer in = ByteBuffer.wrap(catalogue).order(ByteOrder.LITTLE_ENDIAN);
        int count = in.getInt(8);
        int table = in.getInt(16);
        List<String> strings = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int length = in.getInt(table + 8 * i);
            int offset = in.getInt(table + 8 * i + 4);
            strings.add(new String(catalogue, offset, length, StandardCharsets.UTF_8).replace('\0', ' '));
        }
        return strings;
    }
}
