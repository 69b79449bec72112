package io.glossa.train.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a stage's sequences are divided among the packed sources: the {@code data} of a stage.
 *
 * <p>At most one of {@code weights}, {@code temperature} and {@code max-epochs}; without any, sources get what they have. With
 * the stage's {@code replay-share} they hold within the target and within the replay; without it weights may name any source,
 * and the other two divide the target alone.
 *
 * @param by what is weighed; within a language or role, sources get what they have. By {@code source} unless given
 * @param weights of sources, languages or roles; they need not add up to anything, and what is not named is not read
 * @param temperature T, 1 or more: shares go by tokens to the power 1/T, so that 1 is what the sources have and a large one
 *     makes them equal (Conneau and Lample 2019 write alpha for 1/T)
 * @param maxEpochs UniMax: shares are equal, but nothing is read more often than this; what it cannot take goes to the others
 * @param anneal another mixture for the end of the stage
 */
public record MixtureSettings(
        GroupedBy by, SortedMap<String, Double> weights, Double temperature, Double maxEpochs, Anneal anneal) {
    /** What is weighed. */
    public enum GroupedBy {
        /** Each packed source by itself. */
        @JsonProperty("source")
        SOURCE,
        /** All sources of a language. */
        @JsonProperty("language")
        LANGUAGE,
        /** All of the target, all of the replay. */
        @JsonProperty("role")
        ROLE
    }

    /**
     * The mixture of a stage's end, as Llama 3 and OLMo 2 end theirs on the best text.
     *
     * @param from share of the stage's steps after which it holds, above 0 and below 1
     * @param weights as those of the stage, and by the same
     * @param temperature as that of the stage
     * @param maxEpochs as that of the stage; counted within the anneal
     */
    public record Anneal(Double from, SortedMap<String, Double> weights, Double temperature, Double maxEpochs) {
        public Anneal {
            weights = checkedWeights("anneal.weights", weights);
            if (from == null || !(from > 0 && from < 1)) {
                throw new ConfigException("anneal.from is " + from + "; expected a share of the steps, such as 0.9");
            }
            requireOne("anneal.", weights, temperature, maxEpochs);
        }
    }

    public MixtureSettings {
        by = by == null ? GroupedBy.SOURCE : by;
        weights = checkedWeights("weights", weights);
        requireOne("", weights, temperature, maxEpochs);
    }

    /**
     * Refuses weights of what there is not, before anything is packed.
     *
     * @param where names the stage in messages
     * @param languages of the sources that are trained on, by name
     */
    public void requireKnown(String where, Map<String, String> languages) {
        Collection<String> known = switch (by) {
            case SOURCE -> languages.keySet();
            case LANGUAGE -> languages.values();
            case ROLE -> List.of("replay", "target");
        };
        Set<String> named = new TreeSet<>(weights.keySet());
        if (anneal != null) {
            named.addAll(anneal.weights().keySet());
        }
        for (String name : named) {
            if (!known.contains(name)) {
                throw new ConfigException(where + ": data: weights: "
                        + NearestName.unknown(by.name().toLowerCase(Locale.ROOT), name, known));
            }
        }
    }

    /** What holds from the start of the stage. */
    Rule rule() {
        return new Rule(by, weights, temperature, maxEpochs);
    }

    /** What holds from the anneal on. */
    Rule annealRule() {
        return new Rule(by, anneal.weights(), anneal.temperature(), anneal.maxEpochs());
    }

    /**
     * One mixture.
     *
     * @param weights empty unless it goes by weights
     */
    record Rule(GroupedBy by, SortedMap<String, Double> weights, Double temperature, Double maxEpochs) {
        /** Sources get what they have. */
        static final Rule PROPORTIONAL = new Rule(GroupedBy.SOURCE, new TreeMap<>(), null, null);
    }

    private static SortedMap<String, Double> checkedWeights(String key, SortedMap<String, Double> weights) {
        SortedMap<String, Double> checked = weights == null ? new TreeMap<>() : new TreeMap<>(weights);
        double sum = 0;
        for (Map.Entry<String, Double> weight : checked.entrySet()) {
            Double value = weight.getValue();
            if (value == null || !(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new ConfigException(
                        key + "." + weight.getKey() + " is " + value + "; expected a number of 0 or more");
            }
            sum += value;
        }
        if (!checked.isEmpty() && sum == 0) {
            throw new ConfigException(key + ": all are 0; give at least one source a weight");
        }
        return Collections.unmodifiableSortedMap(checked);
    }

    private static void requireOne(
            String prefix, SortedMap<String, Double> weights, Double temperature, Double maxEpochs) {
        int given = (weights.isEmpty() ? 0 : 1) + (temperature == null ? 0 : 1) + (maxEpochs == null ? 0 : 1);
        if (given > 1) {
            throw new ConfigException(prefix + "weights, " + prefix + "temperature, " + prefix + "max-epochs: found "
                    + given + " of them; expected one, for each sets all shares");
        }
        if (temperature != null && !(temperature >= 1)) {
            throw new ConfigException(prefix + "temperature is " + temperature + "; expected 1 or more");
        }
        if (maxEpochs != null && !(maxEpochs > 0)) {
            throw new ConfigException(prefix + "max-epochs is " + maxEpochs + "; expected a number above 0");
        }
    }
}
