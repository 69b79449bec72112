package io.glossa.init.method;

import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import java.util.ArrayList;
import java.util.List;

/** Finds the base piece whose text is nearest by {@link EditDistance}, looking only where a nearer one can be. Thread-safe. */
final class NearestText {
    /** No piece shares a character in place. */
    static final int NONE = -1;

    private final List<List<Candidate>> byLength = new ArrayList<>();

    private NearestText() {}

    static NearestText of(MethodContext context) {
        ExpandedVocabulary vocabulary = context.vocabulary();
        NearestText texts = new NearestText();
        for (int row : context.matrix().counted()) {
            // Half a character of byte-level BPE has no text to compare.
            if (row < vocabulary.base().size() && vocabulary.text(row).indexOf('\uFFFD') < 0) {
                texts.add(new Candidate(row, vocabulary.text(row)));
            }
        }
        return texts;
    }

    private void add(Candidate candidate) {
        while (byLength.size() <= candidate.characters.length) {
            byLength.add(new ArrayList<>());
        }
        byLength.get(candidate.characters.length).add(candidate);
    }

    /** The row of the nearest piece; among equally near ones the lowest; {@link #NONE} when all differ in every character. */
    int find(String text) {
        Search search = new Search(new Candidate(NONE, text));
        int length = search.text.characters.length;
        search.look(length);
        for (int further = 1; further <= search.least; further++) {
            search.look(length - further);
            search.look(length + further);
        }
        return search.row;
    }

    /** A text: its characters, and which of 64 classes they fall into. */
    private static final class Candidate {
        private final int row;
        private final int[] characters;
        private final long classes;

        Candidate(int row, String text) {
            this.row = row;
            characters = text.codePoints().toArray();
            long found = 0;
            for (int character : characters) {
                found |= 1L << (character & 63);
            }
            classes = found;
        }

        /** Every class of characters that only one side has costs at least one edit. */
        int leastDistance(Candidate other) {
            return Math.max(Long.bitCount(classes & ~other.classes), Long.bitCount(other.classes & ~classes));
        }
    }

    /** The best so far. */
    private final class Search {
        private final Candidate text;
        private int least;
        private int row = NONE;

        Search(Candidate text) {
            this.text = text;
            least = text.characters.length;
        }

        void look(int length) {
            if (length < 0 || length >= byLength.size()) {
                return;
            }
            for (Candidate candidate : byLength.get(length)) {
                if (text.leastDistance(candidate) <= least) {
                    int distance = EditDistance.of(text.characters, candidate.characters, least);
                    boolean shares = distance < Math.max(text.characters.length, length);
                    boolean wins = distance < least || row == NONE || candidate.row < row;
                    if (shares && distance <= least && wins) {
                        least = distance;
                        row = candidate.row;
                    }
                }
            }
        }
    }
}
