package io.glossa.corpus.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lists of hosts and parts of addresses in files, as a user has them. */
final class ListFiles {
    private ListFiles() {}

    static UrlLists urls(String host, String part) {
        return UrlLists.read(List.of(file("# unwanted hosts\n" + host + "\n")), List.of(file(part + "\n\n")));
    }

    static Path file(String content) {
        try {
            return Files.writeString(Files.createTempFile("glossa-list", ".txt"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
