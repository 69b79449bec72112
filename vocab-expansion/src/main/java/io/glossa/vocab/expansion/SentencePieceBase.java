package io.glossa.vocab.expansion;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A SentencePiece BPE base: neighbours join whenever together they spell a piece. */
record SentencePieceBase(SentencePieceTokenizer tokenizer) implements ExpansionBase {
    private SentencePieceModel model() {
        return tokenizer.model();
    }

    @Override
    public int size() {
        return model().size();
    }

    @Override
    public String spelling(int id) {
        return model().pieces().get(id).text();
    }

    @Override
    public String text(String spelling) {
        return spelling;
    }

    @Override
    public String spell(String text) {
        return text;
    }

    @Override
    public boolean hasCharacter(int codePoint) {
        return model().id(Character.toString(codePoint)).isPresent();
    }

    /** Models that rewrite characters are not opened at all. */
    @Override
    public boolean composes() {
        return false;
    }

    @Override
    public void forEachWord(String text, Consumer<String> action) {
        new TrainingWords(tokenizer).forEach(text, action);
    }

    @Override
    public int[] segment(String word) {
        return tokenizer.symbols(word);
    }

    @Override
    public List<int[]> joins(int id) {
        String text = spelling(id);
        List<int[]> joins = new ArrayList<>();
        if (isText(id)) {
            for (int i = text.offsetByCodePoints(0, 1); i < text.length(); i = text.offsetByCodePoints(i, 1)) {
                int left = model().id(text.substring(0, i)).orElse(-1);
                int right = model().id(text.substring(i)).orElse(-1);
                if (isText(left) && isText(right)) {
                    joins.add(new int[] {left, right});
                }
            }
        }
        return joins;
    }

    private boolean isText(int id) {
        return id >= 0 && model().pieces().get(id).type() == PieceType.NORMAL;
    }

    @Override
    public ExpansionBase without(Set<Integer> ids) {
        Map<Integer, Piece> marks = new TreeMap<>();
        // A mark is never matched in text, and keeps every other id where it is.
        ids.forEach(id -> marks.put(id, new Piece("<given-up-" + id + ">", 0, PieceType.CONTROL)));
        return new SentencePieceBase(new SentencePieceTokenizer(model().withPiecesAt(marks)));
    }

    @Override
    public boolean isTaken(String spelling) {
        return model().id(spelling).isPresent();
    }

    @Override
    public int joined(int left, int right, String spelling) {
        int id = model().id(spelling).orElse(-1);
        return isText(id) ? id : -1;
    }

    @Override
    public boolean precedes(int piece, int other) {
        return model().pieces().get(piece).score()
                >= model().pieces().get(other).score();
    }

    @Override
    public boolean admits(TargetScript script, String spelling) {
        // Without a piece for it a piece that begins a word would hold a character that is no piece.
        boolean space = spelling.charAt(0) != Piece.SPACE
                || model().id(String.valueOf(Piece.SPACE)).isPresent();
        return space && script.admits(spelling);
    }

    @Override
    public int maximumPieceCharacters() {
        return model().trainer().maxPieceCharacters();
    }

    @Override
    public Expanded expanded(Expansion expansion, TargetScript script) {
        SentencePieceTokenizer expanded = ExpansionRules.apply(tokenizer, expansion, script);
        return new Expanded() {
            @Override
            public Tokenizer tokenizer() {
                return expanded;
            }

            @Override
            public int[] encodeWord(String word) {
                return expanded.encodePrepared(word);
            }

            @Override
            public void write(Path baseDirectory, Path output) {
                TokenizerDirectory.write(expanded.model(), baseDirectory, output);
            }
        };
    }
}
