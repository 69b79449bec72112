package io.glossa.cli;

import io.glossa.vocab.measure.TokenizerComparison.Row;
import java.util.Locale;

/** The numbers that tables of tokenizers show. */
enum MeasureColumn {
    /** Tokens a word. */
    FERTILITY("tokens/word", 2, 1),
    /** Code points a token. */
    CHARACTERS_PER_TOKEN("chars/token", 2, 1),
    /** UTF-8 bytes a token. */
    BYTES_PER_TOKEN("bytes/token", 2, 1),
    /** Tokens against those of the first tokenizer. */
    TOKEN_RATIO("of first", 1, 100),
    /** Words of two tokens or more. */
    CONTINUED_WORDS("cut words", 1, 100),
    /** Distinct words of one token. */
    SINGLE_TOKEN_WORDS("whole words", 1, 100),
    /** Tokens that are less than a character. */
    BYTE_TOKENS("bytes", 1, 100),
    /** Evenness of the vocabulary's use. */
    RENYI_EFFICIENCY("Rényi", 3, 1),
    /** Ids that occur. */
    UTILISATION("ids used", 1, 100);

    private final String heading;
    private final int places;
    private final double scale;

    MeasureColumn(String heading, int places, double scale) {
        this.heading = heading;
        this.places = places;
        this.scale = scale;
    }

    String heading() {
        return heading;
    }

    /** The number, with a percent sign where it is a share. */
    String of(Row row) {
        return String.format(Locale.ROOT, "%." + places + "f", scale * value(row)) + (scale == 1 ? "" : " %");
    }

    private double value(Row row) {
        return switch (this) {
            case FERTILITY -> row.measure().fertility();
            case CHARACTERS_PER_TOKEN -> row.measure().charactersPerToken();
            case BYTES_PER_TOKEN -> row.measure().bytesPerToken();
            case TOKEN_RATIO -> row.tokenRatio();
            case CONTINUED_WORDS -> row.measure().continuedWordShare();
            case SINGLE_TOKEN_WORDS -> row.measure().singleTokenWordShare();
            case BYTE_TOKENS -> row.measure().byteTokenShare();
            case RENYI_EFFICIENCY -> row.measure().renyiEfficiency();
            case UTILISATION -> row.measure().utilisation();
        };
    }

    /** The name in options, such as {@code bytes-per-token}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
