package io.glossa.corpus.langid;

/**
 * What a document was found to be written in, beside what its source promises.
 *
 * @param promised probability of the promised language; 0 where nothing can be said
 * @param likeliest ISO code of the likeliest language; {@code und} where nothing can be said
 * @param probability of the likeliest
 * @param letters that this rests on
 */
public record DocumentLanguage(double promised, String likeliest, double probability, int letters) {
    /** Of a document that nobody asked about. */
    public static final DocumentLanguage UNASKED = new DocumentLanguage(0, LanguageCodes.UNDETERMINED, 0, 0);
}
