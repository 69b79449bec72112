package io.glossa.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the study says to a question.
 *
 * @param question its name
 * @param asks in words
 * @param expects what was expected
 * @param measure what was compared, with its unit
 * @param margin a difference below this does not matter
 * @param rounds one for each budget and set
 */
public record Answer(String question, String asks, String expects, String measure, double margin, List<Round> rounds) {
    public Answer {
        rounds = List.copyOf(rounds);
    }

    /** How a pair ends. */
    public enum Outcome {
        /** The first is better by more than luck explains. */
        @JsonProperty("first better")
        FIRST_BETTER,
        /** The second is. */
        @JsonProperty("second better")
        SECOND_BETTER,
        /** Whatever the difference is, it is below the margin. */
        @JsonProperty("alike")
        ALIKE,
        /** Luck may explain the difference, and it may matter. */
        @JsonProperty("not separable")
        NOT_SEPARABLE
    }

    /**
     * The race under one budget on one set.
     *
     * @param budget its key
     * @param set an evaluation set
     * @param pairs of two arms the one there is; of more the best with every other
     * @param verdict in words
     */
    public record Round(String budget, String set, List<Pair> pairs, String verdict) {
        public Round {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * Two arms.
     *
     * @param first an arm
     * @param second another
     * @param difference first less second: negative where the first is better
     * @param documents compared
     * @param adjustedProbability of a difference this far from 0 by luck, after Holm over all pairs of the question
     * @param outcome the judgement at 5 %
     */
    public record Pair(
            String first,
            String second,
            Estimate difference,
            int documents,
            double adjustedProbability,
            Outcome outcome) {}
}
