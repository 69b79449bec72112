package io.glossa.run;

/** An input whose content the step cannot work with. */
public final class DataException extends GlossaException {
    /** Names the file, the record or document, what was expected and what to do. */
    public DataException(String message) {
        this(message, null);
    }

    /** The same, with the cause it was first seen as. */
    public DataException(String message, Throwable cause) {
        super(ExitCode.DATA, message, cause);
    }
}
