package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The ids that stand for less than a character: SentencePiece's byte pieces {@code <0x00>} to {@code <0xFF>}, and the tokens of
 * byte-level BPE that begin or end inside a character.
 *
 * <p>Llama 2 and Mistral write a line feed as the byte piece {@code <0x0A>}; it counts, for the model reads a byte there.
 */
final class TokenFragments {
    private TokenFragments() {}

    static BitSet of(Tokenizer tokenizer) {
        BitSet fragments = new BitSet(tokenizer.size());
        for (int id = 0; id < tokenizer.size(); id++) {
            boolean fragment = tokenizer instanceof ByteLevelTokenizer bytes
                    ? !isText(bytes.bytes(id))
                    : tokenizer.byteLength(id) == 1 && isByteName(tokenizer.piece(id));
            fragments.set(id, fragment);
        }
        return fragments;
    }

    /** Whether bytes are whole characters of UTF-8. */
    static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isByteName(String piece) {
        return piece.length() == 6 && piece.startsWith("<0x") && piece.endsWith(">");
    }
}
