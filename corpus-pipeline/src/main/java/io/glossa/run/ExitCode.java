package io.glossa.run;

/** What the process tells its caller when it ends. */
public enum ExitCode {
    /** The work is done. */
    DONE(0),
    /** The command line or a settings file must be changed by the user. */
    USER(2),
    /** An input's content is not what the step needs. */
    DATA(3),
    /** Training stopped because a quantity was no longer finite or left its budget. */
    NUMERIC(4),
    /** A defect of Glossa. */
    BUG(70),
    /** A path, the disk or the memory refused; the number is that of {@code EX_IOERR} in sysexits.h. */
    INPUT_OUTPUT(74),
    /** Ended by SIGINT: 128 + 2. */
    INTERRUPTED(130),
    /** Ended by SIGTERM: 128 + 15. */
    TERMINATED(143);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process status. */
    public int status() {
        return status;
    }
}
