package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** Looks at the files of a source: there, readable, and of the format and columns that the source says. */
final class SourcePreflight {
    private SourcePreflight() {}

    static void check(SourceSettings source, Path folder, Storages storages) {
        RecordReader reader = RecordReader.named(source.format());
        for (InputFile file : SourceFiles.find(source, folder, storages)) {
            try (SeekableByteChannel opened = file.open()) {
                opened.position(0);
            } catch (IOException e) {
                throw new ResourceException(
                        "cannot read " + file.location() + ": " + e.getMessage() + "; check who may read it", e);
            }
            reader.check(file, source);
        }
    }
}
