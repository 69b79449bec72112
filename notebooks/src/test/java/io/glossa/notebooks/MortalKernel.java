package io.glossa.notebooks;

import org.rapaio.jupyter.kernel.MainApp;

/**
 * The Java kernel, ended by the first exception that one of its threads does not catch.
 *
 * <p>Rapaio's kernel listens before its message handlers are set ({@code Channels.connect}); a request that comes in
 * between kills the thread that would answer, and Jupyter would wait for it in vain. A dead process is noticed at once,
 * and can be started anew.
 */
public final class MortalKernel {
    private MortalKernel() {}

    /** Takes what the kernel takes: the connection file. */
    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        MainApp.main(arguments);
    }
}
