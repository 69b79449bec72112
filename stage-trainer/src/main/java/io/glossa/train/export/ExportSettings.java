package io.glossa.train.export;

import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.run.ConfigException;
import java.util.List;

/**
 * How the model leaves the house.
 *
 * @param name the model's name, heading of its card
 * @param baseModel where the base comes from, best as a hub id such as {@code mistralai/Mistral-7B-v0.1}; empty when unknown
 * @param baseLicence licence of the base's weights, best as an SPDX identifier; empty when unknown
 * @param languages ISO 639 codes of the languages it speaks; those of the corpus when empty
 * @param shardBytes most bytes of data in one safetensors file
 */
public record ExportSettings(
        String name, String baseModel, String baseLicence, List<String> languages, Long shardBytes) {
    public ExportSettings {
        name = name == null || name.isBlank() ? "adapted-model" : name;
        baseModel = baseModel == null ? "" : baseModel;
        baseLicence = baseLicence == null ? "" : baseLicence;
        languages = languages == null ? List.of() : List.copyOf(languages);
        shardBytes = shardBytes == null ? CheckpointWriter.SHARD_BYTES : shardBytes;
        if (shardBytes < 1) {
            throw new ConfigException("shard-bytes: " + shardBytes + "; expected 1 or more");
        }
        for (String language : languages) {
            if (!language.matches("[a-z]{2,3}")) {
                throw new ConfigException("languages: '" + language + "' is no ISO 639 code such as ko");
            }
        }
    }

    /** All defaults. */
    public static ExportSettings defaults() {
        return new ExportSettings(null, null, null, null, null);
    }
}
