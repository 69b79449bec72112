package io.glossa.corpus.langid;

import java.nio.file.Path;
import java.util.List;
import org.testng.SkipException;

/** Sentences of SIB-200, which no model of ours was trained on. */
public final class SibSentences {
    /** The languages that matter here. */
    public static final List<String> OURS = List.of("ko", "el", "sw", "ha", "yo", "zu", "xh", "en");

    private SibSentences() {}

    /** Twenty in each of 48 languages. */
    public static List<LabelledLines.Line> few() {
        return LabelledLines.read(
                Path.of(System.getProperty("glossa.root"), "tests/data/langid/sib200-48langs.tsv.gz"));
    }

    /** A hundred and ten in each; skips the test where the larger data folder is missing. */
    public static List<LabelledLines.Line> all() {
        return LabelledLines.read(shared("langid/lid-eval.sib200-48langs.tsv.gz"));
    }

    /** A file of the larger data folder; skips the test where there is none. */
    public static Path shared(String path) {
        String folder = System.getenv("GLOSSA_DATA");
        if (folder == null) {
            throw new SkipException("needs the larger data folder: set GLOSSA_DATA");
        }
        return Path.of(folder).resolve(path);
    }
}
