import static org.bytedeco.pytorch.global.torch.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * The same training step written against libtorch's own C++ interface, eagerly, one operation a call: embedding, RMSNorm, rotary
 * embedding, causal attention, SwiGLU, cross-entropy over all logits, backward, clipping, AdamW. Run by itself:
 * {@code OMP_WAIT_POLICY=PASSIVE java -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -cp JARS BytedecoLlama.java hidden layers heads inner vocabulary sequences length steps threads}.
 */
public final class BytedecoLlama {
    private static int hidden;
    private static int heads;
    private static int sequences;
    private static int length;

    private BytedecoLlama() {}

    public static void main(String[] a) throws Exception {
        hidden = Integer.parseInt(a[0]);
        int layers = Integer.parseInt(a[1]);
        heads = Integer.parseInt(a[2]);
        int inner = Integer.parseInt(a[3]);
        int vocabulary = Integer.parseInt(a[4]);
        sequences = Integer.parseInt(a[5]);
        length = Integer.parseInt(a[6]);
        int steps = Integer.parseInt(a[7]);
        set_num_threads(Integer.parseInt(a[8]));
        Tensor embedding = weight(vocabulary, hidden);
        List<Tensor[]> blocks = new ArrayList<>();
        TensorVector all = new TensorVector();
        all.push_back(embedding);
        for (int i = 0; i < layers; i++) {
            Tensor[] block = {
                ones(hidden).set_requires_grad(true),
                weight(hidden, hidden),
                weight(hidden, hidden),
                weight(hidden, hidden),
                weight(hidden, hidden),
                ones(hidden).set_requires_grad(true),
                weight(inner, hidden),
                weight(inner, hidden),
                weight(hidden, inner)
            };
            blocks.add(block);
            for (Tensor tensor : block) {
                all.push_back(tensor);
            }
        }
        Tensor norm = ones(hidden).set_requires_grad(true);
        all.push_back(norm);
        AdamW optimizer = new AdamW(all, new AdamWOptions(1e-4));
        int size = hidden / heads;
        Tensor frequencies = pow(new Scalar(10000.0), arange(new Scalar(0), new Scalar(size), new Scalar(2)).mul(new Scalar(-1.0 / size)));
        Tensor angles = outer(arange(new Scalar(length)), frequencies);
        Tensor cosines = cat(new TensorVector(cos(angles), cos(angles)), -1);
        Tensor sines = cat(new TensorVector(sin(angles), sin(angles)), -1);
        Tensor tokens = randint(vocabulary, new long[] {sequences, length}).to(ScalarType.Long);
        Tensor targets = randint(vocabulary, new long[] {(long) sequences * length}).to(ScalarType.Long);
        double[] seconds = new double[steps];
        double processor = 0;
        for (int step = -3; step < steps; step++) {
            long began = System.nanoTime();
            double used = processorSeconds();
            try (PointerScope scope = new PointerScope()) {
                Tensor x = embedding(embedding, tokens);
                for (Tensor[] w : blocks) {
                    Tensor y = rms(x, w[0]);
                    Tensor q = rotate(split(linear(y, w[1])), cosines, sines);
                    Tensor k = rotate(split(linear(y, w[2])), cosines, sines);
                    Tensor v = split(linear(y, w[3]));
                    Tensor mixed = scaled_dot_product_attention(
                            q, k, v, new TensorOptional(), 0.0, true, new DoubleOptional(), false);
                    x = x.add(linear(mixed.transpose(1, 2).reshape(sequences, length, hidden), w[4]));
                    y = rms(x, w[5]);
                    x = x.add(linear(silu(linear(y, w[6])).mul(linear(y, w[7])), w[8]));
                }
                Tensor logits = linear(rms(x, norm), embedding);
                Tensor loss = cross_entropy_loss(logits.view(-1, vocabulary), targets);
                loss.backward();
                clip_grad_norm_(all, 1.0);
                optimizer.step();
                optimizer.zero_grad();
            }
            if (step >= 0) {
                seconds[step] = (System.nanoTime() - began) / 1e9;
                processor += processorSeconds() - used;
            }
        }
        Arrays.sort(seconds);
        double count = (double) sequences * length;
        System.out.printf(
                Locale.ROOT,
                "Bytedeco: %.0f tokens/s (best %.0f, worst %.0f), %.0f tokens per processor second, peak %,d MiB%n",
                count / seconds[steps / 2],
                count / seconds[0],
                count / seconds[steps - 1],
                count * steps / processor,
                peak() >> 20);
    }

    private static Tensor weight(long rows, long columns) {
        return randn(rows, columns).mul(new Scalar(0.02)).detach().set_requires_grad(true);
    }

    private static Tensor rms(Tensor x, Tensor scale) {
        return rms_norm(x, new long[] {hidden}, new TensorOptional(scale), new DoubleOptional(1e-5));
    }

    private static Tensor split(Tensor x) {
        return x.view(sequences, length, heads, hidden / heads).transpose(1, 2);
    }

    private static Tensor rotate(Tensor x, Tensor cosines, Tensor sines) {
        TensorVector halves = x.chunk(2, -1);
        Tensor turned = cat(new TensorVector(halves.get(1).neg(), halves.get(0)), -1);
        return x.mul(cosines).add(turned.mul(sines));
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static long peak() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }
}
