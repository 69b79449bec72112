package io.glossa.vocab.expansion;

import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.bytelevel.ByteLevelFiles;
import io.glossa.vocab.bytelevel.WordCuts;
import io.glossa.vocab.huggingface.SentencePieceJson;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A base tokenizer as expansion sees it, whether SentencePiece or byte-level: symbols with spellings, the base's own
 * segmentation of words, and which neighbours it joins by itself.
 *
 * <p>A <i>symbol</i> below {@link #size()} is an id of the base; added pieces follow.
 */
public sealed interface ExpansionBase permits SentencePieceBase, ByteLevelBase {
    /** The base at a path: a file, or a directory that holds one. */
    static ExpansionBase open(Path path) {
        TokenizerSource source = TokenizerSource.of(path);
        return switch (source.kind()) {
            case SENTENCEPIECE_BPE -> of(new SentencePieceTokenizer(SentencePieceModel.read(source.file())));
            case SENTENCEPIECE_JSON -> of(new SentencePieceTokenizer(SentencePieceJson.read(source.file())));
            case BYTE_LEVEL_JSON -> new ByteLevelBase(ByteLevelFiles.readJson(source.file()));
            case BYTE_LEVEL_TIKTOKEN -> new ByteLevelBase(ByteLevelFiles.readTiktoken(source.file()));
            case BYTE_LEVEL_GPT2 -> new ByteLevelBase(ByteLevelFiles.readGpt2(source.file()));
            case SENTENCEPIECE_UNIGRAM ->
                throw new FormatException(source.file() + ": a unigram model is encoded with, but not expanded yet;"
                        + " expected a BPE base such as Llama, Mistral, GPT-2 or Qwen");
        };
    }

    /** A SentencePiece base. */
    static ExpansionBase of(SentencePieceTokenizer tokenizer) {
        return new SentencePieceBase(tokenizer);
    }

    /** The base at work. */
    Tokenizer tokenizer();

    /** The first id of an added piece. */
    int size();

    /** The spelling of an id. */
    String spelling(int id);

    /** The text that a spelling stands for, with {@code ▁} for a space; a cut character gives U+FFFD. */
    String text(String spelling);

    /** The spelling of a text with {@code ▁} for a space, such as a word's. */
    String spell(String text);

    /** Whether a character is or needs no piece. */
    boolean hasCharacter(int codePoint);

    /** Whether it composes characters (NFC) before it cuts; else pieces match text in the corpus's own form only. */
    boolean composes();

    /** Hands on the words of a text in order, as the base sees them. */
    void forEachWord(String text, Consumer<String> action);

    /** The base's ids of a word; a character without a piece is given as {@code -1 - codePoint}. */
    int[] segment(String word);

    /** The pairs of neighbours that it joins to an id, each as left and right; none for a character, a byte or a mark. */
    List<int[]> joins(int id);

    /**
     * This base with some ids that it can no longer produce; all others stay. Nothing it keeps may be joined from them.
     *
     * @throws FormatException for a base whose files order merges by id, so that none can be given to another piece
     */
    ExpansionBase without(Set<Integer> ids);

    /** Whether a spelling is an id already, or a name that may not become one. */
    boolean isTaken(String spelling);

    /** The id that the base joins two neighbours to, or -1. */
    int joined(int left, int right, String spelling);

    /** Whether encoding joins to one id of the base before another. */
    boolean precedes(int piece, int other);

    /** Whether a spelling may be added for a script. */
    boolean admits(TargetScript script, String spelling);

    /**
     * The words that the base's pre-tokenizer cuts, which no expansion can make whole; empty for a base without one.
     *
     * @param expanded whose tokens are counted
     */
    default Optional<WordCuts> wordCuts(Tokenizer expanded, Iterable<String> texts) {
        return Optional.empty();
    }

    /** The longest piece the base was trained for, in characters. */
    int maximumPieceCharacters();

    /**
     * The base with an expansion, held to every rule.
     *
     * @throws FormatException naming the piece that breaks one
     */
    Expanded expanded(Expansion expansion, TargetScript script);

    /** An expanded tokenizer that can be written. */
    interface Expanded {
        /** The tokenizer at work. */
        Tokenizer tokenizer();

        /** The ids of a word as {@link ExpansionBase#forEachWord} cuts it. */
        int[] encodeWord(String word);

        /**
         * Writes the tokenizer's files.
         *
         * @param baseDirectory whose settings are carried over
         */
        void write(Path baseDirectory, Path output);
    }
}
