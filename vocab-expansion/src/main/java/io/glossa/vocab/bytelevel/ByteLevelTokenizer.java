package io.glossa.vocab.bytelevel;

import io.glossa.vocab.bpe.BpeEncoder;
import io.glossa.vocab.bpe.BpeTokenizer;
import io.glossa.vocab.bpe.ByteEncoder;
import io.glossa.vocab.bpe.IdBuffer;
import io.glossa.vocab.bpe.MergeDropout;
import io.glossa.vocab.bpe.MergeTable;
import io.glossa.vocab.bpe.WordMemory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A byte-level BPE model at work: the same ids as Hugging Face's {@code tokenizers}.
 *
 * <p>Special tokens written out in a text are text; other added tokens (such as GPT-NeoX's runs of spaces) are matched first,
 * the longest that begins leftmost.
 *
 * <p><b>Determinism.</b> Pure and thread-safe.
 */
public final class ByteLevelTokenizer implements BpeTokenizer {
    /** The last one stands between the documents that GPT-2, GPT-NeoX and Qwen were trained on: it begins one as it ends one. */
    private static final List<String> BEGIN = List.of("<|begin_of_text|>", "<s>", "<|endoftext|>");

    private static final List<String> END = List.of("<|end_of_text|>", "<|endoftext|>", "</s>");

    private final ByteLevelModel model;
    private final BpeEncoder encoder;
    private final ByteEncoder byteEncoder;
    private final WordMemory memory = new WordMemory();
    private final Map<String, AddedToken> matched = new HashMap<>();
    private final Map<Integer, AddedToken> addedById = new HashMap<>();
    private final Pattern matcher;
    private final int bosId;
    private final int eosId;

    /** Makes a model ready. */
    public ByteLevelTokenizer(ByteLevelModel model) {
        this.model = model;
        MergeTable merges = model.mergeTable();
        encoder = new BpeEncoder(merges);
        byteEncoder = new ByteEncoder(merges, ByteAlphabet.letters());
        model.addedTokens().forEach(token -> addedById.put(token.id(), token));
        model.addedTokens().stream().filter(t -> !t.special()).forEach(t -> matched.put(t.text(), t));
        matcher = Pattern.compile(matched.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        bosId = named(BEGIN);
        eosId = named(END);
    }

    /** The model it works by. */
    public ByteLevelModel model() {
        return model;
    }

    @Override
    public int[] encode(String text) {
        IdBuffer ids = new IdBuffer(text.length() / 2);
        forEachStretch(text, stretch -> preTokens(stretch, ids), token -> ids.add(token.id()));
        return ids.toArray();
    }

    /** As Hugging Face's, a word that is a token is cut too, even where {@code ignore_merges} keeps it whole without chance. */
    @Override
    public int[] encode(String text, MergeDropout dropout) {
        if (dropout.isNone()) {
            return encode(text);
        }
        IdBuffer ids = new IdBuffer(text.length() / 2);
        forEachStretch(text, stretch -> preTokens(stretch, ids, dropout), token -> ids.add(token.id()));
        return ids.toArray();
    }

    /** The ids of one pre-token's spelling by merges alone, whether or not it is a token. */
    public int[] encodeByMerges(String spelling) {
        return encoder.encode(spelling);
    }

    /** Hands on the spelling of every pre-token of a text, in order. */
    public void forEachPreToken(String text, Consumer<String> action) {
        forEachStretch(
                text,
                stretch -> model.preTokenizer().forEach(stretch, word -> action.accept(ByteAlphabet.spell(word))),
                token -> {});
    }

    @Override
    public String decode(int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length * 4);
        for (int id : ids) {
            bytes.writeBytes(bytes(id));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return model.size();
    }

    @Override
    public int bosId() {
        return bosId;
    }

    @Override
    public int eosId() {
        return eosId;
    }

    /** Every text can be written; there is none. */
    @Override
    public int unknownId() {
        return -1;
    }

    @Override
    public String piece(int id) {
        AddedToken added = addedById.get(id);
        return added != null ? added.text() : model.spelling(id);
    }

    @Override
    public int byteLength(int id) {
        return bytes(id).length;
    }

    /** By merges alone; an added token's text gives its id. */
    @Override
    public int[] encodeSpelling(String spelling) {
        AddedToken added = matched.get(spelling);
        return added != null ? new int[] {added.id()} : encodeByMerges(spelling);
    }

    @Override
    public boolean isText(int id) {
        AddedToken added = addedById.get(id);
        return added != null ? !added.special() : !model.spelling(id).isEmpty();
    }

    /** The bytes that an id stands for; none for a special token. */
    public byte[] bytes(int id) {
        AddedToken added = addedById.get(id);
        if (added != null) {
            return added.special() ? new byte[0] : added.text().getBytes(StandardCharsets.UTF_8);
        }
        String spelling = model.spelling(id);
        return ByteAlphabet.bytes(spelling).orElseGet(() -> spelling.getBytes(StandardCharsets.UTF_8));
    }

    private void forEachStretch(String text, Consumer<String> plain, Consumer<AddedToken> added) {
        String prepared = model.normalization().apply(wellFormed(text));
        if (matched.isEmpty()) {
            plain.accept(prepared);
            return;
        }
        Matcher found = matcher.matcher(prepared);
        int end = 0;
        while (found.find()) {
            plain.accept(prepared.substring(end, found.start()));
            added.accept(matched.get(found.group()));
            end = found.end();
        }
        plain.accept(prepared.substring(end));
    }

    private void preTokens(String stretch, IdBuffer ids) {
        char[] text = model.preTokenizer().prepared(stretch);
        model.preTokenizer().forEach(text, (start, end) -> {
            int[] word = memory.find(text, start, end);
            if (word == null) {
                word = preToken(text, start, end);
                memory.put(text, start, end, word);
            }
            ids.addAll(word);
        });
    }

    private void preTokens(String stretch, IdBuffer ids, MergeDropout dropout) {
        char[] text = model.preTokenizer().prepared(stretch);
        model.preTokenizer().forEach(text, (start, end) -> ids.addAll(byteEncoder.encode(text, start, end, dropout)));
    }

    private int[] preToken(char[] text, int start, int end) {
        if (model.wholeWords()) {
            OptionalInt whole = model.id(ByteAlphabet.spell(new String(text, start, end - start)));
            if (whole.isPresent()) {
                return new int[] {whole.getAsInt()};
            }
        }
        return byteEncoder.encode(text, start, end);
    }

    private int named(List<String> names) {
        for (String name : names) {
            for (AddedToken token : model.addedTokens()) {
                if (token.text().equals(name)) {
                    return token.id();
                }
            }
        }
        return -1;
    }

    /** Half of a surrogate pair becomes U+FFFD, as in SentencePiece models. */
    private static String wellFormed(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            changed = changed == null ? new StringBuilder(text) : changed;
            changed.setCharAt(i, '\uFFFD');
        }
        return changed == null ? text : changed.toString();
    }
}
