package io.glossa.vocab.expansion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of a guarded text, as the words that they are made of, and how many of them may change.
 *
 * <p>A line changes when any of its words does: pieces never run on from word to word. So each distinct word is encoded once,
 * however many lines hold it.
 */
public final class GuardedLines {
    /** No lines, of which all may change. */
    public static final GuardedLines NONE = new GuardedLines(List.of(), List.of(), 1);

    /** Standard deviations that one sample of twenty exceeds on one side. */
    private static final double CONFIDENCE = 1.645;

    private final List<String> words;
    private final List<int[]> lines;
    private final double mostChanged;

    private GuardedLines(List<String> words, List<int[]> lines, double mostChanged) {
        this.words = words;
        this.lines = lines;
        this.mostChanged = mostChanged;
    }

    /**
     * The lines of texts that hold a word.
     *
     * @param base which sees the words
     * @param mostChanged the share of the lines that may change, 0 to 1
     */
    public static GuardedLines of(ExpansionBase base, Iterable<String> texts, double mostChanged) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> words = new ArrayList<>();
        List<int[]> lines = new ArrayList<>();
        for (String text : texts) {
            text.lines().forEach(line -> {
                List<Integer> held = new ArrayList<>();
                base.forEachWord(line, word -> {
                    Integer number = numbers.putIfAbsent(word, words.size());
                    held.add(number == null ? words.size() : number);
                    if (number == null) {
                        words.add(word);
                    }
                });
                if (!held.isEmpty()) {
                    lines.add(
                            held.stream().mapToInt(Integer::intValue).distinct().toArray());
                }
            });
        }
        return new GuardedLines(List.copyOf(words), List.copyOf(lines), mostChanged);
    }

    /** How many lines there are. */
    public int size() {
        return lines.size();
    }

    /** The share of the lines that may change. */
    public double mostChanged() {
        return mostChanged;
    }

    /** How many lines two tokenizers cut differently. */
    int changed(ExpansionBase.Expanded before, ExpansionBase.Expanded after) {
        BitSet changed = new BitSet();
        for (int w = 0; w < words.size(); w++) {
            changed.set(w, !Arrays.equals(before.encodeWord(words.get(w)), after.encodeWord(words.get(w))));
        }
        return (int) lines.stream()
                .filter(line -> Arrays.stream(line).anyMatch(changed::get))
                .count();
    }

    /**
     * Whether so many changed lines are allowed: the share of other lines like these is then below the limit too, 19 times of 20
     * (changed lines are rare, so that their number spreads by its root).
     */
    boolean allow(int changed) {
        return changed + CONFIDENCE * Math.sqrt(changed) <= mostChanged * lines.size();
    }
}
