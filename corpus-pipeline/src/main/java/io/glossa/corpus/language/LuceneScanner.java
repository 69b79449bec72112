package io.glossa.corpus.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The tokens of a Lucene tokenizer as words. */
final class LuceneScanner implements WordAnalyser.Scanner {
    private final Tokenizer tokenizer;
    private final OffsetAttribute offsets;

    LuceneScanner(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.offsets = tokenizer.addAttribute(OffsetAttribute.class);
    }

    @Override
    public void scan(String text, WordAnalyser.Sink sink) {
        try {
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                sink.word(offsets.startOffset(), offsets.endOffset());
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }
}
