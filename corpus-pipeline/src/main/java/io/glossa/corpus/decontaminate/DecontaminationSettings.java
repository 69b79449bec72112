package io.glossa.corpus.decontaminate;

import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which evaluation texts are looked for in the corpus, how, and what happens to a document that holds some.
 *
 * @param sets where the evaluation sets are
 * @param wordNGram words in a row that count as a match; 13 unless given (GPT-3, NeMo)
 * @param characterNGram letters in a row that count as a match whatever the spaces and punctuation between them; 50 unless
 *     given. A Hangul syllable counts as two
 * @param minLetters letters from which a text is looked for at all; 30 unless given: of the texts of 20 to 30 letters found in
 *     100 MB of eight languages nearly all were names of persons and offices
 * @param minWords words from which a text that is too short for runs is looked for as a whole; 5 unless given, as titles have
 *     fewer
 * @param minShare share of an evaluation text's letters that a document must repeat; 0.5 unless given
 * @param passageLetters letters of one evaluation text that are too many whatever their share in it; 200 unless given
 * @param commonIn number of documents above which a match is a common phrase and counts for nothing; 10 unless given (NeMo)
 * @param action what happens to the document; {@code drop} unless given
 */
public record DecontaminationSettings(
        List<EvaluationSetSource> sets,
        Integer wordNGram,
        Integer characterNGram,
        Integer minLetters,
        Integer minWords,
        Double minShare,
        Integer passageLetters,
        Integer commonIn,
        ContaminatedAction action)
        implements Serializable {
    public DecontaminationSettings {
        if (sets == null || sets.isEmpty()) {
            throw new ConfigException("decontaminate.sets is missing; name the evaluation sets, for example"
                    + " sets: [{paths: [eval]}]");
        }
        sets = new ArrayList<>(sets);
        wordNGram = wordNGram == null ? 13 : wordNGram;
        characterNGram = characterNGram == null ? 50 : characterNGram;
        minLetters = minLetters == null ? 30 : minLetters;
        minWords = minWords == null ? 5 : minWords;
        minShare = minShare == null ? 0.5 : minShare;
        passageLetters = passageLetters == null ? 200 : passageLetters;
        commonIn = commonIn == null ? 10 : commonIn;
        action = action == null ? ContaminatedAction.DROP : action;
        require("word-n-gram", wordNGram, 2, 100);
        require("character-n-gram", characterNGram, 10, 1000);
        require("min-letters", minLetters, 2, characterNGram);
        require("min-words", minWords, 1, wordNGram);
        require("passage-letters", passageLetters, characterNGram, Integer.MAX_VALUE);
        require("common-in", commonIn, 1, Integer.MAX_VALUE);
        if (!(minShare > 0 && minShare <= 1)) {
            throw new ConfigException("decontaminate.min-share must lie above 0 and not above 1, found: " + minShare);
        }
    }

    /** Settings with every default. */
    public static DecontaminationSettings of(EvaluationSetSource... sets) {
        return new DecontaminationSettings(List.of(sets), null, null, null, null, null, null, null, null);
    }

    private static void require(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ConfigException("decontaminate." + key + " must be at least " + least
                    + (most == Integer.MAX_VALUE ? "" : " and at most " + most) + ", found: " + value);
        }
    }
}
