package io.glossa.corpus.language;

import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/** Words by the Unicode rules with dictionaries for scripts without spaces; four times slower than {@code standard}. */
public final class IcuWords implements WordAnalyser {
    @Override
    public String name() {
        return "icu";
    }

    @Override
    public Scanner open() {
        return new LuceneScanner(new ICUTokenizer());
    }
}
