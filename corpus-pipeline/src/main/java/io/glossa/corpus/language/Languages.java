package io.glossa.corpus.language;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds language files: a folder of the user's first, then the built-in ones, which {@code languages/index.txt} lists. */
public final class Languages {
    /** Languages that have a built-in file. */
    public static final List<String> BUILT_IN = builtIn();

    private Languages() {}

    /**
     * The profile of a language.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a code without a file, or a file with a wrong key.
     *
     * @param folder with files named {@code CODE.yaml}; empty for the built-in ones alone
     */
    public static LanguageProfile load(String code, String folder) {
        if (!folder.isEmpty()) {
            Path file = Path.of(folder, code + ".yaml");
            if (Files.isRegularFile(file)) {
                return Settings.read(file).bind(LanguageProfile.class);
            }
        }
        if (!BUILT_IN.contains(code)) {
            throw new ConfigException(NearestName.unknown("language", code, BUILT_IN) + "; or write " + code
                    + ".yaml and name its folder under corpus.languages");
        }
        String file = "/languages/" + code + ".yaml";
        return Settings.parse(resource(file), file.substring(1)).bind(LanguageProfile.class);
    }

    private static List<String> builtIn() {
        return resource("/languages/index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Languages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in file " + name + " cannot be read", e);
        }
    }
}
