package io.glossa.corpus.langid;

import io.glossa.corpus.langid.fasttext.FastTextFile;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** Opens language models: the one that ships, one that {@link ModelTrainer} wrote, or fastText's. */
public final class LanguageModels {
    private static final String SHIPPED = "/langid/glossa.langid";

    /** Models of files, which tasks of one process share: they may be a hundred megabytes, and never change once read. */
    private static final ConcurrentHashMap<Path, LanguageModel> OPENED = new ConcurrentHashMap<>();

    private LanguageModels() {}

    /** The model that ships. */
    public static LanguageModel shipped() {
        return Shipped.MODEL;
    }

    /**
     * The model that settings name.
     *
     * @param file path of a model's file; empty for the one that ships
     */
    public static LanguageModel named(String file) {
        return file.isEmpty()
                ? shipped()
                : OPENED.computeIfAbsent(Path.of(file).toAbsolutePath(), LanguageModels::read);
    }

    /**
     * Reads the model of a file: ours, or fastText's {@code .bin} or {@code .ftz}.
     *
     * <p><b>Errors.</b> {@link FormatException} for a file that is neither, or is damaged.
     */
    public static LanguageModel read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(ModelFile.MAGIC.length);
            if (ModelFile.isModel(start)) {
                return new NGramModel(ModelFile.read(Files.readAllBytes(file), file.toString()));
            }
            if (FastTextFile.isModel(start)) {
                return FastTextFile.read(file);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        throw new FormatException(file + ": neither a language model of Glossa nor one of fastText; train one with"
                + " 'glossa langid train', or name a fastText .bin or .ftz file");
    }

    /** Read at the first use. */
    private static final class Shipped {
        static final LanguageModel MODEL = open();

        private static LanguageModel open() {
            try (InputStream in = LanguageModels.class.getResourceAsStream(SHIPPED)) {
                return new NGramModel(ModelFile.read(in.readAllBytes(), "the model that ships"));
            } catch (IOException e) {
                throw new UncheckedIOException("the language model that ships cannot be read", e);
            }
        }
    }
}
