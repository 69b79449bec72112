package io.glossa.init.align;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Parallel text with its words numbered, as arrays.
 *
 * @param sourceWords by number
 * @param targetWords by number
 * @param sources word numbers of each sentence
 * @param targets those of its translation
 * @param leftOut pairs with an empty or overlong side
 */
public record Bitext(
        List<String> sourceWords, List<String> targetWords, List<int[]> sources, List<int[]> targets, int leftOut) {
    /** Longer sentences are rarely one sentence, and their work grows with the square. */
    private static final int LONGEST = 256;

    public Bitext {
        sourceWords = List.copyOf(sourceWords);
        targetWords = List.copyOf(targetWords);
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }

    /** Cuts sentences into words. */
    public static Bitext of(ParallelText text) {
        return of(text.pairs(), pair -> SentenceWords.of(pair.source()), pair -> SentenceWords.of(pair.target()));
    }

    static <T> Bitext of(
            Collection<T> pairs, Function<T, List<String>> sourceSide, Function<T, List<String>> targetSide) {
        Numbers sourceNumbers = new Numbers();
        Numbers targetNumbers = new Numbers();
        List<int[]> sources = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        int leftOut = 0;
        for (T pair : pairs) {
            List<String> source = sourceSide.apply(pair);
            List<String> target = targetSide.apply(pair);
            if (source.isEmpty() || target.isEmpty() || source.size() > LONGEST || target.size() > LONGEST) {
                leftOut++;
                continue;
            }
            sources.add(sourceNumbers.of(source));
            targets.add(targetNumbers.of(target));
        }
        return new Bitext(sourceNumbers.words, targetNumbers.words, sources, targets, leftOut);
    }

    /** The same with the languages exchanged. */
    Bitext reversed() {
        return new Bitext(targetWords, sourceWords, targets, sources, leftOut);
    }

    /** Sentence pairs. */
    public int size() {
        return sources.size();
    }

    /** Words by number in the order in which they come. */
    private static final class Numbers {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> words = new ArrayList<>();

        int[] of(List<String> sentence) {
            int[] found = new int[sentence.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = numbers.computeIfAbsent(sentence.get(i), word -> {
                    words.add(word);
                    return words.size() - 1;
                });
            }
            return found;
        }
    }
}
