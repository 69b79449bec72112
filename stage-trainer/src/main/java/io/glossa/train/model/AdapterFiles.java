package io.glossa.train.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.train.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An adapter on disk, as Hugging Face PEFT writes and reads it: {@code adapter_config.json} and
 * {@code adapter_model.safetensors} with the names {@code base_model.model.MODULE.lora_A.weight} and {@code .lora_B.weight}.
 *
 * <p><b>Errors.</b> {@link FormatException} naming file and tensor when one is missing or of another shape.
 *
 * <p><b>Source.</b> PEFT's developer guide "Checkpoint format".
 */
public final class AdapterFiles {
    /** The file of the matrices. */
    public static final String WEIGHTS = "adapter_model.safetensors";

    private static final String CONFIG = "adapter_config.json";

    private AdapterFiles() {}

    /**
     * Writes an adapter into a directory.
     *
     * @param leaves of the adapter; others are passed over
     */
    public static void write(Path directory, LowRankAdapter form, List<Leaf> leaves, Kernels kernels) {
        try {
            AtomicFiles.delete(directory);
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
        SafetensorsWriter.write(
                directory.resolve(WEIGHTS),
                leaves.stream()
                        .filter(leaf -> leaf.part() == LeafInfo.Part.ADAPTER)
                        .map(leaf -> ArrayTensor.of(name(leaf.info()), DataType.F32, leaf.array(), kernels))
                        .toList());
        Json.write(directory.resolve(CONFIG), config(form));
    }

    private static ObjectNode config(LowRankAdapter form) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("alpha_pattern", Json.mapper().valueToTree(Map.of()));
        json.putNull("auto_mapping");
        json.putNull("base_model_name_or_path");
        json.put("bias", "none");
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        if (form.alpha() == Math.rint(form.alpha())) {
            json.put("lora_alpha", (long) form.alpha());
        } else {
            json.put("lora_alpha", form.alpha());
        }
        json.put("lora_dropout", 0.0);
        json.putNull("modules_to_save");
        json.put("peft_type", "LORA");
        json.put("r", form.rank());
        json.set("rank_pattern", Json.mapper().valueToTree(Map.of()));
        json.set("target_modules", Json.mapper().valueToTree(form.targets()));
        json.put("task_type", "CAUSAL_LM");
        json.put("use_dora", false);
        json.put("use_rslora", form.rankStabilised());
        return json;
    }

    /** The stored values of a leaf. */
    static float[] read(SafetensorsFile file, Path path, LeafInfo leaf) {
        StoredTensor tensor = file.tensors().get(name(leaf));
        if (tensor == null || !tensor.info().shape().equals(leaf.source().shape())) {
            throw new FormatException(path + ": tensor '" + name(leaf) + "' "
                    + (tensor == null
                            ? "is missing"
                            : "has the shape " + tensor.info().shape())
                    + "; expected the shape " + leaf.source().shape() + ": use the adapter of the stage before");
        }
        return tensor.floats();
    }

    private static String name(LeafInfo leaf) {
        return "base_model.model." + leaf.source().name() + ".weight";
    }
}
