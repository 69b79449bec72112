package io.glossa.corpus.parquet;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Which columns of a file hold the text, the id and the address. A name may lead into groups: {@code page.body.text}.
 *
 * @param text path of the text column
 * @param id path of the id column; none when the file has none
 * @param url path of the address column; likewise
 * @param schema of these columns alone
 */
record ColumnMapping(List<String> text, Optional<List<String>> id, Optional<List<String>> url, MessageType schema) {
    /**
     * Finds the columns that a source names.
     *
     * <p><b>Errors.</b> {@link ConfigException} when the text column is not there, or a column cannot hold what it should.
     *
     * @param file names the file in messages
     */
    static ColumnMapping of(String file, MessageType schema, SourceSettings source) {
        String owner = "source " + source.name() + ": " + file + ": ";
        List<String> text = find(schema, source.textField())
                .orElseThrow(() -> new ConfigException(owner
                        + NearestName.unknown("column", source.textField(), names(schema))
                        + "; text-field names the column of the text"));
        Optional<List<String>> id = find(schema, source.idField());
        Optional<List<String>> url = find(schema, source.urlField());
        List<List<String>> wanted = new ArrayList<>(List.of(text));
        id.ifPresent(wanted::add);
        url.ifPresent(wanted::add);
        for (List<String> path : wanted) {
            requireSingle(owner, schema, path);
        }
        PrimitiveTypeName type = type(schema, text);
        if (type != PrimitiveTypeName.BINARY) {
            throw new ConfigException(
                    owner + "column '" + source.textField() + "' holds " + type + "; expected strings");
        }
        return new ColumnMapping(text, id, url, projection(schema, wanted));
    }

    /** The value at a path of a row; none when it, or a group on the way, is null. */
    static Optional<Binary> value(Group row, List<String> path) {
        Group group = row;
        for (String step : path.subList(0, path.size() - 1)) {
            if (group.getFieldRepetitionCount(step) == 0) {
                return Optional.empty();
            }
            group = group.getGroup(step, 0);
        }
        String column = path.get(path.size() - 1);
        if (group.getFieldRepetitionCount(column) == 0) {
            return Optional.empty();
        }
        boolean binary =
                group.getType().getType(column).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        return Optional.of(
                binary
                        ? group.getBinary(column, 0)
                        : Binary.fromString(group.getValueToString(index(group, column), 0)));
    }

    private static int index(Group group, String column) {
        return group.getType().getFieldIndex(column);
    }

    /** A column of this very name, dots and all, or the one that the dots lead to. */
    private static Optional<List<String>> find(MessageType schema, String name) {
        if (schema.containsField(name)) {
            return Optional.of(List.of(name));
        }
        List<String> path = List.of(name.split("\\."));
        return schema.containsPath(path.toArray(String[]::new)) ? Optional.of(path) : Optional.empty();
    }

    private static void requireSingle(String owner, MessageType schema, List<String> path) {
        GroupType group = schema;
        for (int i = 0; i < path.size(); i++) {
            Type type = group.getType(path.get(i));
            boolean last = i == path.size() - 1;
            if (type.isRepetition(Type.Repetition.REPEATED) || last != type.isPrimitive()) {
                throw new ConfigException(owner + "column '" + String.join(".", path) + "' is "
                        + (type.isPrimitive() ? "a list" : "a group of columns")
                        + "; expected one value a row: " + names(schema));
            }
            group = last ? group : type.asGroupType();
        }
    }

    private static PrimitiveTypeName type(MessageType schema, List<String> path) {
        return schema.getType(path.toArray(String[]::new)).asPrimitiveType().getPrimitiveTypeName();
    }

    private static MessageType projection(MessageType schema, List<List<String>> wanted) {
        List<Type> fields = new ArrayList<>();
        for (Type field : schema.getFields()) {
            List<List<String>> inside = wanted.stream()
                    .filter(path -> path.get(0).equals(field.getName()))
                    .toList();
            if (!inside.isEmpty()) {
                fields.add(projection(field, inside, 1));
            }
        }
        return new MessageType(schema.getName(), fields);
    }

    private static Type projection(Type type, List<List<String>> wanted, int depth) {
        if (type instanceof PrimitiveType) {
            return type;
        }
        List<Type> fields = new ArrayList<>();
        for (Type field : type.asGroupType().getFields()) {
            List<List<String>> inside = wanted.stream()
                    .filter(path -> path.get(depth).equals(field.getName()))
                    .toList();
            if (!inside.isEmpty()) {
                fields.add(projection(field, inside, depth + 1));
            }
        }
        return type.asGroupType().withNewFields(fields);
    }

    private static List<String> names(MessageType schema) {
        return schema.getColumns().stream()
                .map(ColumnDescriptor::getPath)
                .map(path -> String.join(".", path))
                .sorted()
                .toList();
    }
}
