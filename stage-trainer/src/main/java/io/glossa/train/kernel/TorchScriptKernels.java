package io.glossa.train.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The kernels as TorchScript methods, called through DJL.
 *
 * <p>How a call is spelled, since DJL documents it nowhere: the array named {@code module_method:NAME} chooses the method;
 * arrays that share a name ending in {@code []} become one list; the order of first appearance is the order of the
 * arguments. The training flag must be set even when nothing is recorded: without it results are inference tensors, which
 * can never take part in a gradient. Whether operations are recorded is the thread's own gradient mode.
 */
public final class TorchScriptKernels implements Kernels {
    /**
     * Positions whose logits exist at once. Measured with 32,000 rows of float32: 128 are 4 to 8 % slower than 512, for the
     * gradient of the head is read and written once a chunk; 1,024 are no faster and take 60 MiB more.
     */
    public static final int LOSS_CHUNK = 512;

    /** Numbers decoded at once by the optimiser: their half a dozen buffers of 1 MiB stay in a processor's cache. */
    private static final int STRETCH = 1 << 18;

    /** PyTorch's number of IEEE 754 binary16. */
    private static final int HALF = 5;

    /** PyTorch's number of an unsigned byte. */
    private static final int BYTE = 0;

    private final PtNDManager manager;
    private final PtSymbolBlock module;
    /** Scalars stay with the processor, where a kernel reads them without waiting for a device. */
    private final NDManager host;

    private final Map<String, NDArray> markers = new HashMap<>();
    private final Map<DynamicCode, NDArray> tables = new EnumMap<>(DynamicCode.class);
    private final Map<DynamicCode, NDArray> edges = new EnumMap<>(DynamicCode.class);
    private final Map<DynamicCode, NDArray> cells = new EnumMap<>(DynamicCode.class);

    private boolean recording;

    /**
     * Writes, loads and compiles the kernels.
     *
     * @param manager an open manager of {@link TorchRuntime}; closed with the kernels
     * @param normEpsilon what RMSNorm adds to the mean square
     * @param type of the activations
     */
    public TorchScriptKernels(NDManager manager, double normEpsilon, ComputeType type) {
        this(manager, normEpsilon, type, LOSS_CHUNK);
    }

    TorchScriptKernels(NDManager manager, double normEpsilon, ComputeType type, int lossChunk) {
        this.manager = (PtNDManager) manager;
        host = manager.newSubManager(ai.djl.Device.cpu());
        for (DynamicCode code : DynamicCode.values()) {
            tables.put(code, TorchMemory.floats(manager, code.table(), code.table().length));
            edges.put(code, TorchMemory.floats(manager, code.edges(), code.edges().length));
            cells.put(code, TorchMemory.longs(manager, code.cells(), code.cells().length));
        }
        Path file = null;
        try {
            file = Files.createTempFile("glossa-kernels", ".pt");
            TorchScriptArchive.write(file, "Kernels", source(normEpsilon, type, lossChunk));
            // The options are extra files (none) and trainParam: without it the module is made of inference tensors.
            module = JniUtils.loadModule(this.manager, file, true, new String[0], new String[0], true);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", Path.of(System.getProperty("java.io.tmpdir")), e);
        } finally {
            if (file != null) {
                AtomicFiles.delete(file);
            }
        }
    }

    private static String source(double normEpsilon, ComputeType type, int lossChunk) throws IOException {
        try (InputStream in = TorchScriptKernels.class.getResourceAsStream("Kernels.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("EPSILON", String.format(Locale.ROOT, "%.17e", normEpsilon))
                    .replace("COMPUTE", Integer.toString(type.code()))
                    .replace("CHUNK", Integer.toString(lossChunk))
                    .replace("STRETCH", Integer.toString(STRETCH))
                    .replace("LEAST", Double.toString(DynamicCode.LEAST))
                    .replace("OCTAVES", Integer.toString(DynamicCode.OCTAVES))
                    .replace("PARTS", Integer.toString(DynamicCode.OCTAVE_PARTS))
                    .replace("CELLS", Integer.toString(DynamicCode.CELLS))
                    .replace("BLOCK", Integer.toString(DynamicCode.BLOCK));
        }
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public NDArray embed(NDArray tokens, List<NDArray> rows) {
        return new Call(tokens).list("rows[]", rows).run("embed").head();
    }

    @Override
    public NDArray rotation(NDArray positions, NDArray table) {
        return new Call(positions).one(table).run("rotation").head();
    }

    @Override
    public NDArray block(NDArray hidden, BlockWeights weights, NDArray rotation, NDArray groups, int window) {
        try (NDArray width = TorchMemory.longs(host, new long[] {window}, 1)) {
            return new Call(hidden)
                    .list("w[]", weights.slots())
                    .one(rotation)
                    .one(groups)
                    .one(width)
                    .run("block")
                    .head();
        }
    }

    @Override
    public NDArray continueBlock(
            NDArray hidden, BlockWeights weights, NDArray rotation, NDArray past, int begin, int window) {
        try (NDArray at = TorchMemory.longs(host, new long[] {begin, window}, 2)) {
            return new Call(hidden)
                    .list("w[]", weights.slots())
                    .one(rotation)
                    .one(past)
                    .one(at)
                    .run("continue_block")
                    .head();
        }
    }

    @Override
    public Loss loss(NDArray hidden, NDArray scale, List<NDArray> rows, NDArray targets, double z) {
        try (NDArray strength = scalars(z)) {
            NDList results = new Call(hidden)
                    .one(scale)
                    .list("rows[]", rows)
                    .one(targets)
                    .one(strength)
                    .run("loss");
            return new Loss(results.get(0), results.get(1));
        }
    }

    @Override
    public NDArray tokenLogProbabilities(NDArray hidden, NDArray scale, List<NDArray> rows, NDArray targets) {
        return new Call(hidden)
                .one(scale)
                .list("rows[]", rows)
                .one(targets)
                .run("token_log_probabilities")
                .head();
    }

    @Override
    public NDArray logProbabilities(NDArray hidden, NDArray scale, List<NDArray> rows) {
        return new Call(hidden)
                .one(scale)
                .list("rows[]", rows)
                .run("log_probabilities")
                .head();
    }

    @Override
    public NDArray normed(NDArray hidden, NDArray scale) {
        return new Call(hidden).one(scale).run("rms_norm").head();
    }

    @Override
    public NDArray detached(NDArray hidden) {
        return new Call(hidden).run("detached").head();
    }

    @Override
    public Loss distance(NDArray found, NDArray foundAt, NDArray wanted, NDArray wantedAt) {
        NDList results = new Call(found).one(foundAt).one(wanted).one(wantedAt).run("distance");
        return new Loss(results.get(0), results.get(1));
    }

    @Override
    public List<NDArray> gradients(List<NDArray> leaves) {
        leaves.forEach(leaf -> leaf.setRequiresGradient(true));
        recording(() -> {
            try (NDArray zero =
                    new Call().list("leaves[]", leaves).run("prepare_gradients").head()) {
                backward(zero);
            }
        });
        List<NDArray> gradients = new ArrayList<>();
        leaves.forEach(leaf -> gradients.add(leaf.getGradient()));
        return gradients;
    }

    @Override
    public void backward(NDArray scalar) {
        try (NDArray one = scalar.getManager().ones(scalar.getShape(), scalar.getDataType())) {
            backward(scalar, one);
        }
    }

    @Override
    public void backward(NDArray output, NDArray derivative) {
        NativeGate.call(() -> {
            JniUtils.backward((PtNDArray) output, (PtNDArray) derivative, false, false);
            return null;
        });
    }

    @Override
    public double clip(List<NDArray> gradients, double scale, double limit) {
        try (NDArray scalars = scalars(scale, limit);
                NDArray norm = new Call()
                        .list("gradients[]", gradients)
                        .one(scalars)
                        .run("clip")
                        .head()) {
            return norm.toDoubleArray()[0];
        }
    }

    @Override
    public void adamw(List<NDArray> leaves, List<NDArray> gradients, Moments moments, AdamW settings) {
        try (NDArray scalars = scalars(settings)) {
            new Call()
                    .list("leaves[]", leaves)
                    .list("gradients[]", gradients)
                    .list("first[]", moments.first())
                    .list("second[]", moments.second())
                    .list("steps[]", moments.steps())
                    .one(scalars)
                    .run("adamw")
                    .close();
        }
    }

    @Override
    public void adamw(List<NDArray> leaves, List<NDArray> gradients, CodedMoments moments, AdamW settings) {
        try (NDArray scalars = scalars(settings)) {
            new Call()
                    .list("leaves[]", leaves)
                    .list("gradients[]", gradients)
                    .list(
                            "first[]",
                            moments.first().stream().map(BlockCodes::codes).toList())
                    .list(
                            "firstMaxima[]",
                            moments.first().stream().map(BlockCodes::maxima).toList())
                    .list(
                            "second[]",
                            moments.second().stream().map(BlockCodes::codes).toList())
                    .list(
                            "secondMaxima[]",
                            moments.second().stream().map(BlockCodes::maxima).toList())
                    .list("steps[]", moments.steps())
                    .list("signed[]", lookups(DynamicCode.SIGNED))
                    .list("unsigned[]", lookups(DynamicCode.UNSIGNED))
                    .one(scalars)
                    .run("coded_adamw")
                    .close();
        }
    }

    @Override
    public void encode(NDArray source, BlockCodes target, long at) {
        try (NDArray place = TorchMemory.longs(host, new long[] {at}, 1)) {
            new Call(source)
                    .one(target.codes())
                    .one(target.maxima())
                    .one(edges.get(target.code()))
                    .one(cells.get(target.code()))
                    .one(place)
                    .run("encode")
                    .close();
        }
    }

    @Override
    public void decode(BlockCodes source, NDArray target) {
        new Call(source.codes())
                .one(source.maxima())
                .one(tables.get(source.code()))
                .one(target)
                .run("decode")
                .close();
    }

    @Override
    public void average(List<NDArray> averages, List<NDArray> leaves, double share) {
        try (NDArray scalars = scalars(share)) {
            new Call()
                    .list("averages[]", averages)
                    .list("leaves[]", leaves)
                    .one(scalars)
                    .run("average")
                    .close();
        }
    }

    @Override
    public void zero(List<NDArray> tensors) {
        new Call().list("tensors[]", tensors).run("zero").close();
    }

    @Override
    public void copy(NDArray source, NDArray target) {
        new Call(source).one(target).run("copy").close();
    }

    @Override
    public NDArray allocate(io.glossa.checkpoint.DataType type, long... shape) {
        int code = switch (type) {
            case BF16 -> ComputeType.BFLOAT16.code();
            case F32 -> ComputeType.FLOAT32.code();
            case F16 -> HALF;
            case U8 -> BYTE;
            default -> throw new IllegalArgumentException(type + " is not a type of weights or codes");
        };
        NDArray near = TorchMemory.zeros(manager, DataType.FLOAT32, 1);
        try (near;
                NDArray sizes = TorchMemory.longs(host, shape, shape.length);
                NDArray number = TorchMemory.longs(host, new long[] {code}, 1)) {
            return new Call(near).one(sizes).one(number).run("allocate").head();
        }
    }

    @Override
    public void fill(NDArray source, NDArray target, long row) {
        try (NDArray at = TorchMemory.longs(host, new long[] {row}, 1)) {
            new Call(source).one(target).one(at).run("fill").close();
        }
    }

    @Override
    public float[] floats(NDArray source, long from, long to) {
        try (NDArray between = TorchMemory.longs(host, new long[] {from, to}, 2);
                NDArray rows = new Call(source).one(between).run("widened").head()) {
            return rows.toFloatArray();
        }
    }

    @Override
    public byte[] bytes(NDArray source, long from, long to) {
        try (NDArray between = TorchMemory.longs(host, new long[] {from, to}, 2);
                NDArray part = new Call(source).one(between).run("bytes").head()) {
            return part.toByteArray();
        }
    }

    @Override
    public void recording(Runnable work) {
        recording = true;
        try {
            work.run();
        } finally {
            recording = false;
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }

    private List<NDArray> lookups(DynamicCode code) {
        return List.of(tables.get(code), edges.get(code), cells.get(code));
    }

    private NDArray scalars(AdamW settings) {
        return scalars(settings.rate(), settings.beta1(), settings.beta2(), settings.decay(), settings.epsilon());
    }

    private NDArray scalars(double... values) {
        return TorchMemory.doubles(host, values, values.length);
    }

    /** The arguments of one call, in order. */
    private final class Call {
        private final NDList arguments = new NDList();

        Call() {}

        Call(NDArray first) {
            one(first);
        }

        Call one(NDArray array) {
            array.setName(null);
            arguments.add(array);
            return this;
        }

        Call list(String name, List<NDArray> arrays) {
            for (NDArray array : arrays) {
                array.setName(name);
                arguments.add(array);
            }
            return this;
        }

        NDList run(String method) {
            arguments.add(markers.computeIfAbsent(method, name -> {
                NDArray marker = TorchMemory.zeros(host, DataType.FLOAT32, 1);
                marker.setName("module_method:" + name);
                return marker;
            }));
            return NativeGate.call(() -> {
                // Both are properties of the thread, and any thread may call.
                JniUtils.setGraphExecutorOptimize(false);
                JniUtils.setGradMode(recording);
                return IValueUtils.forward(module, arguments, true);
            });
        }
    }
}
