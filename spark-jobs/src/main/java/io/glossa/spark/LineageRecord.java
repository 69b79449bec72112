package io.glossa.spark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;

/**
 * The story of one input record, as the lineage table tells it. What does not apply to its fate is empty or 0.
 *
 * @param id of the record, as every table names it
 * @param source name of its source
 * @param file it stood in
 * @param record its number there
 * @param fate {@code kept}, {@code rejected}, {@code duplicate} or {@code broken}
 * @param rule that took it
 * @param reason of that rule, in words
 * @param ruleSet hash of the rules it met
 * @param bytesRaw of the text as it was read
 * @param bytesFinal of the text as a document
 * @param clusterSize documents of its duplicate cluster, itself among them
 * @param kept id of the document kept in its place
 * @param keptSource source of that document
 * @param similarity with that document
 * @param split it went to
 * @param signals what every filter measured, by filter
 * @param changes characters changed, by normaliser
 * @param redactions passages replaced, by kind
 */
public record LineageRecord(
        String id,
        String source,
        String file,
        long record,
        String fate,
        String rule,
        String reason,
        String ruleSet,
        long bytesRaw,
        long bytesFinal,
        int clusterSize,
        String kept,
        String keptSource,
        double similarity,
        String split,
        Map<String, Signal> signals,
        Map<String, Integer> changes,
        Map<String, Integer> redactions) {
    /** What a filter measured and decided. */
    public record Signal(double value, boolean passes) {}

    static LineageRecord of(Group row) {
        Map<String, Signal> signals = new TreeMap<>();
        for (Group rules : groups(row, LineageSchema.RULES)) {
            for (int field = 0; field < rules.getType().getFieldCount(); field++) {
                if (rules.getFieldRepetitionCount(field) > 0) {
                    Group signal = rules.getGroup(field, 0);
                    signals.put(
                            rules.getType().getFieldName(field),
                            new Signal(signal.getDouble("value", 0), signal.getBoolean("passes", 0)));
                }
            }
        }
        return new LineageRecord(
                text(row, "id"),
                text(row, "source"),
                text(row, "file"),
                row.getLong("record", 0),
                text(row, "fate"),
                text(row, "rule"),
                text(row, "reason"),
                text(row, "rule_set"),
                row.getLong("bytes_raw", 0),
                has(row, "bytes_final") ? row.getLong("bytes_final", 0) : 0,
                has(row, "cluster_size") ? row.getInteger("cluster_size", 0) : 0,
                text(row, "kept"),
                text(row, "kept_source"),
                has(row, "similarity") ? row.getDouble("similarity", 0) : 0,
                text(row, "split"),
                signals,
                counts(row, LineageSchema.CHANGES),
                counts(row, LineageSchema.REDACTIONS));
    }

    private static boolean has(Group row, String column) {
        return row.getType().containsField(column) && row.getFieldRepetitionCount(column) > 0;
    }

    private static String text(Group row, String column) {
        return has(row, column) ? row.getString(column, 0) : "";
    }

    private static List<Group> groups(Group row, String column) {
        return has(row, column) ? List.of(row.getGroup(column, 0)) : List.of();
    }

    private static Map<String, Integer> counts(Group row, String column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Group group : groups(row, column)) {
            for (int field = 0; field < group.getType().getFieldCount(); field++) {
                if (group.getFieldRepetitionCount(field) > 0) {
                    counts.put(group.getType().getFieldName(field), group.getInteger(field, 0));
                }
            }
        }
        return counts;
    }
}
