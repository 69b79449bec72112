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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

    ByteLevelBase(ByteLevelFiles files) {
        this.files = files;
        model = files.model();
        tokenizer = new ByteLevelTokenizer(model);
        merges = model.mergeTable();
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
        ByteLevelModel grown = model.withAddedTokens(pieces);
        ByteLevelTokenizer expanded = new ByteLevelTokenizer(grown);
        for (int i = 0; i < pieces.size(); i++) {
            int[] ids = expanded.encodeByMerges(pieces.get(i));
            require(pieces.get(i), size() + i, ids.length == 1 && ids[0] == size() + i, "its merges to reach it");
            require(
                    pieces.get(i),
                    size() + i,
                    admits(script, pieces.get(i)),
                    "only characters of the script " + script);
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

    private static void require(String piece, int id, boolean holds, String expected) {
        if (!holds) {
            throw new FormatException("added token '" + piece + "' (id " + id + "): expected " + expected
                    + "; choose another expansion policy or report this one");
        }
    }
}
