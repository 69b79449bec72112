package io.glossa.cli;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The newest model directories of a folder, such as {@code checkpoint-500} and {@code checkpoint-1000}. */
final class LastCheckpoints {
    private static final BigInteger NONE = BigInteger.ONE.negate();

    private LastCheckpoints() {}

    /** The last ones by the last number in their names, then by name; refused when there are fewer. */
    static List<Path> of(Path folder, int count) {
        if (count < 1) {
            throw new ConfigException("--last " + count + ": expected 1 or more");
        }
        List<Path> found;
        try (Stream<Path> entries = Files.list(folder)) {
            found = entries.filter(entry -> Files.isRegularFile(entry.resolve(ModelConfig.FILE)))
                    .sorted(Comparator.comparing(LastCheckpoints::number).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder, e);
        }
        if (found.size() < count) {
            throw new ConfigException("--last " + count + ": " + folder + " holds " + found.size()
                    + " model directories; a model directory has a " + ModelConfig.FILE);
        }
        return found.subList(found.size() - count, found.size());
    }

    private static BigInteger number(Path directory) {
        String digits = directory.getFileName().toString().replaceAll(".*?(\\d*)\\D*$", "$1");
        return digits.isEmpty() ? NONE : new BigInteger(digits);
    }
}
