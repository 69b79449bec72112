package io.glossa.train.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The element type that activations have; losses, gradients of weights and the optimiser are float32 with both. */
public enum ComputeType {
    /** IEEE 754 binary32. */
    @JsonProperty("float32")
    FLOAT32(6, 4),
    /** The upper half of a binary32: half the memory, and much faster where the device has units for it. */
    @JsonProperty("bfloat16")
    BFLOAT16(15, 2),
    /** For tests against finite differences. */
    FLOAT64(7, 8);

    private final int code;
    private final int bytes;

    ComputeType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** PyTorch's number of the type. */
    int code() {
        return code;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
