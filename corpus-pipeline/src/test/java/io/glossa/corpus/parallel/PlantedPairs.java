package io.glossa.corpus.parallel;

import java.util.List;

/** Bad pairs made of good ones, each kind by one function. */
enum PlantedPairs {
    /** The second side of another pair, half the file away. */
    SHUFFLED("shuffled") {
        @Override
        TextPair of(List<TextPair> pairs, int i, List<String> foreign) {
            return with(
                    pairs.get(i),
                    pairs.get((i + pairs.size() / 2) % pairs.size()).second());
        }
    },
    /** The first side twice. */
    COPY("copy") {
        @Override
        TextPair of(List<TextPair> pairs, int i, List<String> foreign) {
            return with(pairs.get(i), pairs.get(i).first());
        }
    },
    /** A sentence of a third language in place of the second side. */
    FOREIGN("third language") {
        @Override
        TextPair of(List<TextPair> pairs, int i, List<String> foreign) {
            return with(pairs.get(i), foreign.get(i % foreign.size()));
        }
    },
    /** Every digit of the second side turned into the next one; a pair without digits gives none. */
    NUMERALS("numerals") {
        @Override
        TextPair of(List<TextPair> pairs, int i, List<String> foreign) {
            StringBuilder changed = new StringBuilder();
            boolean any = false;
            for (char c : pairs.get(i).second().toCharArray()) {
                boolean digit = c >= '1' && c <= '9';
                any |= digit;
                changed.append(digit ? (char) ('1' + (c - '0') % 9) : c);
            }
            return any ? with(pairs.get(i), changed.toString()) : null;
        }
    };

    private final String title;

    PlantedPairs(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The bad pair made of pair {@code i}; null for none. */
    abstract TextPair of(List<TextPair> pairs, int i, List<String> foreign);

    private static TextPair with(TextPair pair, String second) {
        return new TextPair(pair.id(), pair.first(), second);
    }
}
