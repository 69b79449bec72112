package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A share of a file's records, for one task: a range of the file where its format can be entered in the middle, else every
 * {@code slices}-th record.
 *
 * <p>A packed file cannot be entered. Each of its slices therefore reads the whole file and decides about its own records:
 * unpacking runs at hundreds of megabytes a second, deciding at under ten, so a few slices cost little and keep every core
 * busy.
 *
 * @param source index of the source in the settings
 * @param file index of the file among all files of the run
 * @param path where the file is: a path or a URI
 * @param name what ids and messages call it: its path below the recipe's folder, or its file name
 * @param slice from 0
 * @param slices of this file; 1 for a range
 * @param range the part of the file that holds the records
 * @param bytes of the file, as stored, that this slice answers for
 */
record FileSlice(int source, int file, String path, String name, int slice, int slices, ByteRange range, long bytes)
        implements Serializable {
    /** Packed bytes that are worth a slice of their own: about a second of work. */
    private static final long PACKED_BYTES = 1L << 20;
    /** Beyond this, reading the file again costs more than a further core brings. */
    private static final int MAX_SLICES = 8;
    /** A range of text is a second of work at least, and half a minute at most. */
    private static final long MIN_RANGE_BYTES = 4L << 20;

    private static final long MAX_RANGE_BYTES = 128L << 20;
    /** Ranges that a run should not need more than: the driver keeps an account of each. */
    private static final int MANY_RANGES = 4_096;

    /** Judged records are a second of work. */
    private static final long PART_BYTES = 64L << 20;

    private static final int RECORD_NUMBER_BITS = 40;

    /**
     * Cuts all files of all sources.
     *
     * <p><b>Errors.</b> {@link io.glossa.run.ConfigException} for a path that leads to no file, {@link
     * io.glossa.run.ResourceException} for a file that may not be read.
     */
    static List<FileSlice> plan(CorpusSettings settings, Path base, Storages storages) {
        List<List<InputFile>> files = new ArrayList<>();
        long total = 0;
        for (SourceSettings source : settings.sources()) {
            List<InputFile> found = SourceFiles.find(source, base, storages);
            total += found.stream().mapToLong(InputFile::bytes).sum();
            files.add(found);
        }
        return plan(settings, base, files, Math.max(MIN_RANGE_BYTES, Math.min(MAX_RANGE_BYTES, total / MANY_RANGES)));
    }

    /** Cuts files into ranges of about a length; the length changes no byte of what is read. */
    static List<FileSlice> plan(CorpusSettings settings, Path base, List<List<InputFile>> files, long rangeBytes) {
        List<FileSlice> slices = new ArrayList<>();
        int number = 0;
        for (int source = 0; source < files.size(); source++) {
            RecordReader reader =
                    RecordReader.named(settings.sources().get(source).format());
            for (InputFile file : files.get(source)) {
                String name = SourceFiles.shown(file, base);
                List<ByteRange> ranges = reader.ranges(file, rangeBytes);
                int shares = ranges.size() > 1 ? 1 : (int) Math.min(MAX_SLICES, 1 + file.bytes() / PACKED_BYTES);
                long bytes = file.bytes() / (ranges.size() * (long) shares);
                for (ByteRange range : ranges) {
                    for (int share = 0; share < shares; share++) {
                        slices.add(new FileSlice(source, number, file.location(), name, share, shares, range, bytes));
                    }
                }
                number++;
            }
        }
        return slices;
    }

    /**
     * Tasks for so many slices: one each, but where there are many small files a task takes several, one after the other.
     *
     * @param cores of the cluster
     */
    static int tasks(List<FileSlice> slices, int cores) {
        return divided(slices, cores, PACKED_BYTES);
    }

    /**
     * Parts that the judged records of so many slices are looked through in. They are passed through several times at
     * hundreds of megabytes a second, so what a task costs by itself counts where it does not in judging.
     *
     * @param cores of the cluster
     */
    static int parts(List<FileSlice> slices, int cores) {
        return divided(slices, cores, PART_BYTES);
    }

    private static int divided(List<FileSlice> slices, int cores, long partBytes) {
        long bytes = slices.stream().mapToLong(FileSlice::bytes).sum();
        long enough = Math.max(4L * cores, bytes / partBytes);
        return (int) Math.max(1, Math.min(slices.size(), enough));
    }

    /** Whether a record belongs to this slice, by its place among those of the range, from 0. */
    boolean holds(long place) {
        return place % slices == slice;
    }

    /** A number for a record that no other record of the run has. */
    long key(long record) {
        return ((long) file << RECORD_NUMBER_BITS) | record;
    }
}
