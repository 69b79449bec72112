package io.glossa.vocab.expansion;

import java.util.Locale;

/**
 * The most pieces to add, and why.
 *
 * <p>What is asked for, or follows from the amount of text, is rounded up to the multiple: the rows are there anyway. What the
 * floors leave of it is rounded down, for a row below the floor would not learn.
 *
 * @param most pieces in all, characters included
 * @param reason for the report, when the size is what ends learning
 * @param base ids before, without those that are given up
 * @param multiple of which the whole vocabulary's size shall be one
 * @param rows ids that are given up: so many pieces are kept whatever the multiple
 */
record SizeLimit(int most, String reason, int base, int multiple, int rows) {
    /**
     * The limit that settings and text set.
     *
     * @param base size of the base
     * @param rows ids of it that are given up
     */
    static SizeLimit of(int base, int rows, VocabularySettings settings, TargetText text, int characters) {
        int multiple = settings.padToMultiple();
        if (settings.size().equals(VocabularySettings.AUTO)) {
            int merges = DefaultSize.pieces(text.bytes(), settings.mostPieces());
            int most = padded(base - rows, merges + characters, multiple);
            String reason = String.format(
                    Locale.ROOT,
                    "size reached: auto gives %,d pieces and %,d characters for %.1f MB of target text",
                    merges,
                    characters,
                    text.megabytes());
            return new SizeLimit(most, reason + padding(most - merges - characters), base - rows, multiple, rows);
        }
        int most = padded(base - rows, settings.mostPieces(), multiple);
        String reason = "size reached: " + settings.size() + " pieces" + padding(most - settings.mostPieces());
        return new SizeLimit(most, reason, base - rows, multiple, rows);
    }

    /** The limit of a vocabulary that keeps its size: a piece for each row given up. */
    static SizeLimit ofRows(int base, int rows) {
        return new SizeLimit(
                rows, "size reached: a piece for each of the " + rows + " rows given up", base - rows, 1, rows);
    }

    /** How many of the pieces learned are kept. */
    int kept(int learned) {
        return Math.max(Math.min(learned, rows), (base + learned) / multiple * multiple - base);
    }

    private static int padded(int base, int added, int multiple) {
        long size = ((long) base + added + multiple - 1) / multiple * multiple;
        return (int) (size - base);
    }

    private static String padding(int more) {
        return more > 0 ? " and " + more + " more to fill the multiple" : "";
    }
}
