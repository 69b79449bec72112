package io.glossa.corpus.langid;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** One name for a language that data sets and models write in many ways: {@code zul_Latn}, {@code __label__zu}, {@code zu-ZA}. */
public final class LanguageCodes {
    /** What stands for any language that a model has no name for. */
    public static final String UNDETERMINED = "und";

    /** Languages for which labels name a member of a group, and names that a model of ours gives to the rest. */
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("swh", "sw"),
            Map.entry("swc", "sw"),
            Map.entry("als", "sq"),
            Map.entry("arb", "ar"),
            Map.entry("cmn", "zh"),
            Map.entry("ekk", "et"),
            Map.entry("fuv", "ff"),
            Map.entry("fuf", "ff"),
            Map.entry("gaz", "om"),
            Map.entry("khk", "mn"),
            Map.entry("lvs", "lv"),
            Map.entry("npi", "ne"),
            Map.entry("pes", "fa"),
            Map.entry("plt", "mg"),
            Map.entry("uzn", "uz"),
            Map.entry("zsm", "ms"),
            Map.entry("twi", "tw"),
            Map.entry("aka", "tw"),
            Map.entry("other", UNDETERMINED));

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private LanguageCodes() {}

    /** The ISO 639 code of a label, of two letters where there is one. */
    public static String of(String label) {
        String code = label.startsWith("__label__") ? label.substring(9) : label;
        int end = 0;
        while (end < code.length() && Character.isLetter(code.charAt(end))) {
            end++;
        }
        String primary = code.substring(0, end).toLowerCase(Locale.ROOT);
        String member = MEMBERS.get(primary);
        return member != null ? member : TWO_LETTERS.getOrDefault(primary, primary);
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            try {
                codes.putIfAbsent(new Locale(code).getISO3Language(), code);
            } catch (MissingResourceException e) {
                // A code that was withdrawn has no long form.
            }
        }
        // Java keeps the old codes of these for the sake of old resource files.
        codes.put("heb", "he");
        codes.put("ind", "id");
        codes.put("yid", "yi");
        return Map.copyOf(codes);
    }
}
