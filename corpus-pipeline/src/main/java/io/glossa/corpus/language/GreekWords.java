package io.glossa.corpus.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words of Greek. Capitals bear no accent and have one sigma, so stop words are known as Lucene folds them too: {@code ΑΠΟ} is
 * {@code από}, {@code ΤΗΣ} is {@code της}.
 */
public final class GreekWords implements WordAnalyser {
    @Override
    public String name() {
        return "greek";
    }

    @Override
    public Scanner open() {
        return new SpacedScanner();
    }

    @Override
    public List<String> spellings(String word) {
        return Stream.of(word, folded(word)).distinct().toList();
    }

    private static String folded(String word) {
        KeywordTokenizer whole = new KeywordTokenizer();
        whole.setReader(new StringReader(word));
        try (TokenStream folding = new GreekLowerCaseFilter(whole)) {
            CharTermAttribute term = folding.addAttribute(CharTermAttribute.class);
            folding.reset();
            folding.incrementToken();
            String folded = term.toString();
            folding.end();
            return folded;
        } catch (IOException e) {
            throw new UncheckedIOException("a word in memory cannot fail to be read", e);
        }
    }
}
