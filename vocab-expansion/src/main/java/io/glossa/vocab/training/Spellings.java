package io.glossa.vocab.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Symbols by number, and numbers by spelling: the alphabet first, then what was learned, in order. */
final class Spellings {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    int add(String text) {
        ids.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    String of(int symbol) {
        return texts.get(symbol);
    }

    /** The symbol of a spelling, or -1. */
    int find(String text) {
        return ids.getOrDefault(text, -1);
    }

    int size() {
        return texts.size();
    }

    /** The shorter first, then the smaller by code points. */
    static int compare(String a, String b) {
        int byLength = Integer.compare(a.codePointCount(0, a.length()), b.codePointCount(0, b.length()));
        if (byLength != 0) {
            return byLength;
        }
        for (int i = 0; i < a.length() && i < b.length(); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(order(a, i), order(b, i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates lie above the rest of the basic plane in code-point order. */
    private static int order(String text, int index) {
        char c = text.charAt(index);
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
