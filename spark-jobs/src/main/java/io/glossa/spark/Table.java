package io.glossa.spark;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The Parquet tables of a corpus and their columns, none of which is ever null. */
enum Table {
    /** What stays; the same rows again, divided, below {@code splits}. */
    DOCUMENTS("id source language text cluster split cluster_size", ""),
    /** What a rule refused. */
    REJECTED("id source language rule reason value text", "value"),
    /** What is a copy of a document that stays. */
    DUPLICATES("id source kept kept_source kind similarity", "similarity");

    private final String columns;
    private final String number;

    /** Names columns, separated by spaces; all hold strings but the one given last and the sizes of clusters. */
    Table(String columns, String number) {
        this.columns = columns;
        this.number = number;
    }

    MessageType schema() {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (String column : columns.split(" ")) {
            if (column.equals("cluster_size")) {
                schema.required(INT64).named(column);
            } else if (column.equals(number)) {
                schema.required(DOUBLE).named(column);
            } else {
                schema.required(BINARY).as(stringType()).named(column);
            }
        }
        return schema.named(folder());
    }

    /** The folder below a step's directory. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file of a shard in a folder. */
    static Path part(Path folder, int shard) {
        return folder.resolve(String.format(Locale.ROOT, "part-%05d.parquet", shard));
    }
}
