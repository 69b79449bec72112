package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;

/**
 * How one tokenizer cuts one set of texts.
 *
 * <p><b>Formulas.</b> T tokens over whole texts, without frames; W words, stretches between white space; C characters (code points);
 * B bytes of UTF-8; t(w) tokens of a word cut alone behind a space.
 *
 * <ul>
 *   <li>fertility = T / W; tokens of white space and punctuation count (Rust et al. 2021, section 3.1)
 *   <li>bytes per token = B / T, characters per token = C / T: compression (bytes favour scripts that UTF-8 writes long)
 *   <li>continued-word share = words with t(w) &gt; 1 / W, over occurrences: the proportion of continued words (Rust et al. 2021)
 *   <li>single-token-word share = distinct words with t(w) = 1 / distinct words, words without the punctuation around them: the
 *       single token retention rate STRR (Nayeem et al. 2025, a measure over types)
 *   <li>byte-token share = tokens that stand for less than a character / T: byte fallback ({@link TokenFragments})
 *   <li>Rényi efficiency: {@link RenyiEfficiency}, order 2.5 (Zouhar et al. 2023)
 *   <li>utilisation = ids that occur / ids
 * </ul>
 *
 * <p><b>Units.</b> Counts are whole; ratios are rounded to four decimal places, and 0 where nothing was seen.
 *
 * <p><b>Sources.</b> Rust et al. 2021, arXiv:2012.15613; Nayeem et al. 2025, arXiv:2510.09947; Zouhar et al. 2023, ACL 2023.
 *
 * @param words stretches between white space
 * @param distinctWords different words, without the punctuation around them
 * @param characters code points
 * @param bytes UTF-8 bytes of the texts
 * @param tokens tokens, without frames
 * @param fertility tokens a word
 * @param bytesPerToken bytes a token
 * @param charactersPerToken characters a token
 * @param byteTokenShare share of the tokens that stand for less than a character
 * @param singleTokenWordShare share of the distinct words that are one token
 * @param continuedWordShare share of the words that are two tokens or more
 * @param renyiEfficiency evenness of the vocabulary's use, 0 to 1
 * @param usedIds ids that occur
 * @param utilisation share of the vocabulary that occurs
 */
public record TextMeasure(
        long words,
        long distinctWords,
        long characters,
        long bytes,
        long tokens,
        double fertility,
        double bytesPerToken,
        double charactersPerToken,
        double byteTokenShare,
        double singleTokenWordShare,
        double continuedWordShare,
        double renyiEfficiency,
        int usedIds,
        double utilisation) {

    /**
     * Measures texts, every one of them.
     *
     * <p><b>Cost.</b> Each text is encoded once, and each of its words once more. Memory: the distinct words.
     */
    public static TextMeasure of(Tokenizer tokenizer, Iterable<String> texts) {
        TokenCounter counter = new TokenCounter(tokenizer);
        texts.forEach(counter::add);
        return counter.result();
    }
}
