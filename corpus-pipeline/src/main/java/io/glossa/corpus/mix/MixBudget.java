package io.glossa.corpus.mix;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many bytes of each source the training text shall hold.
 *
 * <p><b>Formula.</b> The budget is divided among roles by their shares; each part among sources or languages by bytes, by bytes to
 * the power alpha, or evenly, with at most {@code max-epochs} times their bytes for each ({@link WaterFilling}). When the roles
 * cannot fill their parts, the whole budget shrinks until they can: shares stay exact, and no document is repeated more often
 * than allowed.
 *
 * @param wanted bytes that the settings ask for
 * @param bytes that the plan holds; less than wanted when the sources do not suffice
 * @param bySource bytes of each source
 */
record MixBudget(double wanted, double bytes, SortedMap<String, Double> bySource) {
    /** Divides. Sources without a byte get none. */
    static MixBudget of(MixSettings settings, List<MixGroup> all) {
        List<MixGroup> groups = all.stream().filter(g -> g.bytes() > 0).toList();
        Map<String, List<MixGroup>> roles = new LinkedHashMap<>();
        if (settings.shares().isEmpty()) {
            roles.put("", groups);
        } else {
            settings.shares().keySet().forEach(role -> roles.put(role, new ArrayList<>()));
            groups.stream()
                    .filter(g -> roles.containsKey(g.role()))
                    .forEach(g -> roles.get(g.role()).add(g));
            requireText(roles, all);
        }
        double wanted = wanted(settings, groups, roles);
        double budget = wanted;
        for (Map.Entry<String, List<MixGroup>> role : roles.entrySet()) {
            double share = settings.shares().getOrDefault(role.getKey(), 1.0);
            budget = Math.min(budget, settings.maxEpochs() * bytes(role.getValue()) / share);
        }
        SortedMap<String, Double> bySource = new TreeMap<>();
        for (Map.Entry<String, List<MixGroup>> role : roles.entrySet()) {
            double share = settings.shares().getOrDefault(role.getKey(), 1.0);
            divide(settings, share * budget, role.getValue(), bySource);
        }
        return new MixBudget(wanted, budget, bySource);
    }

    private static double wanted(MixSettings settings, List<MixGroup> groups, Map<String, List<MixGroup>> roles) {
        if (settings.budget() != null) {
            return settings.budget().bytes();
        }
        Double target = settings.shares().get("target");
        return target == null ? bytes(groups) : bytes(roles.get("target")) / target;
    }

    private static void requireText(Map<String, List<MixGroup>> roles, List<MixGroup> all) {
        TreeSet<String> known = new TreeSet<>();
        all.forEach(g -> known.add(g.role()));
        roles.forEach((role, groups) -> {
            if (!known.contains(role)) {
                throw new ConfigException("mix.shares: " + NearestName.unknown("role", role, known)
                        + "; give a source that role, or the share to others");
            }
            if (groups.isEmpty()) {
                throw new ConfigException(
                        "mix.shares." + role + ": no document of that role is left for training; look at"
                                + " the corpus report for what was filtered, or give the share to others");
            }
        });
    }

    private static void divide(
            MixSettings settings, double amount, List<MixGroup> groups, SortedMap<String, Double> bySource) {
        Map<String, List<MixGroup>> parts = new TreeMap<>();
        for (MixGroup group : groups) {
            String key = settings.by() == MixSettings.GroupedBy.LANGUAGE ? group.language() : group.source();
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(group);
        }
        double[] weights = new double[parts.size()];
        double[] limits = new double[parts.size()];
        int i = 0;
        for (List<MixGroup> part : parts.values()) {
            double bytes = bytes(part);
            weights[i] = switch (settings.method()) {
                case PROPORTIONAL -> bytes;
                case TEMPERATURE -> Math.pow(bytes, settings.alpha());
                case UNIMAX -> 1;
            };
            limits[i++] = settings.maxEpochs() * bytes;
        }
        double[] divided = WaterFilling.divide(amount, weights, limits);
        i = 0;
        for (List<MixGroup> part : parts.values()) {
            double bytes = bytes(part);
            for (MixGroup group : part) {
                bySource.put(group.source(), divided[i] * group.bytes() / bytes);
            }
            i++;
        }
    }

    private static double bytes(List<MixGroup> groups) {
        return groups.stream().mapToDouble(MixGroup::bytes).sum();
    }
}
