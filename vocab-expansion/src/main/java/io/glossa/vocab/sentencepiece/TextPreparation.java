package io.glossa.vocab.sentencepiece;

/**
 * What SentencePiece does to text before cutting it, for models that leave characters as they are: extra spaces,
 * the space before the first word, and spaces written as {@code ▁}.
 *
 * <p>Only U+0020 is a space; tabs and line ends are characters like any other. Half of a surrogate pair becomes U+FFFD,
 * as malformed UTF-8 does in C++.
 *
 * <p><b>Source.</b> {@code normalizer.cc} of google/sentencepiece.
 */
final class TextPreparation {
    private final NormalizerSpec spec;

    TextPreparation(NormalizerSpec spec) {
        this.spec = spec;
    }

    String apply(String text) {
        int start = 0;
        if (spec.removeExtraWhitespaces()) {
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        if (start == text.length()) {
            return "";
        }
        char space = spec.escapeWhitespaces() ? Piece.SPACE : ' ';
        StringBuilder out = new StringBuilder(text.length() + 1);
        if (spec.addDummyPrefix()) {
            out.append(space);
        }
        boolean afterSpace = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = c == ' ';
            if (isSpace && afterSpace && spec.removeExtraWhitespaces()) {
                continue;
            }
            afterSpace = isSpace;
            if (!Character.isSurrogate(c)) {
                out.append(isSpace ? space : c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append('\uFFFD');
            }
        }
        if (spec.removeExtraWhitespaces()) {
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) == space) {
                end--;
            }
            out.setLength(end);
        }
        return out.toString();
    }
}
