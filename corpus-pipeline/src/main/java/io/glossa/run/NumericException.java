package io.glossa.run;

/** A computation that left the range where going on makes sense. */
public final class NumericException extends GlossaException {
    /** Names the stage, the step, the quantity and the batch. */
    public NumericException(String message) {
        this(message, null);
    }

    /** The same, with the cause it was first seen as. */
    public NumericException(String message, Throwable cause) {
        super(ExitCode.NUMERIC, message, cause);
    }
}
