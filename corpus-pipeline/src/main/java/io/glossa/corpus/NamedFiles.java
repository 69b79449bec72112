package io.glossa.corpus;

import io.glossa.run.Hashes;
import io.glossa.run.InputIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is in the files that the rules of a language name: its lists of flagged words, hosts and parts of addresses, and the
 * model that tells languages.
 *
 * @param hashes by kind of file, the SHA-256 of each in the order of the settings; where a file lies does not count
 */
record NamedFiles(SortedMap<String, List<String>> hashes) {
    /** Hashes by path, size and time, so that the tasks of a process read a large model once. */
    private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();

    /**
     * Reads the files.
     *
     * <p><b>Errors.</b> {@link io.glossa.run.ResourceException} for a file that cannot be read.
     */
    static NamedFiles of(CorpusSettings settings, String language) {
        ListSettings lists = settings.lists();
        SortedMap<String, List<String>> hashes = new TreeMap<>();
        hashes.put("hosts", hashesOf(lists.hosts()));
        hashes.put("url-parts", hashesOf(lists.urlParts()));
        hashes.put("flagged-words", hashesOf(lists.flaggedWords().getOrDefault(language, List.of())));
        hashes.put(
                "language-model",
                hashesOf(settings.languageModel().isEmpty() ? List.of() : List.of(settings.languageModel())));
        return new NamedFiles(hashes);
    }

    private static List<String> hashesOf(List<String> files) {
        return files.stream()
                .map(file -> {
                    Path path = Path.of(file);
                    return KNOWN.computeIfAbsent(
                            path.toAbsolutePath() + " " + InputIdentity.of(path), key -> Hashes.sha256(path));
                })
                .toList();
    }
}
