package io.glossa.corpus.language;

import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Words by the Unicode rules for word boundaries (UAX 29): for Korean the space-separated word (eojeol) without its
 * punctuation, particles included.
 */
public final class StandardWords implements WordAnalyser {
    @Override
    public String name() {
        return "standard";
    }

    @Override
    public Scanner open() {
        return new LuceneScanner(new StandardTokenizer());
    }
}
