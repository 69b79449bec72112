package io.glossa.vocab.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Chat formats whose marks can stand around a document, with an empty turn of the user before it. */
public enum ChatFormat {
    /** Llama 3 Instruct. */
    @JsonProperty("llama-3")
    LLAMA_3(
            "<|start_header_id|>user<|end_header_id|>\n\n<|eot_id|>"
                    + "<|start_header_id|>assistant<|end_header_id|>\n\n",
            "<|eot_id|>"),
    /** Qwen and others. */
    @JsonProperty("chatml")
    CHATML("<|im_start|>user\n<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>\n"),
    /** Llama 2 Chat and Mistral Instruct, whose marks are plain text. */
    @JsonProperty("llama-2")
    LLAMA_2("[INST]  [/INST]", "</s>");

    private final String before;
    private final String after;

    ChatFormat(String before, String after) {
        this.before = before;
        this.after = after;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }
}
