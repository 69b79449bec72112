package io.glossa.corpus.decontaminate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Decides which evaluation texts a document holds, from the runs that both share.
 *
 * <p><b>Formula.</b> A text's covered letters are those that stand in a shared run that is no common phrase. The text is found when
 * they are at least {@code minShare} of its letters, or weigh at least {@code passageLetters}. The document's share is the
 * part of its own letters that stand in runs shared with the texts found.
 *
 * <p><b>Determinism.</b> Pure; thread-safe.
 */
public final class OverlapJudge {
    private final OverlapIndex index;
    private final double minShare;
    private final int passageLetters;

    /** A judge with an index and the settings that it was made with. */
    public OverlapJudge(OverlapIndex index, DecontaminationSettings settings) {
        this.index = index;
        this.minShare = settings.minShare();
        this.passageLetters = settings.passageLetters();
    }

    /**
     * Decides about a document.
     *
     * @param common whether the run of a number is a common phrase
     */
    public Contamination judge(Matches matches, IntPredicate common) {
        if (matches.isEmpty()) {
            return Contamination.NONE;
        }
        Map<Integer, BitSet> covered = new TreeMap<>();
        int[] span = new int[2];
        for (int gram : matches.grams()) {
            if (common.test(gram)) {
                continue;
            }
            for (int p = index.firstPosting(gram); p >= 0; p = index.nextPosting(p)) {
                int item = index.item(p, span);
                covered.computeIfAbsent(item, i -> new BitSet()).set(span[0], span[1]);
            }
        }
        List<Contamination.Hit> hits = new ArrayList<>();
        covered.forEach((item, letters) -> {
            double share = (double) letters.cardinality() / index.letters(item);
            if (share >= minShare || share * index.weight(item) >= passageLetters) {
                hits.add(new Contamination.Hit(item, share));
            }
        });
        if (hits.isEmpty()) {
            return Contamination.NONE;
        }
        hits.sort(Comparator.comparingDouble(Contamination.Hit::share)
                .reversed()
                .thenComparingInt(Contamination.Hit::item));
        return located(matches, common, hits);
    }

    private Contamination located(Matches matches, IntPredicate common, List<Contamination.Hit> hits) {
        BitSet found = new BitSet();
        hits.forEach(hit -> found.set(hit.item()));
        BitSet letters = new BitSet();
        BitSet places = new BitSet();
        for (int i = 0; i < matches.grams().length; i++) {
            if (!common.test(matches.grams()[i]) && belongs(matches.grams()[i], found)) {
                letters.set(matches.starts()[i], matches.ends()[i]);
                places.set(matches.from()[i], matches.to()[i]);
            }
        }
        List<Contamination.Passage> passages = new ArrayList<>();
        for (int start = places.nextSetBit(0); start >= 0; ) {
            int end = places.nextClearBit(start);
            passages.add(new Contamination.Passage(start, end));
            start = places.nextSetBit(end);
        }
        return new Contamination((double) letters.cardinality() / matches.letters(), hits, passages);
    }

    private boolean belongs(int gram, BitSet found) {
        int[] span = new int[2];
        for (int p = index.firstPosting(gram); p >= 0; p = index.nextPosting(p)) {
            if (found.get(index.item(p, span))) {
                return true;
            }
        }
        return false;
    }
}
