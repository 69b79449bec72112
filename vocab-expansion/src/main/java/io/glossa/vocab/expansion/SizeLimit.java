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
 * @param base ids before
 * @param multiple of which the whole vocabulary's size shall be one
 */
record SizeLimit(int most, String reason, int base, int multiple) {
    /** The limit that settings and text set. */
    static SizeLimit of(ExpansionBase base, VocabularySettings settings, TargetText text, int characters) {
        int multiple = settings.padToMultiple();
        if (settings.size().equals(VocabularySettings.AUTO)) {
            int merges = DefaultSize.pieces(text.bytes(), settings.mostPieces());
            int most = padded(base.size(), Math.min(settings.mostPieces(), merges + characters), multiple);
            String reason = String.format(
                    Locale.ROOT,
                    "size reached: auto gives %,d pieces and %,d characters for %.1f MB of target text",
                    merges,
                    characters,
                    text.megabytes());
            return new SizeLimit(most, reason + padding(most - merges - characters), base.size(), multiple);
        }
        int most = padded(base.size(), settings.mostPieces(), multiple);
        String reason = "size reached: " + settings.size() + " pieces" + padding(most - settings.mostPieces());
        return new SizeLimit(most, reason, base.size(), multiple);
    }

    /** A limit that no padding changes: the vocabulary keeps its size. */
    static SizeLimit exactly(int most, String reason) {
        return new SizeLimit(most, reason, 0, 1);
    }

    /** How many of the pieces learned are kept. */
    int kept(int learned) {
        return Math.max(0, (base + learned) / multiple * multiple - base);
    }

    private static int padded(int base, int added, int multiple) {
        long size = ((long) base + added + multiple - 1) / multiple * multiple;
        return (int) (size - base);
    }

    private static String padding(int more) {
        return more > 0 ? " and " + more + " more to fill the multiple" : "";
    }
}
