package io.glossa.spark;

import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.Storage;
import io.glossa.run.ConfigException;
import io.glossa.run.ResourceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Every file system that Hadoop knows: {@code hdfs:} out of the box, {@code s3a:}, {@code gs:} and others once their jar is on
 * the class path.
 *
 * <p>Options come from the class path's {@code core-site.xml} and from Spark's properties named {@code spark.hadoop.OPTION}.
 */
public final class HadoopStorage implements Storage {
    @Override
    public boolean speaks(String location) {
        return location.matches("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/.*");
    }

    @Override
    public List<InputFile> find(String location, Map<String, String> options) {
        Path pattern = new Path(location);
        FileSystem system = system(pattern, options);
        try {
            FileStatus[] found = system.globStatus(pattern);
            List<InputFile> files = new ArrayList<>();
            for (FileStatus status : found == null ? new FileStatus[0] : found) {
                if (status.isFile()) {
                    files.add(new HadoopFile(system, status));
                } else {
                    addBelow(system, status.getPath(), files);
                }
            }
            return files;
        } catch (IOException e) {
            throw failure(location, e);
        }
    }

    @Override
    public InputFile file(String location, Map<String, String> options) {
        Path path = new Path(location);
        FileSystem system = system(path, options);
        try {
            return new HadoopFile(system, system.getFileStatus(path));
        } catch (IOException e) {
            throw failure(location, e);
        }
    }

    private static void addBelow(FileSystem system, Path folder, List<InputFile> files) throws IOException {
        RemoteIterator<LocatedFileStatus> below = system.listFiles(folder, true);
        while (below.hasNext()) {
            LocatedFileStatus status = below.next();
            String inner = folder.toUri().relativize(status.getPath().toUri()).getPath();
            if (!inner.matches("(.*/)?[._].*")) {
                files.add(new HadoopFile(system, status));
            }
        }
    }

    private static FileSystem system(Path path, Map<String, String> options) {
        Configuration configuration = new Configuration();
        options.forEach(configuration::set);
        try {
            return path.getFileSystem(configuration);
        } catch (UnsupportedFileSystemException e) {
            String scheme = path.toUri().getScheme();
            throw new ConfigException(
                    "cannot read " + path + ": Hadoop knows no file system for '" + scheme
                            + ":'; put its jar on the class"
                            + " path (hadoop-aws for s3a), or set spark.hadoop.fs." + scheme
                            + ".impl under spark.options",
                    e);
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
    }

    private static ResourceException failure(String location, IOException e) {
        String reason = e instanceof FileNotFoundException ? "no such file" : String.valueOf(e.getMessage());
        return new ResourceException(
                "cannot read " + location + ": " + reason + "; check the address and who may read it", e);
    }

    private record HadoopFile(FileSystem system, FileStatus status) implements InputFile {
        @Override
        public String location() {
            return status.getPath().toString();
        }

        @Override
        public String name() {
            return status.getPath().getName();
        }

        @Override
        public long bytes() {
            return status.getLen();
        }

        @Override
        public String identity() {
            String tag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
            return "file:" + name() + ":" + bytes() + ":"
                    + (tag == null || tag.isEmpty() ? String.valueOf(status.getModificationTime()) : tag);
        }

        @Override
        public SeekableByteChannel open() {
            try {
                return new HadoopChannel(system.open(status.getPath()), bytes());
            } catch (IOException e) {
                throw failure(location(), e);
            }
        }

        @Override
        public InputFile sibling(String name) {
            Path path = new Path(status.getPath().getParent(), name);
            try {
                return new HadoopFile(system, system.getFileStatus(path));
            } catch (IOException e) {
                throw failure(path.toString(), e);
            }
        }
    }
}
