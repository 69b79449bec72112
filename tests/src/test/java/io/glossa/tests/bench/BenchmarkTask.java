package io.glossa.tests.bench;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark has the corpus step do, end to end: from JSON lines to the tables of the corpus. */
enum BenchmarkTask {
    /** Reading and writing alone. */
    COPY(false, false, ""),
    /** Copying, and one of every set of equal texts. */
    EXACT(true, false, ""),
    /** Copying, and one of every set of similar texts, each pair verified. */
    MINHASH(true, true, ""),
    /** Copying, with the language's own normalisers, filters and redactors; words by the Unicode rules. */
    FILTERS(false, false, "standard"),
    /** The same with Korean morphemes. */
    NORI(false, false, "nori");

    /** Share of the documents that a copy is planted of: enough of them for a recall to half a per cent. */
    private static final double PLANTED = 0.02;

    private final boolean exact;
    private final boolean near;
    private final String analyser;

    BenchmarkTask(boolean exact, boolean near, String analyser) {
        this.exact = exact;
        this.near = near;
        this.analyser = analyser;
    }

    boolean suits(String language) {
        return this != NORI || language.equals("ko");
    }

    /**
     * The settings over folders of records named for their languages.
     *
     * @param folder for the language files of this task
     */
    CorpusSettings settings(Path folder, List<String> languages) throws IOException {
        Files.createDirectories(folder);
        List<SourceSettings> sources = new ArrayList<>();
        for (String language : languages) {
            LanguageProfile own = Languages.load(language, "");
            boolean filtered = !analyser.isEmpty();
            LanguageProfile profile = new LanguageProfile(
                    own.code(),
                    own.name(),
                    own.script(),
                    filtered ? analyser : own.analyser(),
                    filtered ? own.normalisers() : List.of(),
                    filtered ? own.filters() : List.of(),
                    own.shingles(),
                    own.stopWords(),
                    own.stopEndings(),
                    own.thresholds());
            Files.writeString(folder.resolve(language + ".yaml"), Settings.toYaml(profile));
            sources.add(SourceSettings.of(language, language, language));
        }
        DedupSettings dedup = new DedupSettings(
                exact, near, null, null, null, null, null, null, null, null, null, null, near ? PLANTED : 0, null);
        return new CorpusSettings(
                sources, null, null, null, null, analyser.isEmpty() ? List.of() : null, null, dedup, folder.toString());
    }
}
