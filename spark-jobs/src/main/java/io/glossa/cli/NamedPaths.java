package io.glossa.cli;

import io.glossa.run.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several arguments of the form {@code [NAME=]PATH}. */
final class NamedPaths {
    private NamedPaths() {}

    /** By name, in the order given; a name that comes twice is refused. */
    static Map<String, NamedPath> distinct(List<String> arguments) {
        Map<String, NamedPath> paths = new LinkedHashMap<>();
        for (String argument : arguments) {
            NamedPath named = NamedPath.of(argument);
            NamedPath other = paths.put(named.name(), named);
            if (other != null) {
                throw new ConfigException("two tokenizers are called '" + named.name() + "': " + other.path() + " and "
                        + named.path() + "; give one a name of its own: NAME=" + named.path());
            }
        }
        return paths;
    }
}
