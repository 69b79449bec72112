package io.glossa.corpus.filter;

import io.glossa.corpus.lists.WordList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists that some filters look things up in.
 *
 * @param flagged words and phrases that mark offensive or pornographic text
 * @param urls hosts and parts of addresses
 */
public record WordLists(List<String> flagged, UrlLists urls) {
    /** The lists that ship for a language: flagged words, where there are any. */
    public static WordLists builtIn(String language) {
        return new WordLists(builtInFlagged(language), UrlLists.NONE);
    }

    /** What ships for a language together with files of the user's. */
    public static WordLists of(
            String language, List<Path> flaggedFiles, List<Path> hostFiles, List<Path> urlPartFiles) {
        List<String> flagged = new ArrayList<>(builtInFlagged(language));
        flaggedFiles.forEach(file -> flagged.addAll(WordList.read(file)));
        return new WordLists(flagged, UrlLists.read(hostFiles, urlPartFiles));
    }

    /** The key under {@code corpus.lists} without whose files a filter could decide nothing; empty when none is missing. */
    public String missingFor(String filter) {
        return switch (filter) {
            case FlaggedWordShare.NAME -> flagged.isEmpty() ? "flagged-words" : "";
            case ListedHost.NAME -> urls.hasHosts() ? "" : "hosts";
            case ListedUrlParts.NAME -> urls.hasParts() ? "" : "url-parts";
            default -> "";
        };
    }

    private static List<String> builtInFlagged(String language) {
        String resource = "flagged/" + language + ".txt";
        return WordList.isBuiltIn(resource) ? WordList.builtIn(resource) : List.of();
    }
}
