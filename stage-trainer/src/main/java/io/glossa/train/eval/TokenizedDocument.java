package io.glossa.train.eval;

import io.glossa.corpus.Document;
import io.glossa.corpus.TextSize;
import io.glossa.run.DataException;
import io.glossa.vocab.Tokenizer;
import java.util.List;

/**
 * A text as one tokenizer sees it, after a beginning-of-sequence token.
 *
 * @param id the document's
 * @param bytes UTF-8 bytes of the original text
 * @param tokens ids, the first of which is the beginning-of-sequence token
 * @param endBytes for each token, how many bytes of the text it and those before it stand for
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier within this package: never compared, never changed.
record TokenizedDocument(String id, long bytes, int[] tokens, long[] endBytes) {
    /**
     * Encodes a text. The bytes that the tokens stand for are scaled to the text's own when they differ (a leading
     * space that the tokenizer adds, characters that it normalises or does not know), so that the last token ends where
     * the text does.
     */
    static TokenizedDocument of(Document document, Tokenizer tokenizer) {
        int[] encoded = tokenizer.encode(document.text());
        int[] tokens = new int[encoded.length + 1];
        long[] ends = new long[tokens.length];
        tokens[0] = startId(tokenizer);
        for (int i = 1; i < tokens.length; i++) {
            tokens[i] = encoded[i - 1];
            ends[i] = ends[i - 1] + tokenizer.byteLength(tokens[i]);
        }
        long bytes = TextSize.of(document.text()).bytes();
        long stoodFor = ends[ends.length - 1];
        for (int i = 1; i < ends.length && stoodFor != bytes; i++) {
            ends[i] = stoodFor == 0 ? bytes * i / encoded.length : ends[i] * bytes / stoodFor;
        }
        return new TokenizedDocument(document.id(), bytes, tokens, ends);
    }

    /** Every document of a set. */
    static List<TokenizedDocument> all(EvaluationSet set, Tokenizer tokenizer) {
        return set.documents().stream().map(d -> of(d, tokenizer)).toList();
    }

    /** Tokens of the texts, which their beginnings are not. */
    static long count(List<TokenizedDocument> documents) {
        return documents.stream().mapToLong(d -> d.tokens().length - 1).sum();
    }

    /** What a document begins with: the end of the one before it where a tokenizer has no beginning of its own. */
    static int startId(Tokenizer tokenizer) {
        if (tokenizer.bosId() < 0 && tokenizer.eosId() < 0) {
            throw new DataException("the tokenizer has neither a beginning- nor an end-of-sequence token; the first "
                    + "token of a document cannot be scored without one");
        }
        return tokenizer.bosId() < 0 ? tokenizer.eosId() : tokenizer.bosId();
    }
}
