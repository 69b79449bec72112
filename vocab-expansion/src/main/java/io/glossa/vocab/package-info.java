/** Tokenizers: models read and written, vocabulary expansion, encoding, measures and packed sequences. */
package io.glossa.vocab;
