package io.glossa.vocab.expansion;

import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Real bases expanded to a language of another script and one of their own, against C++ SentencePiece and Hugging Face: real
 * corpora in eight languages and a million fuzzed lines.
 */
@Test(groups = "slow")
public final class AgreementIT {
    private static final Map<String, String> CORPORA = new TreeMap<>(Map.of(
            "ko", "ko/raw-nsmc-reviews",
            "el", "el/clean-ud-greek-gud",
            "sw", "sw/clean-bible-nt-sw",
            "ha", "ha/raw-naijasenti-hau",
            "yo", "yo/clean-globalvoices-yo",
            "zu", "zu/clean-bible-nt-zu",
            "xh", "xh/clean-sadilar-xh",
            "en", "en/clean-state-union"));
    private static final int FUZZED = 500_000;
    private static final int LINES = 50_000;

    @DataProvider
    static Object[][] expansions() {
        return new Object[][] {
            {"llama2/tokenizer.model", "ko", "hangul", 20260701L},
            {"mistral/tokenizer.model.v1", "sw", "latin", 20260702L}
        };
    }

    @Test(dataProvider = "expansions")
    public void everyLineIsCutAlikeByAllThree(String base, String language, String script, long seed)
            throws IOException {
        Path folder = Files.createTempDirectory("agreement");
        try {
            Files.copy(TestData.shared("tokenizers/" + base), folder.resolve("tokenizer.model"));
            VocabularyStep step = new VocabularyStep(
                    folder, new VocabularySettings(null, "2000", List.of(script), null, 5L, null, 1));
            Map<String, Long> counts = new HashMap<>();
            corpus(language, LINES)
                    .forEach(line -> step.base().forEachWord(line, word -> counts.merge(word, 1L, Long::sum)));
            Path out = folder.resolve("out");
            Files.createDirectories(out);
            step.run(WordCounts.of(counts), new TreeMap<String, List<String>>(), out);
            SentencePieceTokenizer ours = (SentencePieceTokenizer) Tokenizers.load(out);
            for (String other : CORPORA.keySet()) {
                VocabularyStepTest.assertAgrees(out, ours, corpus(other, LINES));
            }
            for (int part = 0; part < FUZZED; part += LINES) {
                VocabularyStepTest.assertAgrees(out, ours, FuzzedLines.of(seed + part, LINES));
            }
        } finally {
            TestData.delete(folder);
        }
    }

    private static List<String> corpus(String language, int most) {
        List<String> lines = new ArrayList<>(
                TestData.lines(TestData.shared("corpora/" + CORPORA.get(language) + ".jsonl.gz"), most));
        // Special tokens written out in a text are marks to Hugging Face and text to SentencePiece.
        lines.removeIf(line -> line.contains("<s>") || line.contains("</s>") || line.contains("<unk>"));
        return lines;
    }
}
