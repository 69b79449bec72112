package io.glossa.train.export;

import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the model leaves the house.
 *
 * @param name the model's name, heading of its card
 * @param baseModel where the base comes from, best as a hub id such as {@code mistralai/Mistral-7B-v0.1}; empty when unknown
 * @param baseLicence licence of the base's weights, best as an SPDX identifier; empty when unknown
 * @param languages ISO 639 codes of the languages it speaks; those of the corpus when empty
 * @param shardBytes most bytes of data in one safetensors file
 * @param type element type of the weights, {@code f32}, {@code bf16} or {@code f16}; empty for each tensor's own
 * @param compare how the result is checked; {@code auto} by default
 */
public record ExportSettings(
        String name,
        String baseModel,
        String baseLicence,
        List<String> languages,
        Long shardBytes,
        String type,
        Comparison compare) {
    private static final List<String> TYPES = List.of("f32", "bf16", "f16");

    public ExportSettings {
        name = name == null || name.isBlank() ? "adapted-model" : name;
        baseModel = baseModel == null ? "" : baseModel;
        baseLicence = baseLicence == null ? "" : baseLicence;
        languages = languages == null ? List.of() : List.copyOf(languages);
        shardBytes = shardBytes == null ? CheckpointWriter.SHARD_BYTES : shardBytes;
        type = type == null ? "" : type.toLowerCase(Locale.ROOT);
        compare = compare == null ? Comparison.AUTO : compare;
        if (shardBytes < 1) {
            throw new ConfigException("shard-bytes: " + shardBytes + "; expected 1 or more");
        }
        if (!type.isEmpty() && !TYPES.contains(type)) {
            throw new ConfigException("type: " + NearestName.unknown("element type", type, TYPES)
                    + "; leave it out to keep the model's own");
        }
        for (String language : languages) {
            if (!language.matches("[a-z]{2,3}")) {
                throw new ConfigException("languages: '" + language + "' is no ISO 639 code such as ko");
            }
        }
    }

    /** All defaults. */
    public static ExportSettings defaults() {
        return new ExportSettings(null, null, null, null, null, null, null);
    }

    /** The element type asked for, if one is. */
    Optional<DataType> elementType() {
        return type.isEmpty() ? Optional.empty() : Optional.of(DataType.valueOf(type.toUpperCase(Locale.ROOT)));
    }
}
