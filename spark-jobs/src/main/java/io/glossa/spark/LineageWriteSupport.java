package io.glossa.spark;

import io.glossa.corpus.RuleSet;
import io.glossa.corpus.RuleSet.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Sends the values of lineage rows to their columns one by one: no tree of values is built for a row. */
final class LineageWriteSupport extends WriteSupport<LineageWriteSupport.Row> {
    private final LineageSchema schema;
    private final MessageType message;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Integer, SourceFields> fields = new HashMap<>();
    private RecordConsumer to;

    LineageWriteSupport(LineageSchema schema) {
        this.schema = schema;
        this.message = schema.message();
        for (int i = 0; i < message.getFieldCount(); i++) {
            columns.put(message.getFieldName(i), i);
        }
    }

    /** A row and the split that a kept document went to; empty for any other. */
    record Row(LineageRow lineage, String split) {}

    /** Where the rules of a source stand among the fields of their groups. */
    @SuppressWarnings("ArrayRecordComponent") // A look-up table: never compared, never changed.
    private record SourceFields(int[] filters, int[] normalisers, int[] redactors) {}

    @Override
    @SuppressWarnings("deprecation") // Abstract in Parquet: there is no other to override.
    public WriteContext init(Configuration configuration) {
        return new WriteContext(message, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        to = consumer;
    }

    @Override
    public void write(Row row) {
        LineageRow lineage = row.lineage();
        RuleSet rules = schema.ruleSet(lineage.source());
        Trace trace = lineage.trace();
        to.startMessage();
        text("id", lineage.id());
        text("source", rules.source());
        text("file", trace.file());
        number("record", trace.number());
        text("fate", lineage.ending().fate());
        text("rule_set", rules.hash());
        number("bytes_raw", trace.bytes());
        if (lineage.ending() instanceof LineageRow.Kept kept) {
            kept(lineage.id(), kept, row.split());
        } else if (lineage.ending() instanceof LineageRow.Copy copy) {
            copy(copy);
        } else if (lineage.ending() instanceof LineageRow.Refused refused) {
            text("rule", refused.rule());
            text("reason", refused.reason());
        }
        SourceFields own = fields.computeIfAbsent(
                lineage.source(),
                source -> new SourceFields(
                        schema.fields(source, Kind.FILTER),
                        schema.fields(source, Kind.NORMALISER),
                        schema.fields(source, Kind.REDACTOR)));
        verdicts(trace, own.filters());
        counts(LineageSchema.CHANGES, trace.changes(), own.normalisers(), schema.names(Kind.NORMALISER));
        counts(LineageSchema.REDACTIONS, trace.redactions(), own.redactors(), schema.names(Kind.REDACTOR));
        to.endMessage();
    }

    private void kept(String id, LineageRow.Kept kept, String split) {
        number("bytes_final", kept.bytes());
        text("cluster", id);
        integer("cluster_size", kept.clusterSize());
        text("split", split);
    }

    private void copy(LineageRow.Copy copy) {
        text("rule", copy.rule());
        number("bytes_final", copy.bytes());
        text("cluster", copy.cluster().keptId());
        integer("cluster_size", copy.cluster().clusterSize());
        text("kept", copy.cluster().keptId());
        text("kept_source", copy.cluster().keptSource());
        start("similarity");
        to.addDouble(copy.similarity());
        end("similarity");
    }

    private void verdicts(Trace trace, int[] own) {
        if (trace.values().length == 0) {
            return;
        }
        List<String> filters = schema.names(Kind.FILTER);
        start(LineageSchema.RULES);
        to.startGroup();
        for (int i = 0; i < own.length; i++) {
            String filter = filters.get(own[i]);
            to.startField(filter, own[i]);
            to.startGroup();
            to.startField("value", 0);
            to.addDouble(trace.values()[i]);
            to.endField("value", 0);
            to.startField("passes", 1);
            to.addBoolean(trace.passes()[i]);
            to.endField("passes", 1);
            to.endGroup();
            to.endField(filter, own[i]);
        }
        to.endGroup();
        end(LineageSchema.RULES);
    }

    private void counts(String group, int[] counts, int[] own, List<String> names) {
        if (counts.length == 0) {
            return;
        }
        start(group);
        to.startGroup();
        for (int i = 0; i < own.length; i++) {
            String name = names.get(own[i]);
            to.startField(name, own[i]);
            to.addInteger(counts[i]);
            to.endField(name, own[i]);
        }
        to.endGroup();
        end(group);
    }

    private void text(String column, String value) {
        start(column);
        to.addBinary(Binary.fromString(value));
        end(column);
    }

    private void number(String column, long value) {
        start(column);
        to.addLong(value);
        end(column);
    }

    private void integer(String column, int value) {
        start(column);
        to.addInteger(value);
        end(column);
    }

    private void start(String column) {
        to.startField(column, columns.get(column));
    }

    private void end(String column) {
        to.endField(column, columns.get(column));
    }
}
