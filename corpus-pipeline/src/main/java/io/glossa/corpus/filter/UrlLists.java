package io.glossa.corpus.filter;

import io.glossa.corpus.lists.PhraseFinder;
import io.glossa.corpus.lists.WordList;
import io.glossa.run.ConfigException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Hosts and parts of addresses whose pages are not wanted, from files of the user's with one a line.
 *
 * <p>A listed host covers the hosts below it: {@code example.com} covers {@code shop.example.com}. Lists of millions, such as
 * those of the University of Toulouse, take 8 bytes a host.
 *
 * <p><b>Errors.</b> {@link ConfigException} naming file and entry for a host with a scheme, a path or white space, which
 * could never match.
 */
public final class UrlLists {
    /** No lists. */
    public static final UrlLists NONE = new UrlLists(List.of(), List.of());

    private final long[] hosts;
    private final PhraseFinder parts;
    private final boolean hasParts;

    private UrlLists(List<Path> hostFiles, List<Path> partFiles) {
        LongStream.Builder hashes = LongStream.builder();
        for (Path file : hostFiles) {
            WordList.read(file).forEach(host -> hashes.add(hashOf(host, file)));
        }
        this.hosts = hashes.build().sorted().distinct().toArray();
        List<String> phrases =
                partFiles.stream().flatMap(f -> WordList.read(f).stream()).toList();
        this.parts = new PhraseFinder(phrases);
        this.hasParts = !phrases.isEmpty();
    }

    /** Reads lists. */
    public static UrlLists read(List<Path> hostFiles, List<Path> partFiles) {
        return new UrlLists(hostFiles, partFiles);
    }

    /** Whether any host is listed. */
    public boolean hasHosts() {
        return hosts.length > 0;
    }

    /** Whether any part of addresses is listed. */
    public boolean hasParts() {
        return hasParts;
    }

    /** What the lists say of an address. */
    PageAddress find(String url) {
        if (url.isEmpty()) {
            return PageAddress.UNKNOWN;
        }
        String host = host(url);
        return new PageAddress(host, isListed(host), parts.count(url));
    }

    /** The host of an address, without user, port and closing full stop, in lower case. */
    static String host(String url) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        start = Math.max(start, url.lastIndexOf('@', end - 1) + 1);
        int port = url.indexOf(':', start);
        end = port >= 0 && port < end ? port : end;
        end = end > start && url.charAt(end - 1) == '.' ? end - 1 : end;
        return url.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private boolean isListed(String host) {
        for (int from = 0; from >= 0 && from < host.length(); ) {
            if (Arrays.binarySearch(hosts, TextHash.lowerCase(host, from, host.length())) >= 0) {
                return true;
            }
            int dot = host.indexOf('.', from);
            from = dot < 0 ? -1 : dot + 1;
        }
        return false;
    }

    private static long hashOf(String entry, Path file) {
        String host = entry.startsWith("*.") ? entry.substring(2) : entry;
        if (!host.matches("[\\p{L}\\p{N}._-]+")) {
            throw new ConfigException(file + ": '" + entry
                    + "' is no host; write one host a line, such as example.com, without scheme and path");
        }
        return TextHash.lowerCase(host, 0, host.length());
    }
}
