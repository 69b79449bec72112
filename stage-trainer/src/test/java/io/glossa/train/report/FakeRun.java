package io.glossa.train.report;

import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a run that never was, with the sizes and shapes of a real one and texts that mean harm. */
final class FakeRun {
    /** Every way in that a text might try; none of them may become markup. */
    static final List<String> ATTACKS = List.of(
            "<script>alert('corpus')</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</blockquote></section></main><h1>owned</h1>",
            "</style><style>body{display:none}</style>",
            "<!-- --><svg onload=alert(1)>",
            "javascript:alert(1) &lt;b&gt; &#x3C;script&#x3E;",
            "\u202Etxet desrever\u202C and a null \u0000 and a bell \u0007");

    private FakeRun() {}

    static void write(Path run) throws IOException {
        Files.createDirectories(run);
        Files.writeString(run.resolve("plan.yaml"), """
                # The resolved recipe of this run: every default filled in.
                name: quickstart-ko
                language: ko
                base: models/stories260k
                seed: 17
                note: "%s"
                """.formatted("<script>alert('plan')</script>"));
        corpus(run);
        vocabulary(run);
        write(run, "init/comparison.json", initialisers());
        stage(run, "01-new-rows", 5.62, 2.98, 60);
        stage(run, "02-embeddings", 2.98, 2.61, 120);
        stage(run, "03-everything", 2.61, 1.87, 360);
        evaluation(run);
        write(
                run,
                "eval/manifest.json",
                Map.of(
                        "fingerprint", "4f1a".repeat(16),
                        "counts", Map.of("documents", 1204, "sets", 4),
                        "software", Map.of("glossa", "0.1.0-SNAPSHOT", "pytorch", "2.7.1")));
    }

    private static void corpus(Path run) throws IOException {
        List<Object> steps = new ArrayList<>();
        long[] left = {5_366, 21_300_000};
        String[] rules = {
            "encoding",
            "json",
            "empty",
            "too-large",
            "mojibake",
            "script",
            "too-short",
            "mean-word-length",
            "duplicate-lines",
            "language",
            "exact-duplicates",
            "near-duplicates"
        };
        long[][] taken = {
            {3, 1_200},
            {9, 2_500},
            {4, 0},
            {1, 5_242_880},
            {6, 8_000},
            {905, 2_610_000},
            {212, 21_000},
            {0, 0},
            {48, 96_000},
            {131, 402_000},
            {40, 190_000},
            {77, 311_000}
        };
        for (int i = 0; i < rules.length; i++) {
            Map<String, Long> before = amount(left[0], left[1]);
            left[0] -= taken[i][0];
            left[1] -= taken[i][1];
            steps.add(Map.of("rule", rules[i], "before", before, "after", amount(left[0], left[1])));
        }
        Map<String, Object> funnel = new LinkedHashMap<>();
        funnel.put("read", amount(5_366, 21_300_000));
        funnel.put("steps", steps);
        funnel.put("kept", amount(left[0], left[1]));
        funnel.put("changes", Map.of("nfc", 1_203, "controls", 88));
        funnel.put("redactions", Map.of("email", 41, "phone", 17));
        funnel.put(
                "removals",
                List.of(
                        removal("script", 905, 871, Map.of("language", 30, "too-short", 4)),
                        removal("too-short", 216, 12, Map.of("language", 190, "word-count", 204, "script", 4)),
                        removal("word-count", 204, 0, Map.of("too-short", 204, "language", 180, "stop-words", 9)),
                        removal("mean-word-length", 0, 0, Map.of()),
                        removal("duplicate-lines", 48, 40, Map.of("language", 8)),
                        removal(
                                "language",
                                361,
                                123,
                                Map.of("too-short", 190, "word-count", 180, "script", 30, "<i>x", 1))));
        write(
                run,
                "corpus/report.json",
                Map.of(
                        "total", funnel,
                        "sources",
                                List.of(
                                        source("ko-reviews", "ko", "target", "CC0-1.0", funnel),
                                        source("ko-help", "ko", "target", "MPL-2.0", funnel),
                                        source("en-reviews", "en", "replay", "CC-BY-4.0", funnel)),
                        "rules_that_never_fired",
                                List.of("nfc", "email", "mean-word-length", "too-large", "ellipsis-lines"),
                        "warnings",
                                List.of(
                                        "ko-help: the rule 'script' takes 56 % of the documents and 61 % of the bytes; look "
                                                + "at its samples and its threshold <script>alert(1)</script>")));
        List<Object> attacks = new ArrayList<>();
        for (String attack : ATTACKS) {
            attacks.add(Map.of("id", "dirty/" + attack, "source", "ko-reviews", "reason", attack, "text", attack));
        }
        write(
                run,
                "corpus/samples.json",
                Map.of(
                        "kept",
                                Map.of(
                                        "ko-reviews",
                                        List.of(
                                                sample("nsmc/52747", "정말 재미있는 영화였다.\n다시 보고 싶은 작품 ㅎㅎ 추천합니다!"),
                                                sample("nsmc/91031", "배우들의 연기가 돋보이는 영화. 하지만 결말은 조금 아쉬웠다."))),
                        "rejected", Map.of("script", attacks, "<b>rule</b>", List.of(sample("x", "ㅋ".repeat(400)))),
                        "rejected_by_one_alone",
                                Map.of(
                                        "script",
                                        List.of(sample("help/1", "The value of the cell. Η τιμή του κελιού. 셀의 값입니다.")),
                                        "language",
                                        List.of(
                                                sample(
                                                        "help/2",
                                                        "Gbogbo ènìyàn ni a bí ní òmìnira; iyì àti ẹ̀tọ́ kọ̀ọ̀kan sì dọ́gba.")))));
    }

    private static Map<String, Object> source(
            String name, String language, String role, String licence, Map<String, Object> funnel) {
        return Map.of(
                "name",
                name,
                "language",
                language,
                "role",
                role,
                "licence",
                licence,
                "origin",
                "see the data's page",
                "funnel",
                funnel);
    }

    private static Map<String, String> sample(String id, String text) {
        return Map.of("id", id, "source", "ko-reviews", "reason", "", "text", text);
    }

    private static Map<String, Object> removal(String rule, long removed, long alone, Map<String, Integer> together) {
        return Map.of(
                "rule",
                rule,
                "removed",
                amount(removed, removed * 2_300),
                "alone",
                amount(alone, alone * 2_300),
                "together",
                together);
    }

    private static Map<String, Long> amount(long documents, long bytes) {
        return Map.of("documents", documents, "bytes", bytes, "characters", bytes / 3);
    }

    private static void vocabulary(Path run) throws IOException {
        write(
                run,
                "vocab/report.json",
                Map.of(
                        "base_size", 512,
                        "size", 1536,
                        "added_characters", 612,
                        "added_merges", 412,
                        "words", 1_204_551,
                        "occurrences", Map.of("median", 391),
                        "cost",
                                Map.of(
                                        "vocabulary_weights", 32_768,
                                        "expanded_vocabulary_weights", 98_304,
                                        "model_growth", 0.2523,
                                        "head_growth", 2,
                                        "token_growth", 0.2527),
                        "texts",
                                Map.of(
                                        "ko-reviews", measure(9.31, 2.74, 1.06, 3.61, 0.294, 0, 12),
                                        "en-reviews", measure(3.66, 3.66, 1.51, 1.51, 1, 0, 4_112)),
                        "word_cuts",
                                Map.of(
                                        "ko-reviews",
                                        Map.of("cut_share", 0.0001, "least_fertility", 1.0, "avoidable_share", 0.0001),
                                        "yo-news",
                                        Map.of("cut_share", 0.193, "least_fertility", 1.41, "avoidable_share", 0.12))));
        write(
                run,
                "vocab-sweep/sweep.json",
                Map.of(
                        "base",
                        "stories260k",
                        "elbow",
                        512,
                        "points",
                        List.of(
                                Map.of("added", 0, "fertility", 9.31),
                                Map.of("added", 512, "fertility", 3.4),
                                Map.of("added", 1024, "fertility", 2.74))));
        StringBuilder pieces = new StringBuilder("id\tpiece\tscore\tcount\tleft\tright\toccurrences\ttext\n");
        for (String piece : List.of("▁영화", "▁정말", "합니다", "▁재미", "▁그리고", "입니다", "<i>", "▁때문", "▁그런")) {
            pieces.append("900\t")
                    .append(piece)
                    .append("\t-1\t400\t\t\t380\t")
                    .append(piece)
                    .append("\n");
        }
        Files.writeString(run.resolve("vocab/added-pieces.tsv"), pieces.toString());
    }

    private static Map<String, Object> measure(
            double before, double after, double bytesBefore, double bytesAfter, double ratio, int changed, int lines) {
        return Map.of(
                "base", Map.of("fertility", before, "bytes_per_token", bytesBefore, "single_token_word_share", 0.012),
                "expanded", Map.of("fertility", after, "bytes_per_token", bytesAfter, "single_token_word_share", 0.347),
                "token_ratio", ratio,
                "expected_speed_up", 1 / ratio,
                "drift", Map.of("changed_lines", changed, "lines", lines));
    }

    private static Object initialisers() {
        List<Object> strategies = new ArrayList<>();
        double[][] numbers = {{5.914, 3.402, 0.006}, {4.433, 3.120, 0.004}, {4.187, 3.013, 0.003}};
        String[] names = {"random", "global-mean", "subtoken-mean"};
        for (int i = 0; i < names.length; i++) {
            strategies.add(Map.of(
                    "name", names[i],
                    "runs", List.of(1, 2, 3),
                    "at_start", Map.of("mean", numbers[i][0], "deviation", 0.0),
                    "after_steps", Map.of("mean", numbers[i][1], "deviation", numbers[i][2])));
        }
        return Map.of(
                "strategies",
                strategies,
                "verdict",
                Map.of(
                        "chosen", "subtoken-mean",
                        "text", "subtoken-mean is lowest, and every other strategy is separable from it."));
    }

    private static void stage(Path run, String name, double from, double to, int steps) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int step = 0; step <= steps; step++) {
            double progress = 1 - Math.exp(-4.0 * step / steps);
            double loss = from + (to - from) * progress + 0.06 * Math.sin(2.3 * step);
            if (step > 0) {
                lines.append(String.format(
                        Locale.ROOT,
                        "{\"step\":%d,\"loss\":%.4f,\"learning_rate\":0.001,\"gradient_norm\":0.9,"
                                + "\"tokens\":%d,\"bytes\":%d}%n",
                        step,
                        loss,
                        step * 8_192,
                        step * 24_000));
            }
            if (step % (steps / 4) == 0) {
                lines.append(String.format(
                        Locale.ROOT,
                        "{\"step\":%d,\"validation\":{\"ko-reviews\":%.4f,\"ko-help\":%.4f,\"en-reviews\":%.4f}}%n",
                        step,
                        0.85 * loss,
                        0.72 * loss,
                        2.1 + 0.02 * loss));
            }
        }
        Files.createDirectories(run.resolve("train").resolve(name));
        Files.writeString(run.resolve("train").resolve(name).resolve("metrics.jsonl"), lines.toString());
        write(
                run,
                "train/" + name + "/summary.json",
                Map.of(
                        "steps",
                        steps,
                        "bytes",
                        steps * 24_000,
                        "groups",
                        List.of(Map.of("part", "embeddings.new", "relative_change", 0.125)),
                        "trained",
                        Map.of("embeddings.new", 65_536),
                        "frozen",
                        name.startsWith("03") ? Map.of() : Map.of("blocks", 227_200),
                        "frozen_bit_identical",
                        true,
                        "validation_before",
                        Map.of("ko-reviews", 0.85 * from),
                        "validation_after",
                        Map.of("ko-reviews", 0.85 * to)));
    }

    private static void evaluation(Path run) throws IOException {
        Map<String, Object> sets = new LinkedHashMap<>();
        sets.put("ko-reviews", set("ko", 2.968, 1.713, 3.31, 2.41, 1.86, 2.95, "adapted better"));
        sets.put("ko-ud", set("ko", 2.871, 1.802, 3.22, 2.36, 1.83, 2.99, "adapted better"));
        sets.put("en-general", set("en", 2.611, 2.604, 5.92, 3.44, 2.71, 2.64, "no separable difference"));
        sets.put("en-stories", set("en", 0.402, 0.431, 5.90, 3.12, 2.30, 2.41, "adapted worse"));
        write(
                run,
                "eval/results.json",
                Map.of(
                        "bits_per_byte",
                        sets,
                        "divergence_from_base_bits_per_byte",
                        0.0312,
                        "divergence",
                        Map.of(
                                "set",
                                "en-stories",
                                "interval",
                                List.of(0.029, 0.034),
                                "tokens",
                                62_114,
                                "texts_tokenised_differently",
                                0),
                        "warnings",
                        List.of("ko-ud: 151 documents, fewer than 200; its intervals are doubtful")));
        Files.writeString(
                run.resolve("eval/samples.jsonl"),
                Json.line(Map.of("model", "base", "prompt", "이 영화는", "text", " the sun. Lily was very happy and she"))
                        + "\n"
                        + Json.line(Map.of("model", "adapted", "prompt", "이 영화는", "text", " 정말 재미있게 봤어요. 배우들의 연기도"))
                        + "\n"
                        + Json.line(Map.of("model", "base", "prompt", "", "text", ATTACKS.get(0)))
                        + "\n"
                        + Json.line(Map.of(
                                "model", "adapted", "prompt", "", "text", "Once upon a time, there was a little girl"))
                        + "\n");
    }

    private static Map<String, Object> set(
            String language,
            double base,
            double adapted,
            double uniform,
            double unigram,
            double bigram,
            double xz,
            String verdict) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("language", language);
        set.put("base", base);
        set.put("adapted", adapted);
        set.put("base_interval", List.of(base - 0.02, base + 0.021));
        set.put("interval", List.of(adapted - 0.018, adapted + 0.019));
        set.put("difference", adapted - base);
        set.put("difference_interval", List.of(adapted - base - 0.011, adapted - base + 0.012));
        set.put("verdict", verdict);
        set.put("uniform", uniform);
        set.put("unigram", unigram);
        set.put("bigram", bigram);
        set.put("xz", xz);
        set.put("below_unigram", 1 - adapted / unigram);
        set.put("below_bigram", 1 - adapted / bigram);
        set.put("documents", 203);
        set.put("bytes", 300_811);
        set.put(
                "fixed_byte_context",
                Map.of(
                        "context_bytes", 255,
                        "base", base + 0.01,
                        "adapted", adapted + 0.05,
                        "difference", adapted - base + 0.04,
                        "difference_interval", List.of(adapted - base + 0.02, adapted - base + 0.06)));
        return set;
    }

    private static void write(Path run, String path, Object value) throws IOException {
        Json.write(run.resolve(path), value);
    }
}
