package io.glossa.corpus.parallel;

/** What pair filters count in one side. */
final class SideText {
    private SideText() {}

    /** Letters and digits by what they write: a Hangul syllable is two or three sounds, any other one. */
    static int spokenLength(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= 0xAC00 && c <= 0xD7A3) {
                // The 28 syllables of a lead and vowel begin with the one that has no final consonant.
                length += (c - 0xAC00) % 28 == 0 ? 2 : 3;
            } else if (Character.isLetterOrDigit(c)) {
                length++;
            }
        }
        return length;
    }

    /** Pieces between white space. */
    static String[] words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
    }
}
