package io.glossa.train.snippet;

import java.util.List;

/**
 * Which snippets are wanted.
 *
 * @param stage its name, for messages and part of what decides the choice
 * @param perPiece of each new piece at most
 * @param window base tokens of a snippet at most, without the token that begins a text
 * @param otherSources packed sources that are not looked at
 * @param seed of the choice
 */
public record SnippetRequest(String stage, int perPiece, int window, List<String> otherSources, long seed) {
    public SnippetRequest {
        otherSources = List.copyOf(otherSources);
    }
}
