package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Korean, Greek and Yoruba records of every fate, under rules that differ from language to language. Greek and Yoruba are
 * articles of the Universal Declaration of Human Rights.
 */
public final class LineageCorpus {
    static final String GREEK =
            "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με "
                    .concat("λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.");
    static final String YORUBA =
            "Gbogbo ènìyàn ni a bí ní òmìnira; iyì àti ẹ̀tọ́ kọ̀ọ̀kan sì dọ́gba. Wọ́n ní ẹ̀bùn ti làákàyè àti ti "
                    .concat("ẹ̀rí-ọkàn, ó sì yẹ kí wọn ó máa hùwà sí ara wọn gẹ́gẹ́ bí ọmọ ìyá.");
    static final String SHORT_YORUBA = "Ẹnì kọ̀ọ̀kan ló ní ẹ̀tọ́ láti wà láàyè.";

    private static final String LANGUAGE = """
            {code: %s, name: %s, script: %s, analyser: icu, normalisers: [nfc], filters: [%s],
             shingles: {kind: words, size: 5}, stop-words: [και, ti], thresholds: {%s}}
            """;

    private LineageCorpus() {}

    /** Writes the sources below a folder; returns settings over them. */
    static CorpusSettings write(Path folder) throws IOException {
        List<String> prose = PlantedCorpus.prose(40);
        List<String> korean = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            korean.add(PlantedCorpus.record("d" + i, prose.get(i)));
        }
        korean.add(PlantedCorpus.record("same-as-d3", prose.get(3)));
        korean.add(PlantedCorpus.record("like-d4", prose.get(4).replaceFirst(" ", " 아주 ") + " 끝."));
        korean.add(PlantedCorpus.record("english", "This is no Korean at all, and the rules will say so. ".repeat(4)));
        korean.add(PlantedCorpus.record("short", "너무 짧다."));
        korean.add(PlantedCorpus.record("mail", prose.get(5) + "\n편지는 someone@example.org 로 보내 주세요."));
        korean.add("{\"id\": \"cut");
        Files.writeString(folder.resolve("korean.jsonl"), String.join("\n", korean) + "\n");
        Files.writeString(folder.resolve("greek.jsonl"), PlantedCorpus.record("αρθρο-1", GREEK) + "\n");
        // Decomposed, so that the normaliser has something to count.
        String decomposed = java.text.Normalizer.normalize(YORUBA, java.text.Normalizer.Form.NFD);
        Files.writeString(
                folder.resolve("yoruba.jsonl"),
                PlantedCorpus.record("abala-1", decomposed) + "\n" + PlantedCorpus.record("abala-3", SHORT_YORUBA)
                        + "\n");
        Path languages = Files.createDirectories(folder.resolve("languages"));
        Files.writeString(
                languages.resolve("el.yaml"),
                LANGUAGE.formatted(
                        "el", "Greek", "Greek", "script, too-short", "min-script-share: 0.5, min-characters: 30"));
        Files.writeString(
                languages.resolve("yo.yaml"),
                LANGUAGE.formatted(
                        "yo",
                        "Yoruba",
                        "Latin",
                        "too-short, word-count",
                        "min-characters: 60, min-words: 9, max-words: 1000"));
        return Settings.parse("""
                        languages: %s
                        sources:
                          - {name: korean, paths: [korean.jsonl], language: ko}
                          - {name: greek, paths: [greek.jsonl], language: el}
                          - {name: yoruba, paths: [yoruba.jsonl], language: yo}
                        """.formatted(languages), "recipe.yaml").bind(CorpusSettings.class);
    }

    /** The number of a Korean record by its line, both from 1: the byte it begins at. */
    public static long koreanRecord(Path run, int line) {
        try (Stream<String> lines = Files.lines(run.resolveSibling("korean.jsonl"))) {
            return 1
                    + lines.limit(line - 1)
                            .mapToLong(before -> before.getBytes(StandardCharsets.UTF_8).length + 1L)
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the corpus step over them into {@code RUN/corpus}; returns RUN. */
    public static Path run() throws IOException {
        Path folder = Files.createTempDirectory("lineage");
        CorpusSettings settings = write(folder);
        Path run = folder.resolve("run");
        Files.createDirectories(run.resolve("corpus"));
        CorpusJob.run(settings, folder, 3, SparkSettings.local(2, 3), run.resolve("corpus"), Progress.NONE);
        return run;
    }
}
