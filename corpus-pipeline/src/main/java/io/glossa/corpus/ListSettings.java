package io.glossa.corpus;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files with words, hosts and parts of addresses that filters look things up in; one entry a line, {@code #} begins a
 * comment. Relative paths start from the recipe's folder; on a cluster every worker must find them.
 *
 * @param hosts lists for the filter {@code listed-host}, such as the domains of a category of the University of Toulouse
 * @param urlParts lists for the filter {@code listed-url-parts}
 * @param flaggedWords by language, lists for the filter {@code flagged-words} beside those that ship
 */
public record ListSettings(List<String> hosts, List<String> urlParts, Map<String, List<String>> flaggedWords)
        implements Serializable {
    public ListSettings {
        hosts = new ArrayList<>(hosts == null ? List.of() : hosts);
        urlParts = new ArrayList<>(urlParts == null ? List.of() : urlParts);
        Map<String, List<String>> sorted = new TreeMap<>();
        if (flaggedWords != null) {
            flaggedWords.forEach((language, files) -> sorted.put(language, new ArrayList<>(files)));
        }
        flaggedWords = sorted;
    }

    /** No files. */
    public static ListSettings none() {
        return new ListSettings(null, null, null);
    }

    /** The same with paths that do not depend on the working directory. */
    public ListSettings resolved(Path base) {
        Map<String, List<String>> words = new TreeMap<>();
        flaggedWords.forEach((language, files) -> words.put(language, resolved(files, base)));
        return new ListSettings(resolved(hosts, base), resolved(urlParts, base), words);
    }

    /** Every file. */
    public List<String> files() {
        List<String> all = new ArrayList<>(hosts);
        all.addAll(urlParts);
        flaggedWords.values().forEach(all::addAll);
        return all;
    }

    private static List<String> resolved(List<String> files, Path base) {
        return files.stream()
                .map(file -> base.resolve(file).toAbsolutePath().normalize().toString())
                .toList();
    }
}
