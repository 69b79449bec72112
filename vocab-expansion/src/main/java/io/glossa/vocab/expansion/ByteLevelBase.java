package io.glossa.vocab.expansion;

import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bpe.MergeTable;
import io.glossa.vocab.bytelevel.ByteAlphabet;
import io.glossa.vocab.bytelevel.ByteLevelDirectory;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.bytelevel.Normalization;
import io.glossa.vocab.bytelevel.WordCuts;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import io.glossa.vocab.sentencepiece.Piece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A byte-level BPE base: neighbours join by listed merges only, words are its pre-tokens spelled in the byte alphabet, and
 * every character can be written.
 */
final class ByteLevelBase implements ExpansionBase {
    private static final int CHARACTERS = 16;

    private final ByteLevelFiles files;
    private final ByteLevelModel model;
    private final ByteLevelTokenizer tokenizer;
    private final MergeTable merges;
    private final Map<Integer, List<int[]>> joins = new HashMap<>();

    ByteLevelBase(ByteLevelFiles files) {
        this(files, files.model());
    }

    private ByteLevelBase(ByteLevelFiles files, ByteLevelModel model) {
        this.files = files;
        this.model = model;
        tokenizer = new ByteLevelTokenizer(model);
        merges = model.mergeTable();
        model.merges()
                .forEach(m -> joins.computeIfAbsent(m.result(), none -> new ArrayList<>())
                        .add(new int[] {m.left(), m.right()}));
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public int size() {
        return model.size();
    }

    @Override
    public String spelling(int id) {
        return model.spelling(id);
    }

    @Override
    public String text(String spelling) {
        return ByteAlphabet.text(spelling).replace(' ', Piece.SPACE);
    }

    @Override
    public String spell(String text) {
        return ByteAlphabet.spell(text.replace(Piece.SPACE, ' '));
    }

    @Override
    public boolean hasCharacter(int codePoint) {
        return true;
    }

    @Override
    public boolean composes() {
        return model.normalization() == Normalization.NFC;
    }

    @Override
    public void forEachWord(String text, Consumer<String> action) {
        tokenizer.forEachPreToken(text, action);
    }

    @Override
    public int[] segment(String word) {
        return tokenizer.encodeByMerges(word);
    }

    @Override
    public List<int[]> joins(int id) {
        return joins.getOrDefault(id, List.of());
    }

    @Override
    public ExpansionBase without(Set<Integer> ids) {
        if (files.format() == ByteLevelFiles.Format.TIKTOKEN) {
            throw new FormatException(
                    model.source() + ": a tiktoken file merges in the order of its ids, so that none can be"
                            + " given to another token; expected tokenizer.json, or a policy that keeps the base");
        }
        return new ByteLevelBase(files, model.without(ids));
    }

    @Override
    public boolean isTaken(String spelling) {
        return model.id(spelling).isPresent()
                || model.addedTokens().stream().anyMatch(t -> t.text().equals(spelling));
    }

    @Override
    public int joined(int left, int right, String spelling) {
        return left < size() && right < size() ? merges.joined(left, right) : -1;
    }

    @Override
    public boolean precedes(int piece, int other) {
        return piece <= other;
    }

    @Override
    public boolean admits(TargetScript script, String spelling) {
        return ByteAlphabet.bytes(spelling)
                .map(bytes -> ScriptBytes.admits(script, bytes))
                .orElse(false);
    }

    @Override
    public Optional<WordCuts> wordCuts(Tokenizer expanded, Iterable<String> texts) {
        return Optional.of(WordCuts.of(model, expanded, texts));
    }

    @Override
    public int maximumPieceCharacters() {
        return CHARACTERS;
    }

    @Override
    public Expanded expanded(Expansion expansion, TargetScript script) {
        List<String> pieces = expansion.pieces().stream().map(AddedPiece::text).toList();
        List<Integer> ids = IntStream.range(0, pieces.size())
                .map(i -> expansion.id(i, size()))
                .boxed()
                .toList();
        ByteLevelModel kept = expansion.lost().isEmpty() ? model : model.without(Set.copyOf(expansion.lost()));
        ByteLevelModel grown = kept.withTokensAt(pieces, ids);
        ByteLevelTokenizer expanded = new ByteLevelTokenizer(grown);
        for (int i = 0; i < pieces.size(); i++) {
            int[] reached = expanded.encodeByMerges(pieces.get(i));
            require(
                    pieces.get(i),
                    ids.get(i),
                    reached.length == 1 && reached[0] == ids.get(i),
                    "its merges to reach it");
            require(
                    pieces.get(i),
                    ids.get(i),
                    admits(script, pieces.get(i)),
                    "only characters of the script " + script);
        }
        if (!expansion.lost().isEmpty()) {
            requireKept(expansion, expanded);
        }
        return new Expanded() {
            @Override
            public Tokenizer tokenizer() {
                return expanded;
            }

            @Override
            public int[] encodeWord(String word) {
                return expanded.encodeByMerges(word);
            }

            @Override
            public void write(Path baseDirectory, Path output) {
                ByteLevelDirectory.write(files, grown, baseDirectory, output);
            }
        };
    }

    /** What the base reaches and does not give up, the expansion reaches too. */
    private void requireKept(Expansion expansion, ByteLevelTokenizer expanded) {
        Set<Integer> lost = Set.copyOf(expansion.lost());
        for (int id = 0; id < size(); id++) {
            String spelling = spelling(id);
            if (!spelling.isEmpty() && !lost.contains(id) && isAlone(tokenizer, spelling, id)) {
                require(
                        spelling,
                        id,
                        isAlone(expanded, spelling, id),
                        "a token that is not given up to be reached as before");
            }
        }
    }

    private static boolean isAlone(ByteLevelTokenizer tokenizer, String spelling, int id) {
        int[] ids = tokenizer.encodeByMerges(spelling);
        return ids.length == 1 && ids[0] == id;
    }

    private static void require(String piece, int id, boolean holds, String expected) {
        if (!holds) {
            throw new FormatException("token '" + piece + "' (id " + id + "): expected " + expected
                    + "; choose another expansion policy or report this one");
        }
    }
}
