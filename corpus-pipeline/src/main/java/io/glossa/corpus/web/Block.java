package io.glossa.corpus.web;

/**
 * A stretch of a page's text that stands by itself: a paragraph, a heading, a list item, a table cell.
 *
 * @param text with white space folded
 * @param length in Latin letters' worth: a Hangul syllable or an ideograph counts as two
 * @param linked how much of the length stands in links
 * @param words all words
 * @param functionWords words that are stop words or bear a stop ending
 * @param heading whether it is, or stands in, a heading
 * @param apart whether it stands in what the page itself marks as navigation, footer, form or hidden
 */
record Block(String text, int length, int linked, int words, int functionWords, boolean heading, boolean apart) {
    double linkDensity() {
        return length == 0 ? 0 : (double) linked / length;
    }

    double functionWordDensity() {
        return words == 0 ? 0 : (double) functionWords / words;
    }
}
