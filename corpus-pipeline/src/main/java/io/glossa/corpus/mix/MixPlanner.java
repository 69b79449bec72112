package io.glossa.corpus.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns bytes wanted of each source into a plan that whole documents can fulfil.
 *
 * <p><b>Formula.</b> Of a source with B bytes and a wanted W, every document is taken floor(W / B) times; for the rest documents are
 * taken in the order of their draw, until the next one would lead further from the goal than stopping. What a source is over or
 * under is taken from the next one of its role, so a role misses its bytes by at most half a document.
 *
 * <p><b>Determinism.</b> Depends on settings, seed and documents, not on their order.
 */
public final class MixPlanner {
    private final MixSettings settings;
    private final long seed;
    private final List<MixGroup> groups;
    private final MixBudget budget;

    /**
     * A planner.
     *
     * <p><b>Errors.</b> {@link io.glossa.run.ConfigException} for a share of a role without documents.
     *
     * @param groups every trained source, in the order of the settings
     */
    public MixPlanner(MixSettings settings, long seed, List<MixGroup> groups) {
        this.settings = settings;
        this.seed = seed;
        this.groups = List.copyOf(groups);
        this.budget = MixBudget.of(settings, groups);
    }

    /** Finds the draw up to which documents of a source hold about so many bytes. */
    @FunctionalInterface
    public interface Queue {
        /** Where to cut so that the bytes before the cut are as near as can be to those wanted. */
        Cut cut(String source, long bytes);
    }

    /**
     * An end of a queue.
     *
     * @param draw below which documents are taken
     * @param bytes of those documents
     */
    public record Cut(long draw, long bytes) {
        /**
         * The best cut through documents in order of their draw.
         *
         * @param draws ascending
         * @param sizes bytes of each
         * @param before bytes of documents that come before all of these
         */
        public static Cut through(long[] draws, long[] sizes, long before, long wanted) {
            long sum = before;
            for (int i = 0; i < draws.length; i++) {
                if (sum + sizes[i] - wanted > wanted - sum) {
                    return new Cut(draws[i], sum);
                }
                sum += sizes[i];
            }
            return new Cut(draws.length == 0 ? 0 : draws[draws.length - 1] + 1, sum);
        }
    }

    /** The plan. */
    public MixPlan plan(Queue queue) {
        SortedMap<String, Double> carried = new TreeMap<>();
        List<MixPlan.Source> sources = new ArrayList<>();
        for (MixGroup group : groups) {
            String role = settings.shares().isEmpty() ? "" : group.role();
            double wanted = budget.bySource().getOrDefault(group.source(), 0.0);
            double goal = wanted == 0 ? 0 : Math.max(0, wanted + carried.getOrDefault(role, 0.0));
            int copies = group.bytes() == 0 ? 0 : (int) (goal / group.bytes());
            long rest = Math.round(goal - (double) copies * group.bytes());
            Cut cut = rest == 0 ? new Cut(0, 0) : queue.cut(group.source(), rest);
            long planned = copies * group.bytes() + cut.bytes();
            carried.merge(role, wanted - planned, Double::sum);
            sources.add(source(group, copies, cut, planned));
        }
        long total = sources.stream().mapToLong(MixPlan.Source::plannedBytes).sum();
        List<MixPlan.Source> shared =
                sources.stream().map(s -> withShare(s, total)).toList();
        return new MixPlan(
                seed,
                settings.method(),
                Math.round(budget.wanted()),
                total,
                roles(shared, total),
                shared,
                warnings(shared, total));
    }

    private static MixPlan.Source source(MixGroup group, int copies, Cut cut, long planned) {
        double epochs = group.bytes() == 0 ? 0 : (double) planned / group.bytes();
        return new MixPlan.Source(
                group.source(),
                group.role(),
                group.language(),
                group.bytes(),
                group.documents(),
                planned,
                0,
                epochs,
                copies,
                cut.draw());
    }

    private static MixPlan.Source withShare(MixPlan.Source s, long total) {
        return new MixPlan.Source(
                s.source(),
                s.role(),
                s.language(),
                s.bytes(),
                s.documents(),
                s.plannedBytes(),
                total == 0 ? 0 : (double) s.plannedBytes() / total,
                s.epochs(),
                s.copies(),
                s.cut());
    }

    private Map<String, MixPlan.Role> roles(List<MixPlan.Source> sources, long total) {
        Map<String, Long> bytes = new TreeMap<>();
        sources.forEach(s -> bytes.merge(s.role(), s.plannedBytes(), Long::sum));
        Map<String, MixPlan.Role> roles = new TreeMap<>();
        bytes.forEach((role, sum) -> roles.put(
                role,
                new MixPlan.Role(
                        settings.shares().getOrDefault(role, 0.0), total == 0 ? 0 : (double) sum / total, sum)));
        return roles;
    }

    private List<String> warnings(List<MixPlan.Source> sources, long total) {
        List<String> warnings = new ArrayList<>();
        sources.stream()
                .filter(s -> s.epochs() > MixSettings.WARNED_EPOCHS)
                .sorted(Comparator.comparing(MixPlan.Source::source))
                .forEach(s -> warnings.add(String.format(
                        Locale.ROOT,
                        "source %s is repeated %.1f times; above %.0f, repeated text teaches ever less: add text, or lower"
                                + " its share",
                        s.source(),
                        s.epochs(),
                        MixSettings.WARNED_EPOCHS)));
        if (total < 0.99 * budget.wanted()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the mix holds %,d bytes, not the %,.0f wanted: more would repeat a source above max-epochs (%s); add"
                            + " text, raise max-epochs or change the shares",
                    total,
                    budget.wanted(),
                    settings.maxEpochs()));
        }
        return warnings;
    }
}
