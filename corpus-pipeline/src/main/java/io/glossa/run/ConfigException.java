package io.glossa.run;

/** A setting or a command line that must be changed by the user. */
public final class ConfigException extends GlossaException {
    /** Names the key, the value found, what is allowed and, where there is one, the file and line. */
    public ConfigException(String message) {
        this(message, null);
    }

    /** The same, with the cause it was first seen as. */
    public ConfigException(String message, Throwable cause) {
        super(ExitCode.USER, message, cause);
    }
}
