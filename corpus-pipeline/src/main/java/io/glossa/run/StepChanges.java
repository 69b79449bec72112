package io.glossa.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a step's work was begun with, kept beside it so that a change can be named.
 *
 * @param glossa version of Glossa
 * @param inputs identities of the inputs
 * @param settings the resolved settings
 * @param software versions that decide the bytes but not the fingerprint
 */
record StepChanges(
        String glossa, SortedMap<String, String> inputs, JsonNode settings, SortedMap<String, String> software) {
    /** The hidden file that holds it. */
    static final String FILE = ".begun.json";

    static StepChanges of(Step step) {
        return new StepChanges(GlossaVersion.get(), step.inputs(), step.settings(), step.software());
    }

    /** Every key that differs, as {@code key: was OLD, is NEW}. */
    List<String> since(StepChanges begun) {
        List<String> changes = new ArrayList<>();
        changes.addAll(ChangedKeys.between(Map.of("glossa", begun.glossa), Map.of("glossa", glossa)));
        begunInputs(begun, changes);
        changes.addAll(ChangedKeys.between(begun.settings, settings));
        return changes;
    }

    /** Every version that differs. */
    List<String> softwareSince(StepChanges begun) {
        return ChangedKeys.between(begun.software, software);
    }

    private void begunInputs(StepChanges begun, List<String> changes) {
        SortedSet<String> names = new TreeSet<>(begun.inputs.keySet());
        names.addAll(inputs.keySet());
        for (String name : names) {
            String was = begun.inputs.get(name);
            String is = inputs.get(name);
            if (was == null || !was.equals(is)) {
                changes.add(
                        "input " + name + (was == null ? " is new" : is == null ? " is gone" : " has other content"));
            }
        }
    }
}
