package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A share of a file's records: those whose number modulo {@code slices} is {@code slice}.
 *
 * <p>A compressed file cannot be entered in its middle. Each of its slices therefore reads the whole file and decides
 * about its own records: decompressing runs at hundreds of megabytes a second, deciding at under ten, so a few slices
 * cost little and keep every core busy.
 *
 * @param source index of the source in the settings
 * @param file index of the file among all files of the run
 * @param path where the file is
 * @param name what ids and messages call it: its path below the recipe's folder, or its file name
 * @param slice from 0
 * @param slices of this file
 */
record FileSlice(int source, int file, String path, String name, int slice, int slices) implements Serializable {
    /** Compressed bytes that are worth a slice of their own: about a second of work. */
    private static final long SLICE_BYTES = 1L << 20;
    /** Beyond this, reading the file again costs more than a further core brings. */
    private static final int MAX_SLICES = 8;

    private static final int RECORD_NUMBER_BITS = 40;

    /**
     * Cuts all files of all sources.
     *
     * <p><b>Errors.</b> {@link io.glossa.run.ConfigException} for a path that leads to no file, {@link ResourceException}
     * for a file that may not be read.
     */
    static List<FileSlice> plan(CorpusSettings settings, Path base) {
        List<FileSlice> slices = new ArrayList<>();
        int files = 0;
        for (int source = 0; source < settings.sources().size(); source++) {
            for (Path file : SourceFiles.list(settings.sources().get(source), base)) {
                int count = slicesOf(file);
                for (int slice = 0; slice < count; slice++) {
                    slices.add(new FileSlice(source, files, file.toString(), name(file, base), slice, count));
                }
                files++;
            }
        }
        return slices;
    }

    /** Whether a record belongs to this slice. */
    boolean holds(long record) {
        return record % slices == slice;
    }

    /** A number for a record that no other record of the run has. */
    long key(long record) {
        return ((long) file << RECORD_NUMBER_BITS) | record;
    }

    private static int slicesOf(Path file) {
        try {
            if (!Files.isReadable(file)) {
                throw new ResourceException("cannot read " + file + ": permission denied; check who may read it");
            }
            return (int) Math.min(MAX_SLICES, 1 + Files.size(file) / SLICE_BYTES);
        } catch (IOException e) {
            throw io.glossa.run.AtomicFiles.failure("read", file, e);
        }
    }

    private static String name(Path file, Path base) {
        Path folder = base.resolve(".").normalize();
        Path shown = file.startsWith(folder) ? folder.relativize(file) : file.getFileName();
        return shown.toString().replace('\\', '/');
    }
}
