package io.glossa.train;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.glossa.run.ConfigException;

/**
 * Where tensors live: {@code cpu}, or {@code cuda:N} for the N-th CUDA device.
 *
 * @param kind the sort of processor
 * @param index which one, from 0; always 0 for the processor
 */
public record Device(Kind kind, int index) {
    /** The machine's own processor. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /** The sorts of processor. */
    public enum Kind {
        /** The machine's own cores. */
        CPU,
        /** An NVIDIA accelerator. */
        CUDA
    }

    /** Reads {@code cpu}, {@code cuda} or {@code cuda:N}. */
    @JsonCreator
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        if (text.matches("cuda(:\\d{1,3})?")) {
            return new Device(Kind.CUDA, text.equals("cuda") ? 0 : Integer.parseInt(text.substring(5)));
        }
        throw new ConfigException("unknown device '" + text + "'; expected cpu, cuda or cuda:N");
    }

    @JsonValue
    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
