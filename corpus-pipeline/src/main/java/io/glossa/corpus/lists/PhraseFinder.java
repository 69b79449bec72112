package io.glossa.corpus.lists;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds any of a set of phrases in a text in one pass, whatever their number and letter case.
 *
 * <p>An Aho-Corasick automaton over the characters that occur in the phrases; all others lead back to its start.
 *
 * <p><b>Cost.</b> Two look-ups a character; 4 bytes for every state and character class. Immutable and thread-safe.
 *
 * <p><b>Source.</b> Aho and Corasick 1975, "Efficient string matching".
 */
public final class PhraseFinder {
    private final char[] classOf = new char[1 << 16];
    private final int classes;
    private final int[] next;
    private final boolean[] accepts;

    /** A finder of phrases, none of them empty. */
    public PhraseFinder(Collection<String> phrases) {
        int known = 1;
        for (String phrase : phrases) {
            for (int i = 0; i < phrase.length(); i++) {
                char c = Character.toLowerCase(phrase.charAt(i));
                if (classOf[c] == 0) {
                    classOf[c] = (char) known++;
                }
            }
        }
        for (int c = 0; c < classOf.length; c++) {
            classOf[c] = classOf[Character.toLowerCase(c)];
        }
        this.classes = known;
        List<int[]> states = new ArrayList<>();
        List<Boolean> ends = new ArrayList<>();
        for (String phrase : phrases) {
            insert(phrase, states, ends);
        }
        if (states.isEmpty()) {
            add(states, ends);
        }
        this.accepts = new boolean[states.size()];
        for (int state = 0; state < accepts.length; state++) {
            accepts[state] = ends.get(state);
        }
        link(states);
        this.next = new int[states.size() * classes];
        for (int state = 0; state < states.size(); state++) {
            System.arraycopy(states.get(state), 0, next, state * classes, classes);
        }
    }

    /** Where the first phrase within a stretch of the text ends; -1 without any. */
    public int find(CharSequence text, int start, int end) {
        int state = 0;
        for (int i = start; i < end; i++) {
            state = next[state * classes + classOf[text.charAt(i)]];
            if (accepts[state]) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Phrases within a text that do not overlap, from the left. */
    public int count(CharSequence text) {
        int found = 0;
        for (int end = find(text, 0, text.length()); end >= 0; end = find(text, end, text.length())) {
            found++;
        }
        return found;
    }

    private void insert(String phrase, List<int[]> states, List<Boolean> ends) {
        int state = states.isEmpty() ? add(states, ends) : 0;
        for (int i = 0; i < phrase.length(); i++) {
            int[] row = states.get(state);
            int c = classOf[phrase.charAt(i)];
            if (row[c] == -1) {
                row[c] = add(states, ends);
            }
            state = row[c];
        }
        ends.set(state, true);
    }

    private int add(List<int[]> states, List<Boolean> ends) {
        int[] row = new int[classes];
        Arrays.fill(row, -1);
        states.add(row);
        ends.add(false);
        return states.size() - 1;
    }

    /** Where no phrase goes on, the longest end of what was read that begins another phrase does. */
    private void link(List<int[]> states) {
        int[] fallback = new int[states.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            accepts[state] |= accepts[fallback[state]];
            int[] row = states.get(state);
            for (int c = 0; c < classes; c++) {
                int other = state == 0 ? 0 : states.get(fallback[state])[c];
                if (row[c] == -1) {
                    row[c] = other;
                } else {
                    fallback[row[c]] = other;
                    queue.add(row[c]);
                }
            }
        }
    }
}
