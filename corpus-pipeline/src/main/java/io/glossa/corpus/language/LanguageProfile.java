package io.glossa.corpus.language;

import io.glossa.corpus.dedup.Shingles;
import io.glossa.run.ConfigException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules know of a language: the content of its file.
 *
 * @param code ISO 639-1
 * @param name in English
 * @param script name of the Unicode script that its letters belong to, such as {@code Hangul}
 * @param analyser name of the {@link WordAnalyser} that the rules count words with
 * @param normalisers names in order
 * @param filters names in order
 * @param shingles units in which copies are looked for
 * @param stopWords frequent words that hardly any text does without, in lower case
 * @param stopEndings endings that do the same work in languages whose function words are suffixes; a word bears one when
 *     something stands before it
 * @param thresholds numbers of the filters
 * @param sisters ISO codes of languages so near that they are taken for one another; none unless given
 * @param personalData kinds of personal data of the countries where it is spoken, such as their identity numbers, each the name of
 *     a {@link io.glossa.corpus.redact.Redactor}; none unless given
 */
public record LanguageProfile(
        String code,
        String name,
        String script,
        String analyser,
        List<String> normalisers,
        List<String> filters,
        Shingles shingles,
        List<String> stopWords,
        List<String> stopEndings,
        Map<String, Double> thresholds,
        List<String> sisters,
        List<String> personalData) {
    public LanguageProfile {
        require(code, "code");
        require(name, "name");
        require(script, "script");
        require(analyser, "analyser");
        if (normalisers == null || filters == null || shingles == null || stopWords == null || thresholds == null) {
            throw new ConfigException("language " + code
                    + ": needs normalisers, filters, shingles, stop-words and thresholds; see the built-in files");
        }
        normalisers = List.copyOf(normalisers);
        filters = List.copyOf(filters);
        stopWords = List.copyOf(stopWords);
        stopEndings = stopEndings == null ? List.of() : List.copyOf(stopEndings);
        thresholds = new TreeMap<>(thresholds);
        sisters = sisters == null ? List.of() : List.copyOf(sisters);
        personalData = personalData == null ? List.of() : List.copyOf(personalData);
        for (String sister : sisters) {
            if (!sister.matches("[a-z]{2,3}") || sister.equals(code)) {
                throw new ConfigException("language " + code + ": sisters holds '" + sister
                        + "'; write ISO 639 codes of other languages, such as [xh, ss]");
            }
        }
        unicodeScript(code, script);
    }

    /** The script as Java knows it. */
    public UnicodeScript unicodeScript() {
        return unicodeScript(code, script);
    }

    private static UnicodeScript unicodeScript(String code, String script) {
        try {
            return UnicodeScript.forName(script);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "language " + code + ": '" + script + "' is not a Unicode script; write one such as Hangul", e);
        }
    }

    private static void require(String value, String key) {
        if (value == null || value.isBlank()) {
            throw new ConfigException("a language file needs the key " + key);
        }
    }
}
