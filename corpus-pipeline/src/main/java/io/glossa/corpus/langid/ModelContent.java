package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/**
 * The numbers of an {@link NGramModel}, as its file holds them.
 *
 * @param languages labels
 * @param scripts scripts that each is written in
 * @param keys of the features, rising
 * @param holders how many languages each feature is evidence for
 * @param holder numbers of these languages, feature after feature
 * @param evidence what the feature is worth for each, an unsigned byte
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of numbers, read once and never changed; nothing compares models.
record ModelContent(
        List<String> languages,
        List<Set<UnicodeScript>> scripts,
        long[] keys,
        byte[] holders,
        byte[] holder,
        byte[] evidence) {
    ModelContent {
        languages = List.copyOf(languages);
        scripts = List.copyOf(scripts);
    }
}
