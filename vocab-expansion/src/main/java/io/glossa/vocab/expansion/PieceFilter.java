package io.glossa.vocab.expansion;

import java.util.function.Predicate;

/**
 * Which spellings may become pieces.
 *
 * @param base to which they would be added
 * @param script what they are written in
 * @param maximumCharacters longest one; 0 for what the base was trained with
 * @param allowed what the policy admits
 */
record PieceFilter(ExpansionBase base, TargetScript script, int maximumCharacters, Predicate<String> allowed) {
    PieceFilter {
        maximumCharacters = maximumCharacters > 0 ? maximumCharacters : base.maximumPieceCharacters();
    }

    boolean admits(String spelling) {
        String text = base.text(spelling);
        return text.codePointCount(0, text.length()) <= maximumCharacters
                && base.admits(script, spelling)
                && allowed.test(spelling);
    }
}
