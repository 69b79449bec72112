package io.glossa.init;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Combinations of published systems that ship, as data: {@code init-presets/NAME.yaml} among the resources. */
public final class InitializationPresets {
    private static final String FOLDER = "/init-presets/";

    private InitializationPresets() {}

    /** Their names, sorted. */
    public static List<String> names() {
        return resource("index").lines().sorted().toList();
    }

    /** The file of a preset; an unknown name is refused with the nearest known. */
    public static String text(String name) {
        if (!names().contains(name)) {
            throw new ConfigException("strategies: " + NearestName.unknown("preset", name, names()));
        }
        return resource(name + ".yaml");
    }

    /** The first line of a preset's file: what it is. */
    public static String description(String name) {
        return text(name).lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
    }

    /** The candidate of a preset. */
    public static Candidate get(String name) {
        Preset preset = Settings.parse(text(name), "preset " + name).bind(Preset.class);
        return new Candidate(name, preset.inputs(), preset.head() == null ? preset.inputs() : preset.head());
    }

    /** What a preset's file holds. */
    private record Preset(MethodChoice inputs, MethodChoice head) {}

    private static String resource(String file) {
        try (InputStream in = InitializationPresets.class.getResourceAsStream(FOLDER + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
