package io.glossa.checkpoint.merge;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.FormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Refuses models whose weights do not mean the same thing at the same place. */
final class MergeFit {
    private final Checkpoint first;

    MergeFit(Checkpoint first) {
        this.first = first;
    }

    /** Compares configuration, names and shapes; {@link FormatException} naming both models and what differs. */
    void require(Checkpoint other) {
        requireConfig(other);
        requireNames(other);
        List<String> vocabulary = first.vocabularyMatrices().stream()
                .map(matrix -> matrix.info().name())
                .toList();
        for (StoredTensor tensor : first.tensors().values()) {
            String name = tensor.info().name();
            if (isRecomputed(name)) {
                continue;
            }
            StoredTensor theirs = other.tensor(name);
            boolean mayDifferInRows = vocabulary.contains(name);
            if (!mayDifferInRows && !theirs.info().shape().equals(tensor.info().shape())) {
                throw refused(
                        other,
                        "tensor '" + name + "' has the shape " + theirs.info().shape(),
                        tensor.info().shape().toString());
            }
            if (!tensor.info().type().isFloat() || !theirs.info().type().isFloat()) {
                requireSameBits(other, tensor, theirs);
            }
        }
    }

    /** Buffers that some exporters leave in a checkpoint and every reader computes anew. */
    static boolean isRecomputed(String tensor) {
        return tensor.endsWith("rotary_emb.inv_freq");
    }

    private void requireConfig(Checkpoint other) {
        Map<String, Object> theirs = shape(other.config());
        shape(first.config()).forEach((key, value) -> {
            if (!value.equals(theirs.get(key))) {
                throw refused(other, key + " is " + theirs.get(key), String.valueOf(value));
            }
        });
        if (first.config().tiedEmbeddings() != other.config().tiedEmbeddings()) {
            Checkpoint tied = first.config().tiedEmbeddings() ? first : other;
            throw new FormatException(other.directory() + ": its head is "
                    + (other.config().tiedEmbeddings() ? "tied to" : "apart from") + " the embeddings, in "
                    + first.directory() + " it is not so; give " + tied.directory()
                    + " a head of its own first: glossa untie " + tied.directory() + " --out DIR");
        }
    }

    /** What makes a weight mean what it does, by the keys of config.json. */
    private static Map<String, Object> shape(ModelConfig config) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("model_type", config.modelType());
        shape.put("hidden_size", config.hiddenSize());
        shape.put("intermediate_size", config.intermediateSize());
        shape.put("num_hidden_layers", config.layers());
        shape.put("num_attention_heads", config.attentionHeads());
        shape.put("num_key_value_heads", config.keyValueHeads());
        shape.put("head_dim", config.headSize());
        shape.put("hidden_act", config.activation());
        shape.put("rms_norm_eps", config.normEpsilon());
        shape.put("rope_theta", config.rotaryBase());
        shape.put("rope_scaling", config.rotaryScaling());
        return shape;
    }

    private void requireNames(Checkpoint other) {
        Set<String> ours = named(first);
        Set<String> theirs = named(other);
        Set<String> more = new TreeSet<>(theirs);
        more.removeAll(ours);
        Set<String> fewer = new TreeSet<>(ours);
        fewer.removeAll(theirs);
        if (!more.isEmpty() || !fewer.isEmpty()) {
            String found = more.isEmpty()
                    ? "tensor '" + fewer.iterator().next() + "' is missing"
                    : "it has a tensor '" + more.iterator().next() + "'";
            throw refused(other, found, "the " + ours.size() + " tensors");
        }
    }

    private static Set<String> named(Checkpoint model) {
        Set<String> names = new TreeSet<>(model.tensors().keySet());
        names.removeIf(MergeFit::isRecomputed);
        return names;
    }

    private void requireSameBits(Checkpoint other, StoredTensor ours, StoredTensor theirs) {
        if (!ours.info().equals(theirs.info()) || ours.mismatch(theirs) >= 0) {
            throw refused(
                    other,
                    "tensor '" + ours.info().name() + "' of type "
                            + theirs.info().type() + " differs",
                    "the same bits, for numbers of this type cannot be merged, as");
        }
    }

    private FormatException refused(Checkpoint other, String found, String expected) {
        return new FormatException(other.directory() + ": " + found + "; expected " + expected + " of "
                + first.directory() + ": only models of one shape can be merged");
    }
}
