package io.glossa.vocab.expansion;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.glossa.run.ConfigException;
import io.glossa.vocab.boundary.NoBoundaries;
import io.glossa.vocab.boundary.WordBoundaries;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the base vocabulary is extended.
 *
 * @param policy name of the expansion policy, {@code continued-bpe} by default; {@code keep} adds nothing
 * @param size pieces to add; {@code auto} (the default) for as many as the amount of target text supports ({@link DefaultSize});
 *     {@code unlimited} for all that the floors below allow
 * @param script scripts that added pieces may be written in, by their Unicode names; {@code hangul} by default
 * @param characterCoverage share of the target script's characters in the corpus that become pieces, most frequent
 *     first, 0.9995 by default as in SentencePiece; the rest stays with byte fallback
 * @param minimumOccurrences how often a piece must occur in the corpus when it is learned, 100 by default: a row that is
 *     seen more rarely learns worse than the pieces it would replace (Token Distillation mines 25 to
 *     100 contexts for each new row)
 * @param maximumPieceCharacters longest piece in characters, its {@code ▁} included; by default what the base was trained
 *     with
 * @param padToMultiple the whole vocabulary's size is a multiple of this, 64 by default, which keeps matrix products
 *     aligned
 * @param guards texts that may change only so much, by the name of a source or a language: see {@link GuardSettings}; none by
 *     default. At 100 words of a million a line of 25 words changes about once in 400. Needed where the
 *     target's script is that of English; the text must be among the corpus's sources
 * @param occurrencesPerGigabyte the frequency floor: how often a piece must occur for each 10^9 bytes of target text, 60 by
 *     default, which is EEVE's 6,000 for 100 GB; the higher of both floors holds
 * @param minimumGain the fewest tokens that a piece must save of a million tokens of target text as the base cuts it; 0 by
 *     default, which ends nothing
 * @param donor for the policy {@code donor-append}: a tokenizer's directory or file, relative to the recipe's folder
 * @param prune for the policy {@code prune-and-extend}: the most pieces of the base to prune; as many as are added by default,
 *     so that the size stays
 * @param replacedScripts for the policy {@code replace}: scripts whose pieces may be given up; by default every one but the
 *     target's and Latin
 * @param languages the target's languages, which share the pieces; the recipe's language alone by default
 * @param temperature how they share: a language with {@code n} words weighs {@code n^(1/temperature)}; 3.3 by default, as
 *     XLM-R does with its exponent 0.3; 1 weighs them by their words, a high one evenly
 * @param boundaries name of the {@link WordBoundaries} that learned pieces must not cross: {@code none} by default,
 *     {@code nori} for those between Korean morphemes
 */
public record VocabularySettings(
        String policy,
        String size,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> script,

        Double characterCoverage,
        Long minimumOccurrences,
        Integer maximumPieceCharacters,
        Integer padToMultiple,
        SortedMap<String, GuardSettings> guards,
        Double occurrencesPerGigabyte,
        Double minimumGain,
        String donor,
        Integer prune,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> replacedScripts,

        List<String> languages,
        Double temperature,
        String boundaries) {
    /** The size that follows the data. */
    public static final String AUTO = "auto";

    /** The size that only the floors bound. */
    public static final String UNLIMITED = "unlimited";

    private static final int MOST_PIECES = 1_000_000;

    public VocabularySettings {
        policy = policy == null ? "continued-bpe" : policy;
        size = size == null ? AUTO : size;
        script = script == null || script.isEmpty() ? List.of("hangul") : List.copyOf(script);
        characterCoverage = characterCoverage == null ? 0.9995 : characterCoverage;
        minimumOccurrences = minimumOccurrences == null ? 100L : minimumOccurrences;
        maximumPieceCharacters = maximumPieceCharacters == null ? 0 : maximumPieceCharacters;
        padToMultiple = padToMultiple == null ? 64 : padToMultiple;
        guards = guards == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(guards));
        occurrencesPerGigabyte = occurrencesPerGigabyte == null ? 60.0 : occurrencesPerGigabyte;
        minimumGain = minimumGain == null ? 0.0 : minimumGain;
        replacedScripts = replacedScripts == null ? List.of() : List.copyOf(replacedScripts);
        languages = languages == null ? List.of() : List.copyOf(languages);
        temperature = temperature == null ? 3.3 : temperature;
        boundaries = boundaries == null ? NoBoundaries.NAME : boundaries;
        WordBoundaries.named(boundaries);
        ExpansionPolicies.get(policy);
        TargetScript.of(script);
        TargetScript.of(replacedScripts);
        boolean named = size.equals(AUTO) || size.equals(UNLIMITED);
        if (!named && !(size.matches("[1-9]\\d{0,6}") && Integer.parseInt(size) <= MOST_PIECES)) {
            throw new ConfigException("size: found " + size
                    + ", expected auto, unlimited or the number of pieces to add, 1 to " + MOST_PIECES);
        }
        requireAtLeast("occurrences-per-gigabyte", occurrencesPerGigabyte, 0);
        requireAtLeast("minimum-gain", minimumGain, 0);
        requireAtLeast("temperature", temperature, 1);
        requireAtLeast("prune", prune == null ? 0 : prune, 0);
        if (new HashSet<>(languages).size() < languages.size()) {
            throw new ConfigException("languages: found " + languages + ", expected every language once");
        }
        if (!(characterCoverage > 0 && characterCoverage <= 1)) {
            throw new ConfigException(
                    "character-coverage: found " + characterCoverage + ", expected more than 0 and at most 1");
        }
        if (minimumOccurrences < 1) {
            throw new ConfigException("minimum-occurrences: found " + minimumOccurrences + ", expected at least 1");
        }
        if (maximumPieceCharacters < 0) {
            throw new ConfigException("maximum-piece-characters: found " + maximumPieceCharacters
                    + ", expected at least 1, or 0 for what the base was trained with");
        }
        if (padToMultiple < 1) {
            throw new ConfigException("pad-to-multiple: found " + padToMultiple + ", expected at least 1");
        }
    }

    /** Settings without guards. */
    public VocabularySettings(
            String policy,
            String size,
            List<String> script,
            Double characterCoverage,
            Long minimumOccurrences,
            Integer maximumPieceCharacters,
            Integer padToMultiple) {
        this(
                policy,
                size,
                script,
                characterCoverage,
                minimumOccurrences,
                maximumPieceCharacters,
                padToMultiple,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The settings with every default. */
    public static VocabularySettings defaults() {
        return new VocabularySettings(null, null, null, null, null, null, null);
    }

    /** Settings that keep the tokenizer as it is. */
    public static VocabularySettings kept() {
        return new VocabularySettings(KeepBase.NAME, null, null, null, null, null, null);
    }

    /** These settings with the donor at a path. */
    public VocabularySettings withDonor(Path path) {
        return new VocabularySettings(
                policy,
                size,
                script,
                characterCoverage,
                minimumOccurrences,
                maximumPieceCharacters,
                padToMultiple,
                guards,
                occurrencesPerGigabyte,
                minimumGain,
                path.toString(),
                prune,
                replacedScripts,
                languages,
                temperature,
                boundaries);
    }

    /** The most pieces to add before padding. */
    public int mostPieces() {
        if (!ExpansionPolicies.get(policy).addsPieces()) {
            return 0;
        }
        return size.equals(AUTO) || size.equals(UNLIMITED) ? MOST_PIECES : Integer.parseInt(size);
    }

    /** The scripts. */
    public TargetScript targetScript() {
        return TargetScript.of(script);
    }

    private static void requireAtLeast(String key, double found, double least) {
        if (!(found >= least && Double.isFinite(found))) {
            throw new ConfigException(key + ": found " + found + ", expected at least " + (long) least);
        }
    }
}
