package io.glossa.train.snippet;

import io.glossa.train.data.BaseParts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A stretch of one document in both vocabularies: its tokens, and the base ids that each of them is written with.
 *
 * <p>A new piece that the base cannot write stands as {@value #GAP}, which no spelling holds and no snippet crosses.
 */
final class SpelledText {
    static final int GAP = -1;

    private final int[] tokens;
    private final BaseParts parts;
    /** Base ids. */
    private final int[] base;
    /** Where each token begins among them, and behind the last their number. */
    private final int[] begins;

    private SpelledText(int[] tokens, BaseParts parts, int[] base, int[] begins) {
        this.tokens = tokens;
        this.parts = parts;
        this.base = base;
        this.begins = begins;
    }

    /** Spells tokens out. */
    static SpelledText of(int[] tokens, BaseParts parts) {
        int[] begins = new int[tokens.length + 1];
        int[][] spelled = new int[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            int[] own = parts.isNew(tokens[i]) ? parts.of(tokens[i]) : new int[] {tokens[i]};
            spelled[i] = own.length == 0 ? new int[] {GAP} : own;
            begins[i + 1] = begins[i] + spelled[i].length;
        }
        int[] base = new int[begins[tokens.length]];
        for (int i = 0; i < tokens.length; i++) {
            System.arraycopy(spelled[i], 0, base, begins[i], spelled[i].length);
        }
        return new SpelledText(tokens, parts, base, begins);
    }

    int[] base() {
        return base;
    }

    /** Whether base ids {@code from} to before {@code to} are those of one token of this id. */
    boolean isToken(int id, int from, int to) {
        int at = Arrays.binarySearch(begins, from);
        return at >= 0 && at < tokens.length && tokens[at] == id && begins[at + 1] == to;
    }

    /**
     * A token of a snippet.
     *
     * @param id in either vocabulary
     * @param from its first base id
     * @param to behind its last
     */
    private record Unit(int id, int from, int to) {
        int length() {
            return to - from;
        }
    }

    /**
     * Cuts a snippet around an occurrence of a new piece: as the text writes it, but for tokens that the piece cuts across, which are
     * written with base ids to either side of it.
     *
     * @param window base ids that the snippet holds at most: half of what the piece leaves goes before it, the rest behind it
     * @param begin id of the token that is put before a text, -1 for none
     */
    Snippet cut(int piece, int from, int to, int window, int begin, IntUnaryOperator byteLength, String origin) {
        List<Unit> before = before(from);
        List<Unit> behind = behind(to);
        int free = window - (to - from);
        Deque<Unit> chosen = new ArrayDeque<>(List.of(new Unit(piece, from, to)));
        int left = 0;
        for (int i = before.size() - 1; i >= 0 && fits(before.get(i), left, free / 2); i--) {
            left += before.get(i).length();
            chosen.addFirst(before.get(i));
        }
        int right = 0;
        for (int i = 0; i < behind.size() && fits(behind.get(i), right, free - left); i++) {
            right += behind.get(i).length();
            chosen.addLast(behind.get(i));
        }
        if (begin >= 0 && chosen.getFirst().id() == begin) {
            chosen.removeFirst();
        }
        return snippet(piece, new ArrayList<>(chosen), begin, byteLength, origin);
    }

    private boolean fits(Unit unit, int held, int most) {
        return held + unit.length() <= most && base[unit.from()] != GAP;
    }

    /** Tokens that end at or before a place; the last one that would reach over it in base ids. */
    private List<Unit> before(int place) {
        List<Unit> units = new ArrayList<>();
        int token = 0;
        for (; begins[token + 1] <= place; token++) {
            units.add(new Unit(tokens[token], begins[token], begins[token + 1]));
        }
        for (int i = begins[token]; i < place; i++) {
            units.add(new Unit(base[i], i, i + 1));
        }
        return units;
    }

    /** Tokens that begin at or behind a place; the one that reaches over it in base ids. */
    private List<Unit> behind(int place) {
        List<Unit> units = new ArrayList<>();
        int token = 0;
        while (token < tokens.length && begins[token] < place) {
            token++;
        }
        for (int i = place; i < begins[token]; i++) {
            units.add(new Unit(base[i], i, i + 1));
        }
        for (; token < tokens.length; token++) {
            units.add(new Unit(tokens[token], begins[token], begins[token + 1]));
        }
        return units;
    }

    private Snippet snippet(int piece, List<Unit> units, int begin, IntUnaryOperator byteLength, String origin) {
        int shift = begin >= 0 ? 1 : 0;
        int first = units.get(0).from();
        int[] student = new int[shift + units.size()];
        int[] teacher = new int[shift + units.get(units.size() - 1).to() - first];
        Arrays.fill(student, 0, shift, begin);
        Arrays.fill(teacher, 0, shift, begin);
        System.arraycopy(base, first, teacher, shift, teacher.length - shift);
        int firstNew = 0;
        while (!parts.isNew(units.get(firstNew).id())) {
            firstNew++;
        }
        int[] studentEnds = new int[units.size() - firstNew];
        int[] teacherEnds = new int[studentEnds.length];
        for (int i = 0; i < units.size(); i++) {
            student[shift + i] = units.get(i).id();
            if (i >= firstNew) {
                studentEnds[i - firstNew] = shift + i;
                teacherEnds[i - firstNew] = shift + units.get(i).to() - 1 - first;
            }
        }
        long bytes = Arrays.stream(teacher).map(byteLength).asLongStream().sum();
        return new Snippet(piece, student, teacher, studentEnds, teacherEnds, bytes, origin);
    }
}
