package io.glossa.run;

/** Work that was left in good order because the process was told to end; the same command goes on with it. */
public final class StoppedException extends GlossaException {
    /** Says how far the work came and where it goes on. */
    public StoppedException(String message) {
        super(ExitCode.TERMINATED, message, null);
    }
}
