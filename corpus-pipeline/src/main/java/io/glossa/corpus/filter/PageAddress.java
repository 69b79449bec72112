package io.glossa.corpus.filter;

/**
 * What is known of the page that a text comes from.
 *
 * @param host of its address, in lower case; empty when the source names none
 * @param listed whether the host, or a domain above it, stands on a list of the user's
 * @param listedParts strings of the user's lists that the address contains
 */
public record PageAddress(String host, boolean listed, int listedParts) {
    /** Of a text whose source names no address. */
    static final PageAddress UNKNOWN = new PageAddress("", false, 0);
}
