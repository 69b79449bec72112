package io.glossa.vocab.expansion;

import io.glossa.run.DataException;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Continued byte-pair encoding: begins with the base tokenizer's own segmentation of every word and learns further merges
 * on the target's words.
 *
 * <p><b>Formula.</b> First the target script's characters, most frequent first, up to the coverage. Then, again and again,
 * the spelling whose two halves stand side by side most often becomes a piece and is merged everywhere. Ties: the shorter
 * spelling, then the lexicographically smaller.
 *
 * <p>Since later pieces have lower scores, the learner's segmentation of a word after each step is exactly what encoding
 * with the pieces so far gives; so counts are true occurrences and no piece is unreachable. Donor vocabularies merged in
 * by hand have neither property.
 *
 * <p>With guards a candidate must also pay for the guarded words that it changes ({@link GuardBudget}); learning runs once for
 * each of a few prices, and the run that saves most tokens is kept.
 *
 * <p><b>Determinism.</b> Depends on words, counts, guards, base and settings only.
 *
 * <p><b>Cost.</b> Memory: 4 bytes a character of the distinct words and the inverted lists, about 1 GB for ten million
 * words. Time: a word is visited again for each merge in it, about ten times.
 *
 * <p><b>Source.</b> Sennrich et al. 2016, arXiv:1508.07909; the merges go on from a base's own segmentation.
 */
public final class ContinuedBpe implements ExpansionPolicy {
    /** Target share saved for each share of guarded text changed, tried in turn. */
    private static final double[] PRICES = {0, 1, 3, 10, 30, 100};

    private static final Logger LOG = LoggerFactory.getLogger(ContinuedBpe.class);

    @Override
    public String name() {
        return "continued-bpe";
    }

    @Override
    public Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        TargetScript script = settings.targetScript();
        CharacterClosure closure = CharacterClosure.of(base, words, settings);
        if (closure.occurrences() == 0) {
            throw new DataException("none of the " + words.size() + " different words bears a character of the script "
                    + script + "; check vocab.script and the language of the corpus");
        }
        Size size = new Size(base.size(), settings);
        List<AddedPiece> pieces = new ArrayList<>(closure.added());
        String stop = "size reached";
        if (pieces.size() > size.most()) {
            pieces.subList(size.most(), pieces.size()).clear();
        } else {
            stop = learn(base, words, guards, settings, size.most(), pieces);
        }
        int kept = size.kept(pieces.size());
        if (kept == 0) {
            throw new DataException("only " + pieces.size() + " pieces of the script " + script + " occur at least "
                    + settings.minimumOccurrences() + " times, too few to fill one step of " + settings.padToMultiple()
                    + " rows; give more text, or lower minimum-occurrences or pad-to-multiple");
        }
        if (kept < pieces.size()) {
            pieces.subList(kept, pieces.size()).clear();
        }
        double coverage = closure.coverageOf(pieces);
        if (coverage < settings.characterCoverage()) {
            LOG.info(
                    "{} of the {} characters are pieces (asked for {}): the rest is rarer than the floor of {}"
                            + " occurrences or exceeds the size, and stays with bytes",
                    percent(coverage),
                    script,
                    percent(settings.characterCoverage()),
                    settings.minimumOccurrences());
        }
        return new Expansion(pieces, coverage, stop);
    }

    /** Learns at every price and keeps what saves most; without guards the price is nothing. */
    private static String learn(
            ExpansionBase base,
            WordCounts words,
            List<Guard> guards,
            VocabularySettings settings,
            int most,
            List<AddedPiece> pieces) {
        TargetScript script = settings.targetScript();
        PieceFilter filter = new PieceFilter(base, script, settings.maximumPieceCharacters());
        List<AddedPiece> characters = List.copyOf(pieces);
        long occurrences = words.total();
        long bestSaved = -1;
        String stop = "";
        for (double price : guards.isEmpty() ? new double[] {0} : PRICES) {
            List<AddedPiece> learned = new ArrayList<>(characters);
            GuardBudget budget = new GuardBudget(guards, occurrences, price);
            MergeLearner learner = new MergeLearner(
                    base, learned, WordSegments.of(base, words, guards, script, characters), filter, budget);
            String reason = learner.learn(most, settings.minimumOccurrences());
            for (int g = 0; g < guards.size(); g++) {
                LOG.info(
                        "guard {} at price {}: {} of {} words change, {} candidates refused, {} tokens saved",
                        guards.get(g).name(),
                        price,
                        budget.spent(g),
                        guards.get(g).words().total(),
                        learner.refused(),
                        learner.saved());
            }
            if (learner.saved() > bestSaved) {
                bestSaved = learner.saved();
                stop = reason;
                pieces.clear();
                pieces.addAll(learned);
            }
        }
        return stop;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /**
     * How many pieces may be added so that the whole vocabulary is a multiple.
     *
     * @param base size of the base
     * @param settings with size and multiple
     */
    private record Size(int base, VocabularySettings settings) {
        /** An explicit size is rounded up: the rows are there anyway. */
        int most() {
            int multiple = settings.padToMultiple();
            return (base + settings.mostPieces() + multiple - 1) / multiple * multiple - base;
        }

        /** What the data supports is rounded down: a row below the floor would not learn. */
        int kept(int learned) {
            return Math.max(0, (base + learned) / settings.padToMultiple() * settings.padToMultiple() - base);
        }
    }
}
