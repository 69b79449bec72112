package io.glossa.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.run.GlossaVersion;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules that the records of a source meet, with every default filled in.
 *
 * @param hash names everything that a decision depends on beside the record: rules, thresholds, language file, limits,
 *     the contents of lists and of a language model of the user's, and Glossa's version. Two sources with equal hashes are judged alike
 * @param source name of the source
 * @param language ISO 639-1 code
 * @param rules in the order in which a record meets them
 */
public record RuleSet(String hash, String source, String language, List<Rule> rules) implements Serializable {
    /** 64 bits: by chance alone, one in four billion pairs of a thousand million rule sets would be equal. */
    private static final int HASH_CHARACTERS = 16;

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** What a rule does with a record. */
    public enum Kind {
        /** Refuses what cannot be read. */
        @JsonProperty("check")
        CHECK,
        /** Rewrites. */
        @JsonProperty("normaliser")
        NORMALISER,
        /** Measures, and keeps or rejects. */
        @JsonProperty("filter")
        FILTER,
        /** Puts placeholders in place of personal data. */
        @JsonProperty("redactor")
        REDACTOR
    }

    /** A rule and the numbers that it compares with, by key. */
    public record Rule(String name, Kind kind, SortedMap<String, Double> thresholds) implements Serializable {
        static Rule of(String name, Kind kind) {
            return new Rule(name, kind, new TreeMap<>());
        }
    }

    static RuleSet of(
            SourceSettings source, int maxTextBytes, LanguageProfile language, List<Rule> rules, NamedFiles files) {
        SortedMap<String, Object> all = new TreeMap<>(Map.of(
                "glossa",
                GlossaVersion.get(),
                "format",
                source.format(),
                "max-document-bytes",
                maxTextBytes,
                "language",
                language,
                "rules",
                rules,
                "files",
                files.hashes()));
        String hash = Hashes.sha256(Json.line(all)).substring(0, HASH_CHARACTERS);
        return new RuleSet(hash, source.name(), source.language(), rules);
    }

    /** Names of the rules of a kind, in order. */
    public List<String> names(Kind kind) {
        List<String> names = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.kind() == kind) {
                names.add(rule.name());
            }
        }
        return names;
    }
}
