package io.glossa.corpus.decontaminate;

import java.text.Normalizer;
import java.util.Locale;

/** Ways in which an evaluation text comes to stand in a corpus. */
enum Plants {
    VERBATIM {
        @Override
        String of(String text) {
            return text;
        }
    },
    /** Another edition: capitals, other quotes, no tone marks in Latin letters, no punctuation, doubled spaces. */
    REFORMATTED {
        @Override
        String of(String text) {
            String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036F]", "");
            return Normalizer.normalize(bare, Normalizer.Form.NFC)
                    .replaceAll("[\\p{P}&&[^'’]]", "")
                    .replace(" ", "  ")
                    .toUpperCase(Locale.ROOT);
        }
    },
    /** Other spaces: every third word is joined to the next. */
    RESPACED {
        @Override
        String of(String text) {
            StringBuilder joined = new StringBuilder();
            String[] words = text.split(" ");
            for (int i = 0; i < words.length; i++) {
                joined.append(words[i]).append(i % 3 == 2 ? "" : " ");
            }
            return joined.toString();
        }
    },
    /** The middle 60 % of the words. */
    PARTIAL {
        @Override
        String of(String text) {
            String[] words = text.split(" ");
            int from = words.length / 5;
            int to = from + (int) Math.ceil(0.6 * words.length);
            return String.join(" ", java.util.Arrays.copyOfRange(words, from, Math.min(to, words.length)));
        }
    };

    abstract String of(String text);
}
