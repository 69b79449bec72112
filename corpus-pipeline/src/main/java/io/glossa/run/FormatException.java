package io.glossa.run;

/** A model or tokenizer file that breaks its format. */
public final class FormatException extends GlossaException {
    /** Names the file, the tensor or field, what was expected and what was found. */
    public FormatException(String message) {
        this(message, null);
    }

    /** The same, with the cause it was first seen as. */
    public FormatException(String message, Throwable cause) {
        super(ExitCode.DATA, message, cause);
    }
}
