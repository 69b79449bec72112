package io.glossa.study;

import io.glossa.run.ConfigException;
import io.glossa.train.eval.SetCosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two arms on the documents that both were measured on, seed by seed.
 *
 * @param differences costs of the first less those of the second in nats, by seed and document
 * @param bytes of the documents
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier within this package: never compared, never changed.
record PairedCosts(List<double[]> differences, long[] bytes) {
    /**
     * Pairs.
     *
     * @param first by seed
     * @param second by seed
     * @param what names the pair in messages
     */
    static PairedCosts of(List<SetCosts> first, List<SetCosts> second, String what) {
        List<SetCosts> all = new ArrayList<>(first);
        all.addAll(second);
        List<Map<String, Integer>> places =
                all.stream().map(PairedCosts::places).toList();
        List<String> common = first.get(0).documents().stream()
                .filter(id -> places.stream().allMatch(place -> place.containsKey(id)))
                .toList();
        if (common.isEmpty()) {
            throw new ConfigException(what + ": no document was measured in both; give the set a path in the recipe's"
                    + " eval.sets where arms change the corpus");
        }
        long[] bytes = common.stream()
                .mapToLong(id -> first.get(0).bytes().get(places.get(0).get(id)))
                .toArray();
        List<double[]> differences = new ArrayList<>();
        for (int seed = 0; seed < first.size(); seed++) {
            double[] costs = costs(first.get(seed), places.get(seed), common);
            double[] others = costs(second.get(seed), places.get(first.size() + seed), common);
            for (int d = 0; d < costs.length; d++) {
                costs[d] -= others[d];
            }
            differences.add(costs);
        }
        return new PairedCosts(differences, bytes);
    }

    private static Map<String, Integer> places(SetCosts costs) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < costs.documents().size(); i++) {
            places.put(costs.documents().get(i), i);
        }
        return places;
    }

    private static double[] costs(SetCosts costs, Map<String, Integer> places, List<String> documents) {
        return documents.stream()
                .mapToDouble(id -> costs.nats().get(places.get(id)))
                .toArray();
    }
}
