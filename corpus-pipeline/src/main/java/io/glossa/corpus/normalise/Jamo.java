package io.glossa.corpus.normalise;

/**
 * Composes runs of Korean letters (jamo) into syllables.
 *
 * <p>Every letter is first written as its compatibility letter with a role: L begins a syllable, V is its vowel, T ends it, C
 * (half-width consonants) may begin or end it. Then syllables are read from the left: L or C, V, and T or C if no vowel
 * follows. Two letters that make a double one are joined.
 *
 * <p>Source: Unicode Standard, section 3.12 (composition by arithmetic); KS X 1001 (half-width order).
 */
final class Jamo {
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private static final char FIRST_VOWEL = 'ㅏ';
    private static final int VOWELS = 21;
    private static final int FINAL_SLOTS = 28;
    private static final String DOUBLE_INITIALS = "ㄱㄱㄲㄷㄷㄸㅂㅂㅃㅅㅅㅆㅈㅈㅉ";
    private static final String DOUBLE_VOWELS = "ㅗㅏㅘㅗㅐㅙㅗㅣㅚㅜㅓㅝㅜㅔㅞㅜㅣㅟㅡㅣㅢ";
    private static final String DOUBLE_FINALS = "ㄱㄱㄲㄱㅅㄳㄴㅈㄵㄴㅎㄶㄹㄱㄺㄹㅁㄻㄹㅂㄼㄹㅅㄽㄹㅌㄾㄹㅍㄿㄹㅎㅀㅂㅅㅄㅅㅅㅆ";

    private final String letters;
    private final String roles;
    private int at;

    private Jamo(String letters, String roles) {
        this.letters = letters;
        this.roles = roles;
    }

    /** Whether letters that need composing begin at a place. */
    static boolean beginsRun(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x1100 || (c >= 0x1200 && c < 0xAC00)) {
            return false;
        }
        return role(c) != 0 || (isSyllable(c) && i + 1 < text.length() && role(text.charAt(i + 1)) == 'T');
    }

    /** Where the run that begins at a place ends. */
    static int runEnd(String text, int i) {
        int end = i + 1;
        while (end < text.length() && role(text.charAt(end)) != 0) {
            end++;
        }
        return end;
    }

    /** The syllables of a run; letters without a syllable stay letters. */
    static String compose(String run) {
        StringBuilder letters = new StringBuilder();
        StringBuilder roles = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (isSyllable(c)) {
                spell(c, letters, roles);
            } else {
                letters.append(letter(c));
                roles.append(role(c));
            }
        }
        return new Jamo(letters.toString(), roles.toString()).read();
    }

    private String read() {
        StringBuilder out = new StringBuilder();
        while (at < letters.length()) {
            int start = at;
            int initial = INITIALS.indexOf(begins(at) ? taken(DOUBLE_INITIALS, 'L') : ' ');
            if (initial >= 0 && at < letters.length() && roles.charAt(at) == 'V') {
                int vowel = taken(DOUBLE_VOWELS, 'V') - FIRST_VOWEL;
                out.append((char) (0xAC00 + (initial * VOWELS + vowel) * FINAL_SLOTS + finalConsonant()));
            } else {
                at = start + 1;
                out.append(letters.charAt(start));
            }
        }
        return out.toString();
    }

    private boolean begins(int i) {
        return roles.charAt(i) == 'L' || roles.charAt(i) == 'C';
    }

    /** Takes a letter, or two of a role that make a double one. */
    private char taken(String doubles, char role) {
        char first = letters.charAt(at++);
        if (roles.charAt(at - 1) == role && at < letters.length() && roles.charAt(at) == role) {
            char joined = joined(doubles, first, letters.charAt(at));
            if (joined != 0) {
                at++;
                return joined;
            }
        }
        return first;
    }

    /** Takes what ends a syllable, if anything does; its slot, 0 for none. */
    private int finalConsonant() {
        if (!ends(at)) {
            return 0;
        }
        char last = letters.charAt(at++);
        if (ends(at)) {
            char joined = joined(DOUBLE_FINALS, last, letters.charAt(at));
            if (joined != 0) {
                at++;
                last = joined;
            }
        }
        return FINALS.indexOf(last) + 1;
    }

    private boolean ends(int i) {
        if (i >= letters.length() || FINALS.indexOf(letters.charAt(i)) < 0) {
            return false;
        }
        boolean vowelFollows = i + 1 < letters.length() && roles.charAt(i + 1) == 'V';
        return roles.charAt(i) == 'T' || (roles.charAt(i) == 'C' && !vowelFollows);
    }

    private static char joined(String doubles, char first, char second) {
        for (int i = 0; i < doubles.length(); i += 3) {
            if (doubles.charAt(i) == first && doubles.charAt(i + 1) == second) {
                return doubles.charAt(i + 2);
            }
        }
        return 0;
    }

    private static void spell(char syllable, StringBuilder letters, StringBuilder roles) {
        int index = syllable - 0xAC00;
        letters.append(INITIALS.charAt(index / (VOWELS * FINAL_SLOTS)))
                .append((char) (FIRST_VOWEL + index / FINAL_SLOTS % VOWELS));
        roles.append("LV");
        if (index % FINAL_SLOTS > 0) {
            letters.append(FINALS.charAt(index % FINAL_SLOTS - 1));
            roles.append('T');
        }
    }

    /** L, V or T for modern conjoining letters, C or V for half-width ones, 0 for everything else. */
    private static char role(char c) {
        if (c >= 0x1100 && c < 0x1200) {
            return c <= 0x1112 ? 'L' : c >= 0x1161 && c <= 0x1175 ? 'V' : c >= 0x11A8 && c <= 0x11C2 ? 'T' : 0;
        }
        if (c < 0xFFA1 || c > 0xFFDC) {
            return 0;
        }
        return c <= 0xFFBE ? 'C' : c >= 0xFFC2 && (c - 0xFFC2) % 8 < 6 ? 'V' : 0;
    }

    /** The compatibility letter of a letter that has a role. */
    private static char letter(char c) {
        if (c <= 0x1112) {
            return INITIALS.charAt(c - 0x1100);
        }
        if (c <= 0x1175) {
            return (char) (FIRST_VOWEL + c - 0x1161);
        }
        if (c <= 0x11C2) {
            return FINALS.charAt(c - 0x11A8);
        }
        // Half-width consonants follow one another; vowels come in groups of six with two empty places between.
        return c <= 0xFFBE ? (char) ('ㄱ' + c - 0xFFA1) : (char) (FIRST_VOWEL + (c - 0xFFC2) / 8 * 6 + (c - 0xFFC2) % 8);
    }

    private static boolean isSyllable(char c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }
}
