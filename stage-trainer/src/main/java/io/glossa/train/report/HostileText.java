package io.glossa.train.report;

import java.util.Locale;

/**
 * Makes text from a corpus safe to look at. Escaping is jsoup's work; this shows what would be invisible or would
 * rearrange the page around it.
 */
final class HostileText {
    private HostileText() {}

    /** The text with control, direction and other invisible characters written as {@code ⟨U+202E⟩}. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** The beginning of a text, made visible. */
    static String excerpt(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? visible(text)
                : visible(text.substring(0, text.offsetByCodePoints(0, characters))) + " …";
    }

    private static boolean isHidden(int character) {
        if (character == '\n' || character == '\t') {
            return false;
        }
        return switch (Character.getType(character)) {
            // U+200D joins emoji and U+200C separates letters of some scripts: harmless, and wanted.
            case Character.FORMAT -> character != 0x200C && character != 0x200D;
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
