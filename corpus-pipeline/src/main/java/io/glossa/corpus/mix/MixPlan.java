package io.glossa.corpus.mix;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.glossa.run.Json;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often each document of the training split is trained on, as {@code mix.json} of a corpus holds it.
 *
 * <p>A document of a source is taken {@code copies} times, and once more when its {@link MixDraw} lies below {@code cut}. So the plan
 * of a terabyte is a few lines, and every reader of the split comes to the same text.
 *
 * @param seed of the draw
 * @param method how the budget was divided
 * @param wantedBytes budget that the settings ask for
 * @param plannedBytes bytes of the mixed training text
 * @param roles what each role comes to
 * @param sources what each source comes to
 * @param warnings what a person should know
 */
public record MixPlan(
        long seed,
        MixMethod method,
        long wantedBytes,
        long plannedBytes,
        Map<String, Role> roles,
        List<Source> sources,
        List<String> warnings)
        implements Serializable {
    /** The file that holds it, in the directory of a corpus. */
    public static final String FILE = "mix.json";

    /**
     * What a role comes to.
     *
     * @param wantedShare of the settings; 0 when they name none
     * @param share of the planned bytes
     * @param bytes planned
     */
    public record Role(double wantedShare, double share, long bytes) implements Serializable {}

    /**
     * What a source comes to.
     *
     * @param source its name
     * @param role of its documents
     * @param language ISO 639-1 code
     * @param bytes that it has in the training split
     * @param documents that it has there
     * @param plannedBytes bytes of the mix
     * @param share of all planned bytes
     * @param epochs planned bytes over bytes that it has
     * @param copies times that every document is taken
     * @param cut draw below which a document is taken once more; {@link Long#MAX_VALUE} is above all
     */
    public record Source(
            String source,
            String role,
            String language,
            long bytes,
            long documents,
            long plannedBytes,
            double share,
            double epochs,
            int copies,
            long cut)
            implements Serializable {}

    /** The plan of a corpus, if it has one. */
    public static Optional<MixPlan> of(Path corpus) {
        Path file = corpus.resolve(FILE);
        return Files.exists(file) ? Optional.of(Json.read(file, MixPlan.class)) : Optional.empty();
    }

    /** The rule that the plan comes to. */
    @JsonIgnore
    public Copies copies() {
        Map<String, Source> bySource = new TreeMap<>();
        sources.forEach(s -> bySource.put(s.source(), s));
        MixDraw draw = new MixDraw(seed);
        return (source, id) -> {
            Source plan = bySource.get(source);
            return plan == null ? 0 : plan.copies() + (draw.of(source, id) < plan.cut() ? 1 : 0);
        };
    }

    /** How often a document is taken. */
    @FunctionalInterface
    public interface Copies {
        /** Every document once. */
        Copies ONCE = (source, id) -> 1;

        /** Times that a document of the training split is taken; 0 to leave it out. */
        int of(String source, String id);
    }
}
