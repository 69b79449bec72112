package io.glossa.vocab.pack;

import io.glossa.corpus.Document;
import io.glossa.run.ConfigException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bpe.BpeTokenizer;
import io.glossa.vocab.bpe.MergeDropout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.openhft.hashing.LongHashFunction;

/**
 * Encodes documents as the settings say.
 *
 * <p>Templates and dropout hold for the training split alone: what is measured is plain text in its usual pieces.
 *
 * <p><b>Determinism.</b> A document's tokens depend on its text, source and the id that it is packed under; each of several
 * copies is cut by chance of its own. Thread-safe.
 *
 * <p><b>Errors.</b> {@link ConfigException} for dropout with a tokenizer that does not merge by rank, or a template with a
 * special token that it lacks.
 */
public final class DocumentEncoder {
    private static final String TRAINING_SPLIT = "train";

    private final Tokenizer tokenizer;
    private final PackSettings settings;
    private final LongHashFunction hash;
    private final Map<DocumentTemplate, TemplateEncoder.Marks> marks = new HashMap<>();

    /** An encoder; refuses what the tokenizer cannot do. */
    public DocumentEncoder(Tokenizer tokenizer, PackSettings settings) {
        this.tokenizer = tokenizer;
        this.settings = settings;
        // Apart from the hash of the documents' order, which uses the seed itself.
        hash = LongHashFunction.xx3(settings.seed() ^ 0x64726F706F7574L);
        boolean drops = settings.bpeDropout().rates().values().stream().anyMatch(rate -> rate > 0);
        if (drops && !(tokenizer instanceof BpeTokenizer)) {
            throw new ConfigException(
                    "bpe-dropout: this tokenizer is a unigram model, which has no merges to pass over;"
                            + " take bpe-dropout out");
        }
        if (!settings.template().isEmpty()) {
            TemplateEncoder templates = new TemplateEncoder(tokenizer);
            settings.template().values().forEach(template -> marks.put(template, templates.encode(template)));
        }
    }

    /**
     * A document under each of its ids.
     *
     * @param split it belongs to
     * @param ids one for each copy
     */
    public List<EncodedDocument> encode(String split, Document document, List<String> ids) {
        boolean training = split.equals(TRAINING_SPLIT);
        double rate = training ? settings.bpeDropout().rate(document) : 0;
        TemplateEncoder.Marks around = training
                ? SourceValues.of(settings.template(), document).map(marks::get).orElse(TemplateEncoder.Marks.NONE)
                : TemplateEncoder.Marks.NONE;
        List<EncodedDocument> encoded = new ArrayList<>();
        for (String id : ids) {
            if (rate == 0 && !encoded.isEmpty()) {
                encoded.add(encoded.get(0).named(id));
                continue;
            }
            int[] body = rate == 0
                    ? tokenizer.encode(document.text())
                    : ((BpeTokenizer) tokenizer).encode(document.text(), new MergeDropout(rate, seed(document, id)));
            encoded.add(EncodedDocument.of(id, document, body, tokenizer, settings.frame(), around));
        }
        return encoded;
    }

    private long seed(Document document, String id) {
        return hash.hashBytes((document.source() + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
