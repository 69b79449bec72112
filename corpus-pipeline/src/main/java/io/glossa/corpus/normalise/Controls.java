package io.glossa.corpus.normalise;

import io.glossa.corpus.language.LanguageProfile;

/**
 * Removes what cannot be seen: control characters, zero-width and directional marks, byte order marks, soft hyphens and
 * Hangul fillers; makes every line end a line feed, every odd space a space; cuts spaces at line ends, blank lines beyond one
 * in a row, and those around the text.
 *
 * <p>Joiners stay behind emoji and behind letters of scripts that use them. An unpaired surrogate and a control character of the upper
 * range (U+0080 to U+009F) become U+FFFD: no text uses them, so they are traces of damage, which the filter for it shall see.
 */
public final class Controls implements Normaliser {
    private static final char DAMAGE = '\uFFFD';

    /** Characters that are replaced where they stand alone; what they stand beside may save surrogates and joiners. */
    private static final boolean[] ODD = odd();

    @Override
    public String name() {
        return "controls";
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        int from = unchanged(text);
        if (isLoose(text, from)) {
            int trimmed = text.length() - from;
            return trimmed == 0 ? Normalised.unchanged(text) : new Normalised(text.substring(0, from), trimmed);
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        int changes = 0;
        int feeds = from == 0 ? 2 : 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            char kept = replacement(text, i);
            if (kept == '\n') {
                changes += trimSpaces(out) + (c == '\n' ? 0 : 1);
                feeds++;
                if (feeds > 2) {
                    changes++;
                } else {
                    out.append('\n');
                }
            } else if (kept != 0) {
                changes += kept == c ? 0 : 1;
                out.append(kept);
                feeds = kept == ' ' || kept == '\t' ? feeds : 0;
            } else {
                changes++;
            }
        }
        changes += trimEnd(out);
        return changes == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), changes);
    }

    /**
     * How much of the text before the first change can be taken as it is: up to a character that is neither space nor line end. The
     * whole text where nothing changes, which is so for most.
     */
    private static int unchanged(String text) {
        int solid = 0;
        char before = '\n';
        char beforeThat = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean replaced = ODD[c] && replacement(text, i) != c;
            boolean trimmed = c == '\n' && isLoose(before) && (before != '\n' || beforeThat == '\n');
            if (replaced || trimmed) {
                return solid;
            }
            solid = isLoose(c) ? solid : i + 1;
            beforeThat = before;
            before = c;
        }
        return solid;
    }

    /** Whether a character may not stand at the end of a line or text. */
    private static boolean isLoose(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /** Whether only such characters stand from a place on. */
    private static boolean isLoose(String text, int from) {
        int i = from;
        while (i < text.length() && isLoose(text.charAt(i))) {
            i++;
        }
        return i == text.length();
    }

    private static boolean[] odd() {
        boolean[] odd = new boolean[Character.MAX_VALUE + 1];
        for (int c = 0; c < odd.length; c++) {
            odd[c] = replacement(String.valueOf((char) c), 0) != c;
        }
        return odd;
    }

    /** What stands for the character at a place; 0 for nothing. */
    private static char replacement(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 0 : '\n';
            }
            return (c >= ' ' && c != 0x7F) || c == '\n' || c == '\t' ? c : 0;
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return c;
        }
        if (c < 0xA0) {
            return c == 0x85 ? '\n' : DAMAGE;
        }
        if (Character.isSurrogate(c)) {
            return isPaired(text, i) ? c : DAMAGE;
        }
        return switch (c) {
            case '\u00AD', '\u115F', '\u1160', '\u3164', '\uFFA0', '\uFEFF', '\u180E' -> 0;
            case '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> ' ';
            case '\u2028', '\u2029' -> '\n';
            case '\u200C', '\u200D' -> joins(text, i) ? c : 0;
            default -> general(c);
        };
    }

    private static char general(char c) {
        if (c >= '\u2000' && c <= '\u200A') {
            return ' ';
        }
        boolean mark = within(c, '\u200B', '\u200F') || within(c, '\u202A', '\u202E') || within(c, '\u2060', '\u206F');
        boolean notACharacter = within(c, '\uFDD0', '\uFDEF') || within(c, '\uFFF9', '\uFFFB') || c >= '\uFFFE';
        return mark || notACharacter ? 0 : c;
    }

    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** Whether a joiner stands behind something that it can join: not behind Latin, Hangul, spaces or the beginning. */
    private static boolean joins(String text, int i) {
        if (i == 0) {
            return false;
        }
        char before = text.charAt(i - 1);
        boolean emoji = Character.isLowSurrogate(before) || within(before, '\u2600', '\u27BF') || before == '\uFE0F';
        return emoji || within(before, '\u0600', '\u10FF');
    }

    private static boolean within(char c, char first, char last) {
        return c >= first && c <= last;
    }

    private static int trimSpaces(StringBuilder out) {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        int trimmed = out.length() - end;
        out.setLength(end);
        return trimmed;
    }

    private static int trimEnd(StringBuilder out) {
        int length = out.length();
        trimSpaces(out);
        while (out.length() > 0 && out.charAt(out.length() - 1) == '\n') {
            out.setLength(out.length() - 1);
            trimSpaces(out);
        }
        return length - out.length();
    }
}
