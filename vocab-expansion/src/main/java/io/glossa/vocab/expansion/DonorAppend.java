package io.glossa.vocab.expansion;

import io.glossa.run.ConfigException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends pieces of a donor tokenizer, in the order of their use.
 *
 * <p>Of the donor's pieces in the target script the one whose halves stand side by side most often is taken first and merged
 * everywhere, as in {@link ContinuedBpe}, which differs only in that it may take any spelling. So no donor piece is appended that
 * the base's own merges and those before it never reach: appended by hand, over a base of the same script, a quarter of them
 * never occurs. Characters are always allowed, for longer pieces are made of them.
 *
 * <p><b>Contract.</b> As of {@link ExpansionPolicy}; the base stays.
 *
 * <p><b>Source.</b> Cui et al. 2023, arXiv:2304.08177, who append all of a donor; Kim et al. 2024, arXiv:2402.14714, who keep
 * those that occur often enough.
 */
public final class DonorAppend implements ExpansionPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(DonorAppend.class);

    @Override
    public String name() {
        return "donor-append";
    }

    @Override
    public void check(VocabularySettings settings) {
        if (settings.donor() == null) {
            throw new ConfigException("policy donor-append: vocab.donor is missing; write the directory or file of the"
                    + " tokenizer whose pieces are to be appended");
        }
    }

    @Override
    public Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        check(settings);
        DonorPieces donor = DonorPieces.read(Path.of(settings.donor()), base, settings.targetScript());
        PieceLearning learning = new PieceLearning(base, words, guards, settings);
        Expansion expansion = learning.learn(learning.size(0), donor::allow);
        long taken = expansion.pieces().stream()
                .filter(piece -> donor.has(piece.text()))
                .count();
        LOG.info(
                "{} of the {} pieces that the donor {} has in the script {} and the base lacks are appended; the others are too"
                        + " rare, or no two neighbours make them",
                taken,
                donor.size(),
                settings.donor(),
                settings.targetScript());
        return new Expansion(
                expansion.pieces(),
                expansion.characterCoverage(),
                expansion.stop() + "; " + taken + " of the donor's " + donor.size() + " pieces taken",
                List.of(),
                expansion.guards());
    }
}
