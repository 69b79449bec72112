package io.glossa.spark;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.glossa.corpus.RuleSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of {@code lineage/}: one row for every input record, so that one query tells its whole story.
 *
 * <p>Groups hold a field for every rule of any source, under the rule's own name: {@code rules.NAME} with {@code value} and
 * {@code passes}, {@code changes.NAME} and {@code redactions.NAME} with counts. A field is null where the source does not
 * have the rule or the record never met it.
 *
 * <p>In Spark SQL: {@code SELECT id, fate, rule, rules.`word-count`.value FROM parquet.`RUN/corpus/lineage` WHERE id = 'x'}.
 */
final class LineageSchema implements Serializable {
    private static final long serialVersionUID = 1;

    /** The table's folder below the step's directory. */
    static final String FOLDER = "lineage";

    static final String RULES = "rules";
    static final String CHANGES = "changes";
    static final String REDACTIONS = "redactions";

    /** Columns of one value, in order; those with a question mark may be null. */
    static final List<String> SINGLE = List.of(
            "id",
            "source",
            "file",
            "record",
            "fate",
            "rule?",
            "reason?",
            "rule_set",
            "bytes_raw",
            "bytes_final?",
            "cluster?",
            "cluster_size?",
            "kept?",
            "kept_source?",
            "similarity?",
            "split?");

    private static final Set<String> LONGS = Set.of("record", "bytes_raw", "bytes_final");

    private final List<RuleSet> ruleSets;
    private final List<String> filters;
    private final List<String> normalisers;
    private final List<String> redactors;

    /** The columns for sources with the given rule sets. */
    LineageSchema(List<RuleSet> ruleSets) {
        this.ruleSets = new ArrayList<>(ruleSets);
        this.filters = union(RuleSet.Kind.FILTER);
        this.normalisers = union(RuleSet.Kind.NORMALISER);
        this.redactors = union(RuleSet.Kind.REDACTOR);
    }

    private List<String> union(RuleSet.Kind kind) {
        Set<String> names = new LinkedHashSet<>();
        ruleSets.forEach(ruleSet -> names.addAll(ruleSet.names(kind)));
        return new ArrayList<>(names);
    }

    /** The rule set of a source by its index. */
    RuleSet ruleSet(int source) {
        return ruleSets.get(source);
    }

    /**
     * Where the rules of a kind of a source stand among the fields of their group.
     *
     * @return for every rule of the source, in its order, the index of its field
     */
    int[] fields(int source, RuleSet.Kind kind) {
        List<String> all = names(kind);
        return ruleSet(source).names(kind).stream().mapToInt(all::indexOf).toArray();
    }

    /** The rules of a kind of all sources, in the order of the fields of their group. */
    List<String> names(RuleSet.Kind kind) {
        return switch (kind) {
            case FILTER -> filters;
            case NORMALISER -> normalisers;
            case REDACTOR -> redactors;
            case CHECK -> throw new IllegalArgumentException("a check has no column of its own");
        };
    }

    /** The schema as Parquet knows it. */
    MessageType message() {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (String column : SINGLE) {
            message.addField(single(column));
        }
        Types.GroupBuilder<GroupType> rules = Types.optionalGroup();
        for (String filter : filters) {
            rules.addField(Types.optionalGroup()
                    .required(DOUBLE)
                    .named("value")
                    .required(BOOLEAN)
                    .named("passes")
                    .named(filter));
        }
        if (!filters.isEmpty()) {
            message.addField(rules.named(RULES));
        }
        counts(message, CHANGES, normalisers);
        counts(message, REDACTIONS, redactors);
        return message.named(FOLDER);
    }

    private static void counts(Types.MessageTypeBuilder message, String group, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Types.GroupBuilder<GroupType> counts = Types.optionalGroup();
        names.forEach(name -> counts.optional(INT32).named(name));
        message.addField(counts.named(group));
    }

    private static Type single(String column) {
        boolean optional = column.endsWith("?");
        String name = optional ? column.substring(0, column.length() - 1) : column;
        Type.Repetition repetition = optional ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        if (LONGS.contains(name)) {
            return Types.primitive(INT64, repetition).named(name);
        }
        return switch (name) {
            case "cluster_size" -> Types.primitive(INT32, repetition).named(name);
            case "similarity" -> Types.primitive(DOUBLE, repetition).named(name);
            default -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
        };
    }
}
