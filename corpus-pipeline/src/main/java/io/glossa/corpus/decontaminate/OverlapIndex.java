package io.glossa.corpus.decontaminate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The runs of all evaluation texts, as 64-bit hashes to be looked for in documents.
 *
 * <p>A text gives three kinds of runs: every {@code wordNGram} words in a row; a run of {@code characterNGram} letters from
 * every {@value #STRIDE}th letter (of short texts every second), blind to spaces and punctuation; and, when it is too short for
 * one of those, itself as a whole.
 *
 * <p><b>Determinism.</b> Texts are numbered in the order given. Serialisable, immutable once built, thread-safe.
 *
 * <p><b>Cost.</b> About 40 bytes for each letter of short evaluation texts, half of that for long ones. A document costs one rolling look-up a
 * letter and one a word.
 *
 * <p><b>Source.</b> Word runs of 13: Brown et al. 2020 (GPT-3), appendix C; runs of 50 characters: OpenAI 2023 (GPT-4),
 * appendix C, who drew three at random where here all count.
 */
public final class OverlapIndex implements Serializable {
    private static final long serialVersionUID = 1;

    /** Of a long text only every so many letters begin a run of the index: a repeated stretch of 50 + 4 is found for sure. */
    private static final int STRIDE = 5;
    /** Of a text shorter than this many runs, of which a part may be hardly one run, more of them begin. */
    private static final int SHORT_RUNS = 4;

    private static final int SHORT_STRIDE = 2;
    /** Enough of a text to recognise it by. */
    private static final int SHOWN_CHARACTERS = 200;

    private final int wordNGram;
    private final int characterNGram;
    private final int minLetters;
    private final int minWords;
    private final LongNumbers grams = new LongNumbers();
    private final LongNumbers anchors = new LongNumbers();
    /** First posting of each gram, then the next one of the same gram, or -1. */
    private final IntList first = new IntList();

    private final IntList next = new IntList();
    private final IntList postingItem = new IntList();
    private final IntList postingStart = new IntList();
    private final IntList postingEnd = new IntList();
    /** Lengths of the whole texts that begin with an anchor. */
    private final List<int[]> wholeLengths = new ArrayList<>();

    private final IntList itemLetters = new IntList();
    private final IntList itemWeight = new IntList();
    private final List<EvaluationText> items = new ArrayList<>();
    private int tooShort;

    private OverlapIndex(DecontaminationSettings settings) {
        wordNGram = settings.wordNGram();
        characterNGram = settings.characterNGram();
        minLetters = settings.minLetters();
        minWords = settings.minWords();
    }

    /** Indexes texts; a text that a benchmark repeats counts once. */
    public static OverlapIndex of(List<EvaluationText> texts, DecontaminationSettings settings) {
        OverlapIndex index = new OverlapIndex(settings);
        Set<String> seen = new HashSet<>();
        for (EvaluationText text : texts) {
            FoldedText folded = FoldedText.of(text.text());
            if (!index.isLongEnough(folded)) {
                index.tooShort++;
            } else if (seen.add(text.benchmark() + "\n" + folded.hash(0, folded.letters()))) {
                index.add(text, folded);
            }
        }
        return index;
    }

    private boolean isLongEnough(FoldedText text) {
        int weight = text.weight(0, text.letters());
        return weight >= characterNGram || (weight >= minLetters && text.words() >= minWords);
    }

    /** How many texts are looked for. */
    public int items() {
        return items.size();
    }

    /** How many texts were too short to be looked for. */
    public int tooShort() {
        return tooShort;
    }

    /** A text by its number; of a long one the beginning. */
    public EvaluationText item(int number) {
        return items.get(number);
    }

    /** Letters of an item, and what they weigh. */
    int letters(int item) {
        return itemLetters.get(item);
    }

    int weight(int item) {
        return itemWeight.get(item);
    }

    int firstPosting(int gram) {
        return first.get(gram);
    }

    int nextPosting(int posting) {
        return next.get(posting);
    }

    int item(int posting, int[] span) {
        span[0] = postingStart.get(posting);
        span[1] = postingEnd.get(posting);
        return postingItem.get(posting);
    }

    /** Every run of the index that a document repeats. */
    public Matches matches(String text) {
        FoldedText folded = FoldedText.of(text);
        IntList found = new IntList();
        IntList starts = new IntList();
        IntList ends = new IntList();
        for (int word = 0; word + wordNGram <= folded.words(); word++) {
            int start = folded.wordStart(word);
            int end = folded.wordStart(word + wordNGram);
            note(grams.find(folded.hash(start, end)), start, end, found, starts, ends);
        }
        int end = 0;
        int anchorEnd = 0;
        int letters = folded.letters();
        for (int start = 0; start < letters; start++) {
            anchorEnd = runEnd(folded, start, anchorEnd, minLetters);
            if (anchorEnd > letters) {
                break;
            }
            int anchor = anchors.find(folded.hash(start, anchorEnd));
            if (anchor >= 0) {
                for (int length : wholeLengths.get(anchor)) {
                    if (start + length <= letters) {
                        int whole = start + length;
                        note(grams.find(folded.hash(start, whole)), start, whole, found, starts, ends);
                    }
                }
            }
            end = runEnd(folded, start, end, characterNGram);
            if (end <= letters) {
                note(grams.find(folded.hash(start, end)), start, end, found, starts, ends);
            }
        }
        int[] from = new int[found.size()];
        int[] to = new int[found.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = folded.place(starts.get(i));
            to[i] = folded.place(ends.get(i) - 1) + 1;
        }
        return new Matches(found.toArray(), starts.toArray(), ends.toArray(), from, to, letters);
    }

    private static void note(int gram, int start, int end, IntList found, IntList starts, IntList ends) {
        if (gram >= 0) {
            found.add(gram);
            starts.add(start);
            ends.add(end);
        }
    }

    /** Where the shortest run of a weight that begins at a letter ends; beyond the text when there is none. */
    private static int runEnd(FoldedText folded, int start, int from, int weight) {
        int end = Math.max(start, from);
        while (end <= folded.letters() && folded.weight(start, end) < weight) {
            end++;
            if (end > folded.letters()) {
                break;
            }
        }
        return end;
    }

    private void add(EvaluationText text, FoldedText folded) {
        int item = items.size();
        int letters = folded.letters();
        int shown = Math.min(SHOWN_CHARACTERS, text.text().length());
        items.add(new EvaluationText(text.benchmark(), text.item(), text.text().substring(0, shown)));
        itemLetters.add(letters);
        itemWeight.add(folded.weight(0, letters));
        int weight = folded.weight(0, letters);
        int stride = weight < SHORT_RUNS * characterNGram ? SHORT_STRIDE : STRIDE;
        for (int word = 0; word + wordNGram <= folded.words(); word++) {
            post(folded, folded.wordStart(word), folded.wordStart(word + wordNGram), item);
        }
        int end = 0;
        int lastStart = -1;
        for (int start = 0; start < letters; start++) {
            end = runEnd(folded, start, end, characterNGram);
            if (end > letters) {
                break;
            }
            lastStart = start;
            if (start % stride == 0) {
                post(folded, start, end, item);
            }
        }
        if (lastStart > 0 && lastStart % stride != 0) {
            post(folded, lastStart, runEnd(folded, lastStart, 0, characterNGram), item);
        }
        if (weight < characterNGram) {
            post(folded, 0, letters, item);
            anchor(folded.hash(0, runEnd(folded, 0, 0, minLetters)), letters);
        }
    }

    private void anchor(long hash, int length) {
        int anchor = anchors.add(hash);
        if (anchor == wholeLengths.size()) {
            wholeLengths.add(new int[] {length});
            return;
        }
        int[] known = wholeLengths.get(anchor);
        for (int other : known) {
            if (other == length) {
                return;
            }
        }
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = length;
        wholeLengths.set(anchor, more);
    }

    private void post(FoldedText folded, int start, int end, int item) {
        int gram = grams.add(folded.hash(start, end));
        int posting = postingItem.size();
        postingItem.add(item);
        postingStart.add(start);
        postingEnd.add(end);
        if (gram == first.size()) {
            first.add(posting);
            next.add(-1);
        } else {
            next.add(first.get(gram));
            first.set(gram, posting);
        }
    }
}
