package io.glossa.train.model;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The forward pass of Llama, Mistral, Qwen 2 and Qwen 3 written out in plain double-precision Java: slow, readable, and free of every library that the
 * trainer stands on, so that a kernel can be judged by it.
 *
 * <p><b>Shapes.</b> Tokens {@code [time]}; logits {@code [time][vocabulary]}; weights {@code [out * in]}, row by row, as
 * Hugging Face stores them.
 *
 * <p><b>Formula.</b> {@code x = E[token]}; per layer {@code x += Wo attention(rmsNorm(x))} and
 * {@code x += Wdown (silu(Wgate y) * Wup y)} with {@code y = rmsNorm(x)}; {@code logits = head rmsNorm(x)}. The rotary
 * embedding turns the pair {@code (i, i + headSize / 2)} of a head by {@code position * theta^(-2i / headSize)}.
 *
 * <p><b>Determinism.</b> One thread, one order of summation. Weights may be edited through {@link #weights()} (for finite
 * differences); the next call sees the change.
 *
 * <p><b>Source.</b> Touvron et al., LLaMA (arXiv 2302.13971), section 2.2; rotary pairs as in Hugging Face's
 * modeling_llama.
 */
public final class ReferenceDecoder {
    private final Map<String, double[]> weights;
    private final int layers;
    private final int hidden;
    private final int heads;
    private final int keyValueHeads;
    private final int headSize;
    private final int vocabulary;
    private final double epsilon;
    private final double[] frequencies;
    private final double amplitude;
    private final int[] windows;
    private final boolean tied;

    private ReferenceDecoder(ModelConfig config, Map<String, double[]> weights) {
        this.weights = weights;
        layers = config.layers();
        hidden = config.hiddenSize();
        heads = config.attentionHeads();
        keyValueHeads = config.keyValueHeads();
        headSize = config.headSize();
        vocabulary = config.vocabularySize();
        epsilon = config.normEpsilon();
        frequencies = config.rotaryFrequencies();
        amplitude = config.rotaryScaling().amplitude();
        windows = IntStream.range(0, layers).map(config::attentionWindow).toArray();
        tied = config.tiedEmbeddings();
    }

    /** Reads a Hugging Face directory, widening its weights to double. */
    public static ReferenceDecoder read(Path directory) {
        try (Checkpoint checkpoint = Checkpoint.open(directory)) {
            Map<String, double[]> weights = new TreeMap<>();
            checkpoint.tensors().forEach((name, tensor) -> {
                float[] floats = tensor.floats();
                double[] widened = new double[floats.length];
                for (int i = 0; i < floats.length; i++) {
                    widened[i] = floats[i];
                }
                weights.put(name, widened);
            });
            return new ReferenceDecoder(checkpoint.config(), weights);
        }
    }

    /** The live weights by their Hugging Face names. */
    public Map<String, double[]> weights() {
        return weights;
    }

    /** Logits after each token of one document. */
    public double[][] logits(int[] tokens) {
        return logits(tokens, new int[tokens.length]);
    }

    /**
     * Logits of packed documents: a token sees itself and the earlier tokens of its own document.
     *
     * @param documents the document number of each token, as {@code [0, 0, 0, 1, 1]}
     */
    public double[][] logits(int[] tokens, int[] documents) {
        return times(
                normalised(states(tokens, documents, layers), "model.norm.weight"),
                tied ? "model.embed_tokens.weight" : "lm_head.weight");
    }

    /** What the head reads after each token of one document. */
    public double[][] lastStates(int[] tokens) {
        return normalised(states(tokens, layers), "model.norm.weight");
    }

    /** What comes out of the first blocks after each token of one document. */
    public double[][] states(int[] tokens, int blocks) {
        return states(tokens, new int[tokens.length], blocks);
    }

    private double[][] states(int[] tokens, int[] documents, int blocks) {
        double[][] x = new double[tokens.length][];
        double[] embeddings = weight("model.embed_tokens.weight");
        for (int t = 0; t < tokens.length; t++) {
            x[t] = row(embeddings, tokens[t]);
        }
        for (int layer = 0; layer < blocks; layer++) {
            String prefix = "model.layers." + layer + ".";
            add(
                    x,
                    attention(
                            normalised(x, prefix + "input_layernorm.weight"),
                            documents,
                            prefix + "self_attn.",
                            windows[layer]));
            add(x, feedForward(normalised(x, prefix + "post_attention_layernorm.weight"), prefix + "mlp."));
        }
        return x;
    }

    /** Natural logarithms of the next-token distribution after each token. */
    public double[][] logProbabilities(int[] tokens) {
        double[][] logits = logits(tokens);
        for (double[] row : logits) {
            double logSum = logSumExp(row);
            for (int v = 0; v < row.length; v++) {
                row[v] -= logSum;
            }
        }
        return logits;
    }

    /** Mean negative log-likelihood, in nats, of each token but the first. */
    public double meanLoss(int[] tokens) {
        double[][] logProbabilities = logProbabilities(tokens);
        double sum = 0;
        for (int t = 0; t + 1 < tokens.length; t++) {
            sum -= logProbabilities[t][tokens[t + 1]];
        }
        return sum / (tokens.length - 1);
    }

    private double[][] attention(double[][] x, int[] documents, String prefix, int window) {
        double[][] queries =
                rotated(perHead(times(x, prefix + "q_proj.weight"), heads, prefix + "q_norm.weight"), heads);
        double[][] keys = rotated(
                perHead(times(x, prefix + "k_proj.weight"), keyValueHeads, prefix + "k_norm.weight"), keyValueHeads);
        double[][] values = times(x, prefix + "v_proj.weight");
        double[][] mixed = new double[x.length][heads * headSize];
        for (int head = 0; head < heads; head++) {
            int own = head * headSize;
            int shared = head / (heads / keyValueHeads) * headSize;
            for (int t = 0; t < x.length; t++) {
                double[] scores = new double[t + 1];
                for (int s = 0; s <= t; s++) {
                    scores[s] = documents[s] == documents[t] && t - s < window
                            ? dot(queries[t], own, keys[s], shared, headSize) / Math.sqrt(headSize)
                            : Double.NEGATIVE_INFINITY;
                }
                double logSum = logSumExp(scores);
                for (int s = 0; s <= t; s++) {
                    double share = Math.exp(scores[s] - logSum);
                    for (int i = 0; i < headSize; i++) {
                        mixed[t][own + i] += share * values[s][shared + i];
                    }
                }
            }
        }
        return times(mixed, prefix + "o_proj.weight");
    }

    private double[][] feedForward(double[][] x, String prefix) {
        double[][] gate = times(x, prefix + "gate_proj.weight");
        double[][] up = times(x, prefix + "up_proj.weight");
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < gate[t].length; i++) {
                double g = gate[t][i];
                gate[t][i] = g / (1 + Math.exp(-g)) * up[t][i];
            }
        }
        return times(gate, prefix + "down_proj.weight");
    }

    private double[][] rotated(double[][] x, int count) {
        int half = headSize / 2;
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < half; i++) {
                double angle = t * frequencies[i];
                double cos = amplitude * Math.cos(angle);
                double sin = amplitude * Math.sin(angle);
                for (int head = 0; head < count; head++) {
                    int a = head * headSize + i;
                    int b = a + half;
                    double first = x[t][a];
                    x[t][a] = first * cos - x[t][b] * sin;
                    x[t][b] = x[t][b] * cos + first * sin;
                }
            }
        }
        return x;
    }

    /** Qwen 3's norm of each head, where the model has one. */
    private double[][] perHead(double[][] x, int count, String name) {
        if (weights.containsKey(name)) {
            double[] scale = weight(name);
            for (double[] row : x) {
                for (int head = 0; head < count; head++) {
                    int from = head * headSize;
                    double inverse = 1 / Math.sqrt(dot(row, from, row, from, headSize) / headSize + epsilon);
                    for (int i = 0; i < headSize; i++) {
                        row[from + i] *= inverse * scale[i];
                    }
                }
            }
        }
        return x;
    }

    private double[][] normalised(double[][] x, String name) {
        double[] scale = weight(name);
        double[][] out = new double[x.length][hidden];
        for (int t = 0; t < x.length; t++) {
            double inverse = 1 / Math.sqrt(dot(x[t], 0, x[t], 0, hidden) / hidden + epsilon);
            for (int i = 0; i < hidden; i++) {
                out[t][i] = x[t][i] * inverse * scale[i];
            }
        }
        return out;
    }

    private double[][] times(double[][] x, String name) {
        double[] matrix = weight(name);
        int in = x[0].length;
        int out = matrix.length / in;
        double[] bias = weights.getOrDefault(name.replace(".weight", ".bias"), new double[out]);
        double[][] product = new double[x.length][out];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < out; o++) {
                product[t][o] = bias[o] + dot(x[t], 0, matrix, o * in, in);
            }
        }
        return product;
    }

    private double[] row(double[] embeddings, int token) {
        if (token < 0 || token >= vocabulary) {
            throw new IndexOutOfBoundsException("token " + token + " of a vocabulary of " + vocabulary);
        }
        double[] row = new double[hidden];
        System.arraycopy(embeddings, token * hidden, row, 0, hidden);
        return row;
    }

    private double[] weight(String name) {
        double[] weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException("no tensor " + name + " among " + weights.keySet());
        }
        return weight;
    }

    private static void add(double[][] x, double[][] change) {
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < x[t].length; i++) {
                x[t][i] += change[t][i];
            }
        }
    }

    private static double dot(double[] a, int fromA, double[] b, int fromB, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[fromA + i] * b[fromB + i];
        }
        return sum;
    }

    private static double logSumExp(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }
}
