package io.glossa.train.eval;

import io.glossa.vocab.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A tokenizer one can encode with in one's head: known words, longest first, and else single bytes. */
final class LetterTokenizer implements Tokenizer {
    private static final int SPECIAL = 3;
    private static final int FIRST_WORD = SPECIAL + 256;
    private final List<String> words;

    /** Ids: 0 unknown, 1 BOS, 2 EOS, 3 to 258 the bytes, then the words in the order given. */
    LetterTokenizer(String... words) {
        this.words = List.of(words);
    }

    @Override
    public int[] encode(String text) {
        List<Integer> ids = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int word = longestAt(text, at);
            if (word >= 0) {
                ids.add(FIRST_WORD + word);
                at += words.get(word).length();
            } else {
                int character = text.codePointAt(at);
                for (byte b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    ids.add(SPECIAL + Byte.toUnsignedInt(b));
                }
                at += Character.charCount(character);
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private int longestAt(String text, int at) {
        int best = -1;
        for (int i = 0; i < words.size(); i++) {
            if (text.startsWith(words.get(i), at)
                    && (best < 0 || words.get(i).length() > words.get(best).length())) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(piece(id));
        }
        return text.toString();
    }

    @Override
    public int size() {
        return FIRST_WORD + words.size();
    }

    @Override
    public int bosId() {
        return 1;
    }

    @Override
    public int eosId() {
        return 2;
    }

    @Override
    public int unknownId() {
        return 0;
    }

    @Override
    public String piece(int id) {
        return id >= FIRST_WORD ? words.get(id - FIRST_WORD) : "<" + id + ">";
    }

    @Override
    public int byteLength(int id) {
        return id >= FIRST_WORD ? piece(id).getBytes(StandardCharsets.UTF_8).length : id < SPECIAL ? 0 : 1;
    }
}
