package io.glossa.cli;

import io.glossa.run.GlossaVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code glossa --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"glossa " + GlossaVersion.get() + " (Java " + System.getProperty("java.version") + ")"};
    }
}
