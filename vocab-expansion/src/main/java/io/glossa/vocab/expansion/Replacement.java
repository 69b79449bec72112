package io.glossa.vocab.expansion;

import io.glossa.run.DataException;
import io.glossa.vocab.sentencepiece.Piece;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Gives rows of the base that stand for pieces of other scripts to new pieces: the vocabulary keeps its size, and so do the
 * matrices.
 *
 * <p>Given up are leaves ({@link LeafPruning}) whose letters are all of the scripts that may go, by default every one but the
 * target's and Latin; the most rarely used in target and guarded text first, and nothing that occurs in guarded text.
 * Text in these scripts is still written without loss, with more tokens.
 *
 * <p><b>Contract.</b> That of a policy that gives up pieces ({@link ExpansionPolicy#keepsBase}). The size of the vocabulary is that
 * of the base, whatever the multiple; where the asked size is larger than what can be given up, the report says so.
 *
 * <p><b>Where it is safe.</b> For a SentencePiece BPE base with byte fallback (Llama 2, Mistral, TinyLlama) and for a byte-level
 * base with a list of merges (GPT-2, GPT-NeoX, Qwen), used through the files written: merges follow scores or the list, not
 * ids. Not for a tiktoken file, whose ids are its merge order: refused. Not where another program makes its own {@code
 * tokenizer.json} from {@code tokenizer.model} in the order of ids, and not where the model is to go on writing the languages
 * given up.
 */
public final class Replacement implements ExpansionPolicy {
    @Override
    public String name() {
        return "replace";
    }

    @Override
    public boolean keepsBase() {
        return false;
    }

    @Override
    public int mostGivenUp(VocabularySettings settings, int pieces) {
        return pieces;
    }

    @Override
    public Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        GivingUp giving = new GivingUp(base, words, guards, settings);
        Set<UnicodeScript> kept = EnumSet.of(UnicodeScript.LATIN);
        kept.addAll(settings.targetScript().scripts());
        Set<UnicodeScript> going = EnumSet.noneOf(UnicodeScript.class);
        if (settings.replacedScripts().isEmpty()) {
            going.addAll(EnumSet.complementOf(EnumSet.copyOf(kept)));
            going.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN));
        } else {
            going.addAll(TargetScript.of(settings.replacedScripts()).scripts());
        }
        List<Integer> order = new LeafPruning(base, words, guards)
                .order(giving.wanted(), id -> isWrittenIn(going, base.text(base.spelling(id))));
        if (order.isEmpty()) {
            throw new DataException(
                    "no piece of the base is written in other scripts and unused in the guarded texts; set"
                            + " vocab.replaced-scripts, or choose the policy prune-and-extend or continued-bpe");
        }
        return giving.learn(order, GivingUp.Growth.NONE);
    }

    /** Whether all letters are of some scripts, with at least one. */
    private static boolean isWrittenIn(Set<UnicodeScript> scripts, String text) {
        boolean any = false;
        for (int point : text.codePoints().toArray()) {
            UnicodeScript script = UnicodeScript.of(point);
            boolean mark = script == UnicodeScript.INHERITED || point == Piece.SPACE;
            if (!mark && !scripts.contains(script)) {
                return false;
            }
            any |= !mark;
        }
        return any;
    }
}
