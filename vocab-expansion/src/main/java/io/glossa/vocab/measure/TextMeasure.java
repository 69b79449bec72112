package io.glossa.vocab.measure;

/**
 * How one tokenizer cuts one set of texts.
 *
 * @param words stretches between white space
 * @param characters code points
 * @param bytes UTF-8 bytes of the texts
 * @param tokens tokens, without frames
 * @param fertility tokens a word
 * @param bytesPerToken bytes a token
 * @param charactersPerToken characters a token
 * @param byteTokenShare share of the tokens that are single bytes for want of a piece
 * @param singleTokenWordShare share of the words that are one token
 */
public record TextMeasure(
        long words,
        long characters,
        long bytes,
        long tokens,
        double fertility,
        double bytesPerToken,
        double charactersPerToken,
        double byteTokenShare,
        double singleTokenWordShare) {}
