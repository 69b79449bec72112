package io.glossa.init;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;

/** What tokens stand for, whatever alphabet their tokenizer's files spell them in. */
public final class PieceTexts {
    private PieceTexts() {}

    /** The text of a token, with a plain space where a word begins; {@code <0xEA>} and the like for a fallback byte. */
    public static String of(Tokenizer tokenizer, int id) {
        if (tokenizer instanceof ByteLevelTokenizer bytes && tokenizer.isText(id)) {
            return new String(bytes.bytes(id), StandardCharsets.UTF_8);
        }
        return tokenizer.piece(id).replace('\u2581', ' ');
    }

    /** The script of the first character that has one; COMMON for digits, punctuation and spaces alone. */
    public static UnicodeScript script(String text) {
        return text.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON
                        && script != UnicodeScript.INHERITED
                        && script != UnicodeScript.UNKNOWN)
                .findFirst()
                .orElse(UnicodeScript.COMMON);
    }
}
