package io.glossa.vocab.expansion;

import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.List;

/**
 * A way to choose the pieces that a base vocabulary gains. Found by name through {@code ServiceLoader}.
 *
 * <p><b>Contract.</b> A pure function: the same base, words and settings give the same pieces. Every piece is written in
 * the settings' scripts, is new, and so is or was every one of its characters. What is handed back is checked by
 * {@link ExpansionRules} before anything is written.
 */
public interface ExpansionPolicy {
    /** The name in settings, in lower case with dashes. */
    String name();

    /** Whether it may add pieces at all; one that answers false takes text in any script. */
    default boolean addsPieces() {
        return true;
    }

    /**
     * Whether every id of the base stays what it is, as of most policies.
     *
     * <p>One that answers false may give rows of the base to new pieces and promises instead: ids that are not given up keep
     * piece, score and type, and what could be reached still can; a character, a byte, a mark or a piece that occurs in a
     * guarded text is never given up; a text that the base cuts into pieces that all stay is cut into the same before added
     * pieces join any; and the report lists every id that was given up.
     */
    default boolean keepsBase() {
        return true;
    }

    /**
     * How many rows of the base go to new pieces at most; 0 for a policy that keeps the base.
     *
     * @param pieces how many are added at most
     */
    default int mostGivenUp(VocabularySettings settings, int pieces) {
        return 0;
    }

    /**
     * Refuses settings that this policy cannot work with, before anything is read.
     *
     * @throws io.glossa.run.ConfigException naming the key
     */
    default void check(VocabularySettings settings) {}

    /**
     * Chooses pieces.
     *
     * @param guards texts that may change only so much
     * @throws io.glossa.run.DataException when the words cannot support any, for instance in another script
     */
    Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings);

    /** The same over a SentencePiece base without guards. */
    default Expansion expand(SentencePieceTokenizer base, WordCounts words, VocabularySettings settings) {
        return expand(ExpansionBase.of(base), words, List.of(), settings);
    }
}
