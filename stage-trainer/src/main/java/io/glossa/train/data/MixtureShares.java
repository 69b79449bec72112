package io.glossa.train.data;

import io.glossa.corpus.mix.WaterFilling;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.train.data.MixtureSettings.GroupedBy;
import io.glossa.train.data.MixtureSettings.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shares of a stage's packed sources.
 *
 * <p><b>Formula.</b> Of the target with {@code 1 - replayShare} and of the replay with {@code replayShare}, or of everything
 * when the weights are to say it all: groups of n tokens get parts that go as their weights, as {@code n^(1/T)}, evenly up to
 * {@code max-epochs * n} ({@link WaterFilling}), or as n; sources of a group get parts of its that go as their tokens.
 *
 * <p><b>Errors.</b> {@link ConfigException} for a name that is not there, a role that two keys set, or more tokens than
 * {@code max-epochs} allow.
 *
 * <p><b>Source.</b> Temperature: Conneau and Lample, arXiv 1901.07291, section 3.1. UniMax: Chung et al., arXiv 2304.09151,
 * algorithm 1; there the sizes are characters, here tokens.
 */
final class MixtureShares {
    private final String where;
    private final Rule rule;
    private final double replayShare;
    private final List<MixtureSource> sources;
    private final double budget;

    /**
     * Shares to be reckoned.
     *
     * @param where names the stage in messages
     * @param budget tokens that are read under this rule
     */
    MixtureShares(String where, Rule rule, double replayShare, List<MixtureSource> sources, double budget) {
        this.where = where;
        this.rule = rule;
        this.replayShare = replayShare;
        this.sources = sources;
        this.budget = budget;
    }

    /** A share for each source, in their order; together 1. */
    double[] shares() {
        requireKnownNames();
        double[] shares = new double[sources.size()];
        if (replayShare == 0 && !rule.weights().isEmpty()) {
            divide(1, rule, sources, shares);
            return shares;
        }
        divide(1 - replayShare, rule, ofRole(MixtureSource.Role.TARGET), shares);
        if (replayShare > 0) {
            List<MixtureSource> replay = ofRole(MixtureSource.Role.REPLAY);
            boolean unnamed = !rule.weights().isEmpty() && weight(replay) == 0;
            divide(replayShare, unnamed ? Rule.PROPORTIONAL : rule, replay, shares);
        }
        return shares;
    }

    private void requireKnownNames() {
        TreeSet<String> known = new TreeSet<>();
        sources.forEach(source -> known.add(source.group(rule.by())));
        if (rule.by() == GroupedBy.LANGUAGE && known.contains("")) {
            throw new ConfigException(
                    where + "by is language, but the pack does not tell its sources' languages; run pack again");
        }
        if (rule.by() == GroupedBy.ROLE && replayShare > 0) {
            throw new ConfigException(where + "by is role, but replay-share sets the shares of the roles already;"
                    + " take one of the two out");
        }
        for (String name : rule.weights().keySet()) {
            if (!known.contains(name)) {
                throw new ConfigException(where + "weights: "
                        + NearestName.unknown(rule.by().name().toLowerCase(Locale.ROOT), name, known)
                        + " (those with packed training text)");
            }
        }
    }

    private void divide(double share, Rule by, List<MixtureSource> part, double[] shares) {
        SortedMap<String, List<MixtureSource>> groups = new TreeMap<>();
        for (MixtureSource source : part) {
            groups.computeIfAbsent(source.group(by.by()), key -> new ArrayList<>())
                    .add(source);
        }
        double[] parts = parts(share, by, groups);
        double sum = 0;
        for (double one : parts) {
            sum += one;
        }
        if (sum == 0) {
            throw new ConfigException(where + "weights name nothing of the target, which gets "
                    + String.format(Locale.ROOT, "%.3f", share) + " of the stage; give one of its sources a weight");
        }
        int group = 0;
        for (List<MixtureSource> members : groups.values()) {
            double tokens = tokens(members);
            for (MixtureSource source : members) {
                shares[sources.indexOf(source)] = share * parts[group] / sum * source.tokens() / tokens;
            }
            group++;
        }
    }

    private double[] parts(double share, Rule by, Map<String, List<MixtureSource>> groups) {
        double[] sizes = groups.values().stream().mapToDouble(this::tokens).toArray();
        double[] parts = new double[sizes.length];
        if (by.maxEpochs() != null) {
            return evenly(share * budget, by.maxEpochs(), sizes);
        }
        int group = 0;
        for (String name : groups.keySet()) {
            parts[group] = !by.weights().isEmpty()
                    ? by.weights().getOrDefault(name, 0.0)
                    : Math.pow(sizes[group], by.temperature() == null ? 1 : 1 / by.temperature());
            group++;
        }
        return parts;
    }

    private double[] evenly(double amount, double maxEpochs, double[] sizes) {
        double[] equal = new double[sizes.length];
        double[] limits = new double[sizes.length];
        double most = 0;
        for (int i = 0; i < sizes.length; i++) {
            equal[i] = 1;
            limits[i] = maxEpochs * sizes[i];
            most += limits[i];
        }
        if (amount > most) {
            throw new ConfigException(String.format(
                    Locale.ROOT,
                    "%smax-epochs is %s, which allows %,.0f tokens of the %,.0f to be read; read fewer, raise it or add"
                            + " text",
                    where,
                    maxEpochs,
                    most,
                    amount));
        }
        return WaterFilling.divide(amount, equal, limits);
    }

    private double weight(List<MixtureSource> part) {
        return part.stream()
                .map(source -> source.group(rule.by()))
                .distinct()
                .mapToDouble(group -> rule.weights().getOrDefault(group, 0.0))
                .sum();
    }

    private List<MixtureSource> ofRole(MixtureSource.Role role) {
        return sources.stream().filter(source -> source.role() == role).toList();
    }

    private double tokens(List<MixtureSource> part) {
        return part.stream().mapToLong(MixtureSource::tokens).sum();
    }
}
