package io.glossa.train.command;

import io.glossa.run.GlossaVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code glossa --version} prints. */
public final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"glossa " + GlossaVersion.get() + " (Java " + System.getProperty("java.version") + ")"};
    }
}
