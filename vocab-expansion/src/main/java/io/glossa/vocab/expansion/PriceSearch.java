package io.glossa.vocab.expansion;

import io.glossa.run.DataException;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the price at which pieces compete for the guards' budgets so that they save most.
 *
 * <p><b>Formula.</b> The lower the price, the more is changed and, as long as the budget lasts, saved. So the search looks for
 * the lowest price that no guard objects to: it steps by a factor of four from {@value #FIRST} until one price is too low and
 * the next is not, then halves the gap {@value #HALVINGS} times in log space, to within a tenth. A price is too low when a word
 * budget ran out or too many of a guard's lines changed. Of the runs whose lines hold the one that saves most is kept; a run
 * whose word budget ran out holds too, for nothing is admitted that does not fit.
 *
 * <p><b>Cost.</b> Words are cut and their pairs counted once; each of about six runs learns from a copy.
 */
final class PriceSearch {
    private static final double FIRST = 4;
    private static final double STEP = 4;
    private static final int HALVINGS = 3;
    /** Beyond it nothing pays that changes anything. */
    private static final double HIGHEST = 1e5;
    /** What only pieces pay that change nothing. */
    private static final double PROHIBITIVE = 1e15;
    /** Below it a budget is wide enough for all. */
    private static final double LOWEST = 0.01;

    private static final Logger LOG = LoggerFactory.getLogger(PriceSearch.class);

    private final ExpansionBase base;
    private final List<Guard> guards;
    private final TargetScript script;
    private final MergeLearner learner;
    private final long targetWeight;
    private final SizeLimit size;
    private final StopRule stop;
    private Result best;

    PriceSearch(
            ExpansionBase base,
            List<Guard> guards,
            TargetScript script,
            MergeLearner learner,
            long targetWeight,
            SizeLimit size,
            StopRule stop) {
        this.base = base;
        this.guards = guards;
        this.script = script;
        this.learner = learner;
        this.targetWeight = targetWeight;
        this.size = size;
        this.stop = stop;
    }

    /**
     * What learning at one price gave.
     *
     * @param pieces characters first
     * @param stop why there are no more
     * @param saved tokens of the target's words, by weight
     * @param guards what each guard came to, by name
     * @param tooLow whether a guard objects to the price
     */
    record Result(
            List<AddedPiece> pieces, String stop, long saved, SortedMap<String, GuardOutcome> guards, boolean tooLow) {}

    /** The result that saves most of those that every guard allows. */
    Result run() {
        if (guards.isEmpty()) {
            return at(0);
        }
        double price = FIRST;
        boolean tooLow = at(price).tooLow();
        double low = tooLow ? price : 0;
        double high = tooLow ? 0 : price;
        while (low == 0 && high > LOWEST) {
            price = high / STEP;
            low = at(price).tooLow() ? price : 0;
            high = low == 0 ? price : high;
        }
        while (high == 0 && low < HIGHEST) {
            price = low * STEP;
            high = at(price).tooLow() ? 0 : price;
            low = high == 0 ? price : low;
        }
        for (int halving = 0; halving < HALVINGS && low > 0 && high > 0; halving++) {
            price = Math.sqrt(low * high);
            boolean raise = at(price).tooLow();
            low = raise ? price : low;
            high = raise ? high : price;
        }
        if (best == null) {
            at(PROHIBITIVE);
        }
        if (best == null) {
            throw new DataException(
                    "the guards " + guards.stream().map(Guard::name).toList() + " cannot hold: even pieces that"
                            + " change none of their words learned from change too many of their held-out lines; allow a larger share"
                            + " of lines, or give more of their text");
        }
        return best;
    }

    private Result at(double price) {
        GuardBudget budget = new GuardBudget(guards, targetWeight, price);
        MergeLearner run = guards.isEmpty() ? learner : learner.under(budget);
        String reason = run.learn(size, stop);
        ExpansionBase.Expanded before = base.expanded(Expansion.none(), script);
        ExpansionBase.Expanded after =
                guards.stream().anyMatch(guard -> guard.lines().size() > 0)
                        ? base.expanded(new Expansion(run.added(), 1, reason), script)
                        : before;
        SortedMap<String, GuardOutcome> outcomes = new TreeMap<>();
        boolean held = true;
        for (int g = 0; g < guards.size(); g++) {
            Guard guard = guards.get(g);
            int changed = guard.lines().changed(before, after);
            held &= guard.lines().allow(changed);
            outcomes.put(guard.name(), GuardOutcome.of(guard, budget.spent(g), changed, price));
            int lines = guard.lines().size();
            LOG.info(
                    "guard {} at price {}: {} of {} words change{}, {} candidates refused",
                    guard.name(),
                    outcomes.get(guard.name()).price(),
                    budget.spent(g),
                    guard.words().total(),
                    lines == 0 ? "" : ", " + changed + " of " + lines + " held-out lines",
                    run.refused());
        }
        Result result =
                new Result(new ArrayList<>(run.added()), reason, run.saved(), outcomes, !held || budget.isExhausted());
        if (held && (best == null || result.saved() > best.saved())) {
            best = result;
        }
        return result;
    }
}
