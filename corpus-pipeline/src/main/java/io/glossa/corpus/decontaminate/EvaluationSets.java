package io.glossa.corpus.decontaminate;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the evaluation sets that settings name.
 *
 * <p>What is no text is left out: strings without a space that are plain ASCII, such as identifiers, labels, addresses and
 * numbers. Texts too short to be looked for are {@link OverlapIndex}'s affair.
 *
 * <p><b>Errors.</b> {@link ConfigException} for a path that leads to no file, a file whose format is not recognised, and a
 * field that a file lacks; {@link FormatException} with file and line for a file that is not what it should be.
 */
public final class EvaluationSets {
    /** Enough lines to tell formats apart. */
    private static final int BEGINNING = 4096;

    private EvaluationSets() {}

    /** The files of all sets, each with the set that names it first, by path. */
    public static SortedMap<Path, EvaluationSetSource> files(List<EvaluationSetSource> sets, Path base) {
        SortedMap<Path, EvaluationSetSource> files = new TreeMap<>();
        for (EvaluationSetSource set : sets) {
            SourceSettings paths =
                    SourceSettings.of("evaluation-sets", "en", set.paths().toArray(String[]::new));
            SourceFiles.list(paths, base).forEach(file -> files.putIfAbsent(file, set));
        }
        return files;
    }

    /** Every text of all sets, file by file. */
    public static List<EvaluationText> read(List<EvaluationSetSource> sets, Path base) {
        List<EvaluationText> texts = new ArrayList<>();
        files(sets, base).forEach((file, set) -> read(file, set, texts));
        if (texts.isEmpty()) {
            throw new ConfigException("decontaminate.sets: no text in any file; check paths and fields");
        }
        return texts;
    }

    /** Folder and name of a file without its extensions, as in {@code masakhanews/hau.test}. */
    static String benchmark(Path file) {
        String name = plainName(file);
        int dot = name.lastIndexOf('.');
        Path folder = file.toAbsolutePath().getParent();
        String parent = folder == null || folder.getFileName() == null ? "" : folder.getFileName() + "/";
        return parent + (dot > 0 ? name.substring(0, dot) : name);
    }

    private static void read(Path file, EvaluationSetSource set, List<EvaluationText> texts) {
        String benchmark = set.name().isEmpty() ? benchmark(file) : set.name();
        // Strict decoding: a set in another character set would match nothing, and nobody would know.
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(SourceFiles.open(file), StandardCharsets.UTF_8.newDecoder()), BEGINNING)) {
            in.mark(BEGINNING);
            char[] beginning = new char[BEGINNING];
            int read = Math.max(0, in.read(beginning));
            in.reset();
            EvaluationFormat format = format(file, set, new String(beginning, 0, read));
            format.read(in, file.toString(), set.fields(), (place, text) -> {
                if (isText(text)) {
                    texts.add(new EvaluationText(benchmark, place, text));
                }
            });
        } catch (CharacterCodingException e) {
            throw new FormatException(file + ": not UTF-8; convert the set, or fetch it again", e);
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFiles.failure("read", file, e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static EvaluationFormat format(Path file, EvaluationSetSource set, String beginning) {
        if (!set.format().isEmpty()) {
            return EvaluationFormat.named(set.format());
        }
        for (EvaluationFormat format : EvaluationFormat.all().values()) {
            if (format.recognises(plainName(file), beginning)) {
                return format;
            }
        }
        throw new ConfigException(
                "decontaminate.sets: " + file + ": the format is not recognised; name it with format: "
                        + String.join(", ", EvaluationFormat.all().keySet()));
    }

    private static boolean isText(String value) {
        boolean plain = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\n') {
                return true;
            }
            plain &= c < 0x80;
        }
        return !plain;
    }

    private static String plainName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(gz|zst)$", "");
    }
}
