package io.glossa.spark;

import java.io.Serializable;

/**
 * How many documents, and how much text they are.
 *
 * @param documents or records
 * @param bytes of their texts in UTF-8
 * @param characters code points
 */
record Amount(long documents, long bytes, long characters) implements Serializable {
    static final Amount NONE = new Amount(0, 0, 0);

    Amount plus(Amount other) {
        return new Amount(documents + other.documents, bytes + other.bytes, characters + other.characters);
    }

    Amount minus(Amount other) {
        return new Amount(documents - other.documents, bytes - other.bytes, characters - other.characters);
    }

    static Amount of(Judged.Accepted document) {
        return new Amount(1, document.bytes(), document.candidate().characters());
    }
}
