package io.glossa.vocab.pack;

import io.glossa.run.ConfigException;
import java.io.Serializable;

/**
 * What stands around each document of a source in training, so that a chat model learns a language without forgetting its
 * format.
 *
 * @param before what stands before, behind the frame's BOS; special tokens are written as the tokenizer names them
 * @param after what stands behind
 * @param chat instead of both, a chat format: the document as an answer to an empty turn
 * @see <a href="https://arxiv.org/abs/2405.20175">Chen and Lee 2024, InstructionCP</a>
 */
public record DocumentTemplate(String before, String after, ChatFormat chat) implements Serializable {
    public DocumentTemplate {
        boolean written = before != null || after != null;
        if (written == (chat != null)) {
            throw new ConfigException(
                    "template: expected either chat or before and after, found " + (written ? "both" : "neither"));
        }
    }

    /** The text before a document. */
    String opening() {
        return chat != null ? chat.before() : before == null ? "" : before;
    }

    /** The text behind it. */
    String closing() {
        return chat != null ? chat.after() : after == null ? "" : after;
    }
}
