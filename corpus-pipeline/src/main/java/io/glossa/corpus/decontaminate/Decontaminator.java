package io.glossa.corpus.decontaminate;

import io.glossa.corpus.TextSize;
import java.io.Serializable;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Does to a document what the settings say about the evaluation texts that it holds.
 *
 * <p><b>Determinism.</b> A pure function of settings, evaluation sets, common phrases and document; thread-safe.
 */
public final class Decontaminator {
    /** The name of the rule in rejections and reports. */
    public static final String RULE = "contaminated";
    /** A document of which less is left after a cut says nothing whole any more. */
    private static final double LEAST_LEFT = 0.5;

    private final OverlapIndex index;
    private final OverlapJudge judge;
    private final ContaminatedAction action;

    /** Works with an index and the settings that it was made with. */
    public Decontaminator(OverlapIndex index, DecontaminationSettings settings) {
        this.index = index;
        this.judge = new OverlapJudge(index, settings);
        this.action = settings.action();
    }

    /**
     * What becomes of a document.
     *
     * @param contamination what it holds
     * @param text what is left of it; empty when it is to be rejected
     * @param reason why it is rejected; empty when it stays
     */
    public record Decision(Contamination contamination, String text, String reason) implements Serializable {
        /** Whether the document stays, whole or cut. */
        public boolean stays() {
            return reason.isEmpty();
        }
    }

    /**
     * Decides about a document.
     *
     * @param matches of its text
     * @param common whether the run of a number is a common phrase
     */
    public Decision decide(String text, Matches matches, IntPredicate common) {
        Contamination contamination = judge.judge(matches, common);
        if (contamination.isClean() || action == ContaminatedAction.REPORT) {
            return new Decision(contamination, text, "");
        }
        if (action == ContaminatedAction.CUT) {
            String composed = FoldedText.composed(text);
            String left = SentenceCut.without(composed, contamination.passages());
            if (TextSize.of(left).characters()
                    >= LEAST_LEFT * TextSize.of(composed).characters()) {
                return new Decision(contamination, left, "");
            }
        }
        return new Decision(contamination, "", reason(contamination));
    }

    private String reason(Contamination contamination) {
        Contamination.Hit best = contamination.hits().get(0);
        EvaluationText item = index.item(best.item());
        return String.format(
                Locale.ROOT,
                "%.3f of its letters are in evaluation texts: holds %.3f of %s, item %s%s",
                contamination.share(),
                best.share(),
                item.benchmark(),
                item.item(),
                contamination.hits().size() > 1
                        ? ", and " + (contamination.hits().size() - 1) + " more"
                        : "");
    }
}
