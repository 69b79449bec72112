package io.glossa.corpus.normalise;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;

/**
 * Unicode normalisation form C: every accent and every syllable in its composed form.
 *
 * <p>Source: Unicode Standard Annex 15. Form KC is not used: it would turn ² into 2 and … into three full stops.
 */
public final class CanonicalComposition implements Normaliser {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private static final UnicodeSet TRIGGERS = new UnicodeSet("[[:NFC_QC=No:][:NFC_QC=Maybe:][:^ccc=0:]]").freeze();

    @Override
    public String name() {
        return "nfc";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        int from = NFC.spanQuickCheckYes(text);
        if (from == text.length()) {
            return Normalised.unchanged(text);
        }
        StringBuilder composed = new StringBuilder(text.length()).append(text, 0, from);
        int changes = 0;
        for (int start = from; start < text.length(); ) {
            int end = nextBoundary(text, start);
            String before = text.substring(start, end);
            String after = NFC.normalize(before);
            changes += before.equals(after) ? 0 : before.codePointCount(0, before.length());
            composed.append(after);
            start = end;
        }
        // The span may end within a sequence that composes with what follows.
        String whole = NFC.normalize(composed);
        return whole.equals(text) ? Normalised.unchanged(text) : new Normalised(whole, Math.max(1, changes));
    }

    private static int nextBoundary(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (NFC.hasBoundaryBefore(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}
