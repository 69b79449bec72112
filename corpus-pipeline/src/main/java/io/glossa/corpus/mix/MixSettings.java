package io.glossa.corpus.mix;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of each source the training text holds.
 *
 * @param shares parts of the budget by role ({@code target}, {@code replay}, {@code parallel}, {@code code}), which add up to
 *     1; roles are not told apart unless given
 * @param method how the budget, or each role's part of it, is divided; {@code proportional} unless given
 * @param by what it is divided among, {@code source} or {@code language}; source unless given. The sources of a language share
 *     by their bytes
 * @param alpha exponent of {@code temperature}, above 0 and at most 1; 0.3 unless given (mT5)
 * @param maxEpochs how often a document may be repeated at most; 4 unless given: up to there repeated text teaches nearly as much as
 *     new text (Muennighoff et al. 2023)
 * @param budget bytes of training text, such as {@code 2 GB}; unless given, as much as there is, or with shares as much as holds
 *     every target document once
 */
public record MixSettings(
        Map<String, Double> shares, MixMethod method, GroupedBy by, Double alpha, Double maxEpochs, ByteSize budget)
        implements Serializable {
    /** Epochs above which a plan warns: Muennighoff et al. 2023, figure 5. */
    public static final double WARNED_EPOCHS = 4;

    private static final double DEFAULT_ALPHA = 0.3;

    /** What a budget is divided among. */
    public enum GroupedBy {
        @JsonProperty("source")
        SOURCE,
        @JsonProperty("language")
        LANGUAGE
    }

    public MixSettings {
        shares = new TreeMap<>(shares == null ? Map.of() : shares);
        method = method == null ? MixMethod.PROPORTIONAL : method;
        by = by == null ? GroupedBy.SOURCE : by;
        maxEpochs = maxEpochs == null ? WARNED_EPOCHS : maxEpochs;
        if (alpha != null && alpha != DEFAULT_ALPHA && method != MixMethod.TEMPERATURE) {
            throw new ConfigException("mix.alpha belongs to the method temperature; leave it out, or set method");
        }
        alpha = alpha == null ? DEFAULT_ALPHA : alpha;
        if (!(alpha > 0 && alpha <= 1)) {
            throw new ConfigException("mix.alpha must lie above 0 and not above 1, found: " + alpha);
        }
        if (!(maxEpochs >= 1 && maxEpochs <= 100)) {
            throw new ConfigException("mix.max-epochs must lie between 1 and 100, found: " + maxEpochs);
        }
        double sum = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            if (share.getValue() == null || !(share.getValue() > 0 && share.getValue() <= 1)) {
                throw new ConfigException("mix.shares." + share.getKey() + " must lie above 0 and not above 1, found: "
                        + share.getValue() + "; a role without a share is left out");
            }
            sum += share.getValue();
        }
        if (!shares.isEmpty() && Math.abs(sum - 1) > 1e-6) {
            throw new ConfigException("mix.shares must add up to 1, found: " + shares + ", together " + sum);
        }
    }

    /** Settings with every default: each document once. */
    public static MixSettings defaults() {
        return new MixSettings(null, null, null, null, null, null);
    }
}
