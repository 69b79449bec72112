package io.glossa.run;

/**
 * An error a person can act on. Its message says what was found, what was expected and what to do; its children say who
 * can mend it.
 */
public abstract class GlossaException extends RuntimeException {
    private final ExitCode exitCode;

    GlossaException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The status the process ends with when nobody handles this error. */
    public final ExitCode exitCode() {
        return exitCode;
    }
}
