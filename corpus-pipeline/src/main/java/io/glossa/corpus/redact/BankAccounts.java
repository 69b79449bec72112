package io.glossa.corpus.redact;

import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * International bank account numbers (IBAN): country, two check digits, and an account number of the country's length, bare or in
 * groups of four.
 *
 * <p><b>Formula.</b> With the first four characters moved to the end and letters as numbers (A is 10, Z is 35) the number is 1
 * modulo 97.
 *
 * <p><b>Source.</b> ISO 13616; the registry's lengths stand in {@code redact/iban-lengths.txt}.
 */
public final class BankAccounts implements Redactor {
    private static final int COUNTRY_LETTERS = 2;
    /** Of Norway's numbers, the shortest. */
    private static final int LEAST_CHARACTERS = 15;

    private static final Map<String, Integer> LENGTHS = lengths();

    @Override
    public String name() {
        return "iban";
    }

    @Override
    public String placeholder() {
        return "[iban]";
    }

    @Override
    public UnicodeSet triggers() {
        return SearchedText.DIGITS;
    }

    @Override
    public List<Span> find(SearchedText searched) {
        String text = searched.text();
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int digits : searched.numbers()) {
            int i = digits - COUNTRY_LETTERS;
            boolean begins = i >= from
                    && i + LEAST_CHARACTERS <= text.length()
                    && isCapital(text.charAt(i))
                    && isCapital(text.charAt(i + 1))
                    && (i == 0 || !isAlphanumeric(text.charAt(i - 1)));
            int end = begins ? end(text, i) : -1;
            if (end > 0) {
                spans.add(new Span(i, end));
                from = end;
            }
        }
        return spans;
    }

    /** Where the number that begins at a place ends; -1 if none does. */
    private static int end(String text, int start) {
        Integer length = LENGTHS.get(text.substring(start, start + 2));
        if (length == null) {
            return -1;
        }
        StringBuilder number = new StringBuilder();
        int i = start;
        while (i < text.length() && number.length() < length) {
            char c = text.charAt(i);
            boolean groupEnds = number.length() > 0 && number.length() % 4 == 0 && (c == ' ' || c == '-');
            if (SearchedText.isDigit(c) || isCapital(c)) {
                number.append(c);
            } else if (!groupEnds || text.charAt(i - 1) == c) {
                return -1;
            }
            i++;
        }
        boolean alone = i == text.length() || !isAlphanumeric(text.charAt(i));
        return alone && number.length() == length && isChecked(number) ? i : -1;
    }

    private static boolean isChecked(CharSequence number) {
        int rest = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt((i + 4) % number.length());
            rest = SearchedText.isDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }

    private static boolean isAlphanumeric(char c) {
        return SearchedText.isDigit(c) || isCapital(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new TreeMap<>();
        try (InputStream in = BankAccounts.class.getResourceAsStream("/redact/iban-lengths.txt")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String entry : table.strip().split("\\s+")) {
                lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in file redact/iban-lengths.txt cannot be read", e);
        }
        return lengths;
    }
}
