package io.glossa.vocab.bytelevel;

import io.glossa.run.FormatException;
import io.glossa.vocab.bpe.MergeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A byte-level BPE vocabulary, whatever file it came from.
 *
 * <p><b>Errors.</b> {@link FormatException} naming the file for a token with two ids, an id with two tokens, a merge whose
 * parts or result are no tokens, or a byte of UTF-8 without a token.
 */
public final class ByteLevelModel {
    /**
     * One merge.
     *
     * @param left id of the first half
     * @param right id of the second half
     * @param result id of what they join to
     * @param rank lower joins earlier; equal ranks join from the left
     */
    public record Merge(int left, int right, int result, int rank) {}

    private final String source;
    private final List<String> spellings;
    private final Map<String, Integer> ids;
    private final List<Merge> merges;
    private final List<AddedToken> added;
    private final PreTokenizer preTokenizer;
    private final Normalization normalization;
    private final boolean wholeWords;
    private final int size;

    ByteLevelModel(
            String source,
            Map<String, Integer> vocabulary,
            List<Merge> merges,
            List<AddedToken> added,
            PreTokenizer preTokenizer,
            Normalization normalization,
            boolean wholeWords) {
        this.source = source;
        this.merges = List.copyOf(merges);
        this.added = List.copyOf(added);
        this.preTokenizer = Objects.requireNonNull(preTokenizer, "preTokenizer");
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        this.wholeWords = wholeWords;
        ids = new HashMap<>(vocabulary);
        int highest = -1;
        for (int id : vocabulary.values()) {
            highest = Math.max(highest, id);
        }
        String[] byId = new String[highest + 1];
        vocabulary.forEach((spelling, id) -> {
            if (id < 0 || byId[id] != null) {
                throw new FormatException(source + ": token '" + spelling + "' has the id " + id
                        + (id < 0
                                ? ", expected 0 or more"
                                : ", which '" + byId[id] + "' has too; expected every id once"));
            }
            byId[id] = spelling;
        });
        spellings = Collections.unmodifiableList(Arrays.asList(byId));
        for (AddedToken token : added) {
            highest = Math.max(highest, token.id());
        }
        size = highest + 1;
        for (int value = 0; value < 256; value++) {
            if (occursInUtf8(value) && !ids.containsKey(String.valueOf(ByteAlphabet.letter(value)))) {
                throw new FormatException(source + ": the token of byte " + value + " ('" + ByteAlphabet.letter(value)
                        + "') is missing; expected byte-level BPE with all bytes of UTF-8");
            }
        }
    }

    /**
     * A model without merges: a token that ends documents, then the 256 bytes in byte order.
     *
     * @param source for messages
     * @param end the token that ends documents, such as {@code <|endoftext|>}
     */
    public static ByteLevelModel ofBytes(String source, String end, PreTokenizer preTokenizer) {
        Map<String, Integer> vocabulary = new HashMap<>();
        for (int value = 0; value < 256; value++) {
            vocabulary.put(String.valueOf(ByteAlphabet.letter(value)), value + 1);
        }
        return new ByteLevelModel(
                source,
                vocabulary,
                List.of(),
                List.of(new AddedToken(0, end, true)),
                preTokenizer,
                Normalization.NONE,
                false);
    }

    /** GPT-NeoX leaves out the bytes that no UTF-8 has. */
    private static boolean occursInUtf8(int value) {
        return value != 0xC0 && value != 0xC1 && value < 0xF5;
    }

    /** Where it was read from, for messages. */
    public String source() {
        return source;
    }

    /** Ids are 0 to this minus one; some may be unused. */
    public int size() {
        return size;
    }

    /** The spelling of an id in the byte alphabet, empty when it is no token of the vocabulary. */
    public String spelling(int id) {
        return id < spellings.size() && spellings.get(id) != null ? spellings.get(id) : "";
    }

    /** The id of a spelling. */
    public OptionalInt id(String spelling) {
        Integer id = ids.get(spelling);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Merges in file order. */
    public List<Merge> merges() {
        return merges;
    }

    /** Tokens matched before everything else. */
    public List<AddedToken> addedTokens() {
        return added;
    }

    /** How text is cut first. */
    public PreTokenizer preTokenizer() {
        return preTokenizer;
    }

    /** How characters are prepared. */
    public Normalization normalization() {
        return normalization;
    }

    /** Whether a pre-token that is a token is taken without merging. */
    public boolean wholeWords() {
        return wholeWords;
    }

    /** The joins of the vocabulary. */
    public MergeTable mergeTable() {
        int[] left = new int[merges.size()];
        int[] right = new int[left.length];
        int[] result = new int[left.length];
        int[] rank = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            Merge merge = merges.get(i);
            left[i] = merge.left();
            right[i] = merge.right();
            result[i] = merge.result();
            rank[i] = merge.rank();
        }
        int[] letters = IntStream.range(0, 256)
                .map(ByteAlphabet::letter)
                .filter(letter -> ids.containsKey(Character.toString(letter)))
                .toArray();
        int[] symbols = Arrays.stream(letters)
                .map(letter -> ids.get(Character.toString(letter)))
                .toArray();
        return MergeTable.ofMerges(size, letters, symbols, left, right, result, rank);
    }

    /**
     * The model with tokens added behind every id in use, in order. Each gets every merge whose halves are tokens, so that
     * readers that join by spelling and readers that join by list agree.
     *
     * @throws FormatException if a token is there already or no two tokens spell it
     */
    public ByteLevelModel withAddedTokens(List<String> tokens) {
        return withTokensAt(
                tokens, IntStream.range(size, size + tokens.size()).boxed().toList());
    }

    /** The same with tokens at free ids, in the order of their merging. */
    public ByteLevelModel withTokensAt(List<String> tokens, List<Integer> freeIds) {
        Map<String, Integer> vocabulary = new HashMap<>(ids);
        List<Merge> all = new ArrayList<>(merges);
        int rank = 0;
        for (Merge merge : merges) {
            rank = Math.max(rank, merge.rank() + 1);
        }
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean reserved = added.stream().anyMatch(a -> a.text().equals(token));
            if (reserved || vocabulary.putIfAbsent(token, freeIds.get(i)) != null) {
                throw new FormatException(
                        source + ": token '" + token + "' is there already; expected every token once");
            }
        }
        for (String token : tokens) {
            int before = all.size();
            for (int i = 1; i < token.length(); i++) {
                Integer left = vocabulary.get(token.substring(0, i));
                Integer right = vocabulary.get(token.substring(i));
                if (left != null && right != null) {
                    all.add(new Merge(left, right, vocabulary.get(token), rank++));
                }
            }
            if (all.size() == before) {
                throw new FormatException(
                        source + ": no two tokens spell the new token '" + token + "'; add its parts before it");
            }
        }
        return new ByteLevelModel(source, vocabulary, all, added, preTokenizer, normalization, wholeWords);
    }

    /** The model without some tokens and the merges that make them; no merge may need them, and their ids are free. */
    public ByteLevelModel without(Set<Integer> tokens) {
        Map<String, Integer> vocabulary = new HashMap<>(ids);
        vocabulary.values().removeAll(tokens);
        List<Merge> kept =
                merges.stream().filter(m -> !tokens.contains(m.result())).toList();
        for (Merge merge : kept) {
            if (tokens.contains(merge.left()) || tokens.contains(merge.right())) {
                throw new FormatException(source + ": token '" + spelling(merge.result()) + "' is made of '"
                        + spelling(merge.left()) + "' and '" + spelling(merge.right()) + "', of which one is to go");
            }
        }
        return new ByteLevelModel(source, vocabulary, kept, added, preTokenizer, normalization, wholeWords);
    }

    /** The same with another pre-tokenizer. */
    public ByteLevelModel withPreTokenizer(PreTokenizer other) {
        return new ByteLevelModel(source, ids, merges, added, other, normalization, wholeWords);
    }
}
