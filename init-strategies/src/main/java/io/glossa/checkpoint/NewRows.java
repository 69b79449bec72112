package io.glossa.checkpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.glossa.run.FormatException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which rows of the vocabulary matrices belong to tokens that the base model did not have: those behind the base's, and those
 * that were given up for new tokens wherever they stand.
 *
 * <p>Written as {@code 259,1204-1210,32000-33023}, both ends counted.
 *
 * @param ranges ascending, with at least one old row between two of them
 */
public record NewRows(List<Range> ranges) {
    private static final NewRows NONE = new NewRows(List.of());

    public NewRows {
        ranges = List.copyOf(ranges);
        int end = -1;
        for (Range range : ranges) {
            if (range.from() <= end) {
                throw new IllegalArgumentException("ranges overlap, touch or descend: " + ranges);
            }
            end = range.to();
        }
    }

    /**
     * Neighbouring rows.
     *
     * @param from the first
     * @param to behind the last
     */
    public record Range(int from, int to) {
        public Range {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("no range of rows: " + from + " to " + to);
            }
        }

        /** Number of rows. */
        public int count() {
            return to - from;
        }

        @Override
        public String toString() {
            return count() == 1 ? Integer.toString(from) : from + "-" + (to - 1);
        }
    }

    /** No row is new. */
    public static NewRows none() {
        return NONE;
    }

    /** All rows from the base's size on are new. */
    public static NewRows behind(int baseSize, int size) {
        return size == baseSize ? NONE : new NewRows(List.of(new Range(baseSize, size)));
    }

    /** The rows of these ids. */
    public static NewRows of(BitSet ids) {
        List<Range> ranges = new ArrayList<>();
        for (int from = ids.nextSetBit(0);
                from >= 0;
                from = ids.nextSetBit(ranges.get(ranges.size() - 1).to())) {
            ranges.add(new Range(from, ids.nextClearBit(from)));
        }
        return new NewRows(ranges);
    }

    /** Reads what {@link #toString} writes; anything else is a {@link FormatException}. */
    @JsonCreator
    public static NewRows parse(String text) {
        BitSet ids = new BitSet();
        try {
            for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                int dash = part.indexOf('-');
                int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
                ids.set(first, last + 1);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new FormatException("new rows '" + text + "': expected ids and ranges such as 259,32000-33023", e);
        }
        return of(ids);
    }

    /** How many rows are new. */
    public int count() {
        return ranges.stream().mapToInt(Range::count).sum();
    }

    /** Their ids, ascending. */
    public IntStream ids() {
        return ranges.stream().flatMapToInt(range -> IntStream.range(range.from(), range.to()));
    }

    /** The ranges between them, in a matrix of so many rows: what the base model had. */
    public List<Range> others(int rows) {
        List<Range> others = new ArrayList<>();
        int from = 0;
        for (Range range : ranges) {
            if (range.from() > from) {
                others.add(new Range(from, range.from()));
            }
            from = range.to();
        }
        if (from < rows) {
            others.add(new Range(from, rows));
        }
        return others;
    }

    /** Behind the last new row; 0 when there is none. */
    public int end() {
        return ranges.isEmpty() ? 0 : ranges.get(ranges.size() - 1).to();
    }

    @JsonValue
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
