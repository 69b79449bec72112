package io.glossa.train.model;

import io.glossa.train.Device;
import io.glossa.train.LanguageModel;
import io.glossa.train.kernel.TorchRuntime;
import java.nio.file.Path;

/** Opens models by what their directory says they are. */
public final class LanguageModels {
    private LanguageModels() {}

    /** Opens a Hugging Face directory on the processor, with all its cores. */
    public static LanguageModel open(Path huggingFaceDirectory) {
        return open(huggingFaceDirectory, Device.CPU, TorchRuntime.defaultThreads());
    }

    /** Opens a Hugging Face directory on a device; {@code threads} counts those of the processor. */
    public static LanguageModel open(Path huggingFaceDirectory, Device device, int threads) {
        return DecoderModel.open(huggingFaceDirectory, device, threads);
    }
}
