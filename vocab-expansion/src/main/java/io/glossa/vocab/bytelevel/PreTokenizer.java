package io.glossa.vocab.bytelevel;

import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Cuts text into pre-tokens by regular expressions, one after the other: what matches and what lies between matches both
 * stand alone.
 *
 * <p>Classes are Unicode's ({@code \s} is every white space), as in the Oniguruma and Rust engines that the patterns were
 * written for.
 *
 * <p><b>Errors.</b> {@link FormatException} for an expression that Java cannot compile.
 */
public final class PreTokenizer {
    /** GPT-2's, also that of GPT-NeoX and Pythia. */
    public static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
    /** Llama 3's, also that of tiktoken's cl100k. */
    public static final String LLAMA3 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /** Qwen's, which takes digits one by one. */
    public static final String QWEN = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final String MARKS = "-marks";
    private static final SortedMap<String, String> KNOWN = new TreeMap<>(Map.of("gpt2", GPT2, "llama3", LLAMA3));

    private final List<String> expressions;
    private final List<Pattern> patterns;
    private final boolean addPrefixSpace;
    /** Null for expressions that are not known. */
    private final PreTokenScanner scanner;

    private PreTokenizer(List<String> expressions, boolean addPrefixSpace, String source) {
        this.expressions = List.copyOf(expressions);
        this.addPrefixSpace = addPrefixSpace;
        List<Pattern> compiled = new ArrayList<>();
        for (String expression : expressions) {
            try {
                compiled.add(Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS));
            } catch (PatternSyntaxException e) {
                throw new FormatException(
                        source + ": cannot use the pre-tokenizer's expression " + expression + ": " + e.getDescription()
                                + "; expected one of the kind of GPT-2, Llama 3 or Qwen",
                        e);
            }
        }
        patterns = List.copyOf(compiled);
        scanner =
                expressions.size() == 1 ? PreTokenScanner.of(expressions.get(0)).orElse(null) : null;
    }

    /**
     * A pre-tokenizer that new vocabularies are trained with: {@code gpt2} or {@code llama3}, with {@code -marks} behind for
     * letters that take their combining marks along.
     *
     * @throws ConfigException naming the known ones
     */
    public static PreTokenizer named(String name) {
        boolean marks = name.endsWith(MARKS);
        String expression = KNOWN.get(marks ? name.substring(0, name.length() - MARKS.length()) : name);
        if (expression == null) {
            throw new ConfigException(NearestName.unknown(
                    "pre-tokenizer",
                    name,
                    KNOWN.keySet().stream()
                            .flatMap(n -> Stream.of(n, n + MARKS))
                            .toList()));
        }
        PreTokenizer letters = of(List.of(expression), false, name);
        return marks ? letters.withMarks() : letters;
    }

    /** A pre-tokenizer; {@code source} names the file in messages. */
    public static PreTokenizer of(List<String> expressions, boolean addPrefixSpace, String source) {
        return new PreTokenizer(expressions, addPrefixSpace, source);
    }

    /** The expressions in order. */
    public List<String> expressions() {
        return expressions;
    }

    /** Whether a text that does not begin with a space is given one. */
    public boolean addPrefixSpace() {
        return addPrefixSpace;
    }

    /**
     * The same with expressions whose letters take their combining marks along: {@code \p{L}} becomes
     * {@code [\p{L}\p{M}]}. Text without marks is cut as before.
     */
    public PreTokenizer withMarks() {
        List<String> changed = expressions.stream().map(PreTokenizer::withMarks).toList();
        return new PreTokenizer(changed, addPrefixSpace, "letters with marks");
    }

    static String withMarks(String expression) {
        return expression
                .replace("?\\p{L}+", "?[\\p{L}\\p{M}]+")
                .replace("[^\\r\\n\\p{L}\\p{N}]?[", "[^\\r\\n\\p{L}\\p{N}\\p{M}]?[")
                .replace("[^\\s\\p{L}\\p{N}]+", "[^\\s\\p{L}\\p{N}\\p{M}]+");
    }

    /** Hands on the pre-tokens of a text in order; joined they are the text. */
    public void forEach(String text, Consumer<String> action) {
        char[] prepared = prepared(text);
        forEach(prepared, (start, end) -> action.accept(new String(prepared, start, end - start)));
    }

    /** Takes stretches of a text. */
    @FunctionalInterface
    interface Stretches {
        /** A stretch from {@code start} to before {@code end}. */
        void stretch(int start, int end);
    }

    /** A text as it is cut: with the space before it, where one is added. */
    char[] prepared(String text) {
        boolean space = addPrefixSpace && !text.isEmpty() && text.charAt(0) != ' ';
        return (space ? " " + text : text).toCharArray();
    }

    /** Hands on the pre-tokens of a {@link #prepared} text in order. */
    void forEach(char[] text, Stretches action) {
        if (scanner != null) {
            for (int start = 0; start < text.length; ) {
                int end = scanner.end(text, start, text.length);
                action.stretch(start, end);
                start = end;
            }
        } else if (text.length > 0) {
            int[] start = {0};
            cut(0, new String(text), word -> {
                action.stretch(start[0], start[0] + word.length());
                start[0] += word.length();
            });
        }
    }

    /** The pre-tokens by the expressions themselves, which a scanner must equal. */
    void forEachByExpression(String text, Consumer<String> action) {
        if (!text.isEmpty()) {
            cut(0, text, action);
        }
    }

    private void cut(int level, String text, Consumer<String> action) {
        if (level == patterns.size()) {
            action.accept(text);
            return;
        }
        Matcher matcher = patterns.get(level).matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.end() == matcher.start()) {
                continue;
            }
            if (matcher.start() > end) {
                cut(level + 1, text.substring(end, matcher.start()), action);
            }
            cut(level + 1, matcher.group(), action);
            end = matcher.end();
        }
        if (end < text.length()) {
            cut(level + 1, text.substring(end), action);
        }
    }
}
