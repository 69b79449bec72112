package io.glossa.vocab.expansion;

import io.glossa.run.DataException;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all policies share: the script's characters, then merges under the guards, then the cut to the multiple.
 *
 * <p>A policy says over which base, up to which size and which spellings may become pieces; {@link ContinuedBpe} has the rule by
 * which they are chosen.
 */
final class PieceLearning {
    private static final Logger LOG = LoggerFactory.getLogger(PieceLearning.class);

    private final ExpansionBase base;
    private final WordCounts words;
    private final List<Guard> guards;
    private final VocabularySettings settings;
    private final TargetScript script;
    private final TargetText text;
    private final CharacterClosure closure;

    /**
     * Looks at the words.
     *
     * @throws DataException when none bears the target script
     */
    PieceLearning(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        this.base = base;
        this.words = words;
        this.guards = guards;
        this.settings = settings;
        script = settings.targetScript();
        text = TargetText.of(base, words, script);
        if (text.words() == 0) {
            throw new DataException("none of the " + words.size() + " different words bears a character of the script "
                    + script + "; check vocab.script and the language of the corpus");
        }
        closure = CharacterClosure.of(base, words, settings, new StopRule(settings, text, 0).floor());
    }

    /**
     * The size that the settings ask for, or that the text supports.
     *
     * @param rows ids of the base that are given up
     */
    SizeLimit size(int rows) {
        return SizeLimit.of(base.size(), rows, settings, text, closure.added().size());
    }

    /** The pieces that the settings ask for, or that the text supports, before padding. */
    int wanted() {
        return settings.size().equals(VocabularySettings.AUTO)
                ? DefaultSize.pieces(text.bytes(), settings.mostPieces())
                        + closure.added().size()
                : settings.mostPieces();
    }

    /**
     * Learns.
     *
     * @param allowed spellings that may become pieces, beyond what script and length demand
     */
    Expansion learn(SizeLimit size, Predicate<String> allowed) {
        List<AddedPiece> pieces = new ArrayList<>(closure.added());
        String stop = size.reason();
        SortedMap<String, GuardOutcome> outcomes = new TreeMap<>();
        if (pieces.size() > size.most()) {
            pieces.subList(size.most(), pieces.size()).clear();
        } else {
            PriceSearch.Result result = merges(size, allowed);
            pieces = new ArrayList<>(result.pieces());
            stop = result.stop();
            outcomes.putAll(result.guards());
        }
        int kept = size.kept(pieces.size());
        if (kept == 0) {
            throw new DataException("only " + pieces.size() + " pieces of the script " + script + " occur at least "
                    + new StopRule(settings, text, 0).floor() + " times"
                    + (guards.isEmpty() ? "" : " and are allowed by the guards") + ", too few to fill one step of "
                    + settings.padToMultiple()
                    + " rows; give more text, or lower minimum-occurrences or pad-to-multiple");
        }
        if (kept < pieces.size()) {
            stop += "; the last " + (pieces.size() - kept) + " are left out, so that the size is a multiple of "
                    + settings.padToMultiple();
            pieces.subList(kept, pieces.size()).clear();
        }
        double coverage = closure.coverageOf(pieces);
        if (coverage < settings.characterCoverage()) {
            LOG.info(
                    "{} of the {} characters are pieces (asked for {}): the rest is rarer than the floor or exceeds the"
                            + " size, and stays with bytes",
                    percent(coverage),
                    script,
                    percent(settings.characterCoverage()));
        }
        return new Expansion(pieces, coverage, stop, List.of(), outcomes);
    }

    private PriceSearch.Result merges(SizeLimit size, Predicate<String> allowed) {
        PieceFilter filter = new PieceFilter(base, script, settings.maximumPieceCharacters(), allowed);
        WordSegments segments = WordSegments.of(base, words, guards, script, closure.added());
        StopRule stop = new StopRule(settings, text, segments.tokens());
        MergeLearner learner = new MergeLearner(base, closure.added(), segments, filter, guards.size());
        return new PriceSearch(base, guards, script, learner, words.totalWeight(), size, stop).run();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
