package io.glossa.checkpoint.adapter;

/** What PEFT calls the tensors of {@code adapter_model.safetensors}, by the module they belong to. */
public final class AdapterNames {
    /** Before every name: PEFT's wrapper, then the wrapped model. */
    static final String PREFIX = "base_model.model.";

    static final String A = ".lora_A.weight";
    static final String B = ".lora_B.weight";
    static final String WEIGHT = ".weight";
    static final String TOKENS = ".token_adapter.trainable_tokens_delta";

    private AdapterNames() {}

    /** The matrix {@code A}, {@code [rank, inputs]}. */
    public static String a(String module) {
        return PREFIX + module + A;
    }

    /** The matrix {@code B}, {@code [outputs, rank]}. */
    public static String b(String module) {
        return PREFIX + module + B;
    }

    /** The weight of a module trained in full. */
    public static String saved(String module) {
        return PREFIX + module + WEIGHT;
    }

    /** The rows of a vocabulary matrix that were trained, {@code [tokens, width]}; rows themselves, not what was added. */
    public static String tokens(String module) {
        return PREFIX + module + TOKENS;
    }
}
