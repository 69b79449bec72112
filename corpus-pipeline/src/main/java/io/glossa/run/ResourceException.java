package io.glossa.run;

/** A path, disk, lock, memory or device that refused. */
public final class ResourceException extends GlossaException {
    /** Names the path or resource, what was attempted and what to do. */
    public ResourceException(String message) {
        this(message, null);
    }

    /** The same, with the cause it was first seen as. */
    public ResourceException(String message, Throwable cause) {
        super(ExitCode.INPUT_OUTPUT, message, cause);
    }
}
