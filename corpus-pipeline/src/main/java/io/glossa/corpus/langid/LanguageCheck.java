package io.glossa.corpus.langid;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;

/**
 * Holds texts against the language that their source promises.
 *
 * <p>Sisters are languages so near that short texts are taken for one another (isiZulu, isiXhosa, siSwati, isiNdebele). A whole document
 * must be in the language itself; a segment in a sister is no sign of a mixture.
 *
 * <p>Immutable and thread-safe.
 */
public final class LanguageCheck {
    /** Characters of a long document that are looked at: 0.99 of sentences of 125 are named rightly, eight of them suffice. */
    private static final int SAMPLE_CHARACTERS = 1_000;

    private static final int SAMPLE_WINDOWS = 6;
    /** Segments of a long document that vote: a share of one half is then known within 0.18, nineteen times in twenty. */
    private static final int MOST_SEGMENTS = 32;
    /** What a sentence must reach to be surely in another language. */
    private static final double SURE = 0.9;

    private final LanguageModel model;
    private final List<String> languages;
    private final String promised;
    private final int own;
    private final boolean[] near;

    /**
     * A check.
     *
     * @param promised ISO 639-1 code of the language that texts should be in
     * @param sisters codes of the languages taken for it
     */
    public LanguageCheck(LanguageModel model, String promised, List<String> sisters) {
        this.model = model;
        this.languages = model.languages();
        this.promised = promised;
        this.own = languages.indexOf(promised);
        this.near = new boolean[languages.size()];
        for (int l = 0; l < near.length; l++) {
            near[l] = l == own || sisters.contains(languages.get(l));
        }
    }

    /**
     * Makes sure that the model can find the language.
     *
     * <p><b>Errors.</b> {@link ConfigException} when it can't.
     */
    public LanguageCheck requireKnown(String owner) {
        if (own < 0) {
            throw new ConfigException(
                    owner + ": " + NearestName.unknown("language of the language model", promised, languages)
                            + "; leave out the filters language-id and language-segments, or name a model that knows it under"
                            + " corpus.language-model");
        }
        return this;
    }

    /** What a document is written in, by a sample of it. */
    public DocumentLanguage document(String text) {
        String sample = sample(text);
        float[] probabilities = model.probabilities(sample);
        Likeliest best = Likeliest.of(probabilities, TextScript.of(sample).letters());
        boolean told = best.hasEnoughLetters();
        return new DocumentLanguage(
                told && own >= 0 ? probabilities[own] : 0,
                told ? languages.get(best.language()) : LanguageCodes.UNDETERMINED,
                best.probability(),
                best.letters());
    }

    /** How the segments of a document vote. */
    public SegmentVotes segments(String text) {
        List<TextSegments.Span> spans = TextSegments.of(text, MOST_SEGMENTS);
        int inLanguage = 0;
        int told = 0;
        for (TextSegments.Span span : spans) {
            Likeliest best = model.likeliest(text.substring(span.start(), span.end()));
            if (best.probability() >= LanguageIdentifier.LEAST_PROBABILITY && best.hasEnoughLetters()) {
                told++;
                inLanguage += near[best.language()] ? 1 : 0;
            }
        }
        return new SegmentVotes(spans.size(), told, inLanguage);
    }

    /** Whether a part of a text is surely in another language, and not a sister. */
    public boolean isForeign(String text, int start, int end) {
        return foreign(text.substring(start, end)) >= SURE;
    }

    /**
     * Probability of the likeliest language of a text where that is neither the promised one nor a sister; 0 where it is, where
     * nothing can be said, and for a promised language that the model does not know.
     */
    public double foreign(String text) {
        Likeliest best = model.likeliest(text);
        return own < 0 || near[best.language()] || !best.hasEnoughLetters() ? 0 : best.probability();
    }

    /** A short text whole; of a long one windows at even distances, each from the beginning of a word. */
    private static String sample(String text) {
        if (text.length() <= SAMPLE_CHARACTERS) {
            return text;
        }
        int window = SAMPLE_CHARACTERS / SAMPLE_WINDOWS;
        StringBuilder sample = new StringBuilder(SAMPLE_CHARACTERS + SAMPLE_WINDOWS);
        for (int i = 0; i < SAMPLE_WINDOWS; i++) {
            int from = (int) ((long) (text.length() - window) * i / (SAMPLE_WINDOWS - 1));
            int space = i == 0 ? -1 : text.indexOf(' ', from);
            int start = space < 0 || space > from + window / 2 ? from : space + 1;
            sample.append(text, start, from + window).append(' ');
        }
        return sample.toString();
    }
}
