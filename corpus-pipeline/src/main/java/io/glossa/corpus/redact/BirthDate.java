package io.glossa.corpus.redact;

/** Dates of birth as identity numbers hold them, with two digits of the year. */
final class BirthDate {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private BirthDate() {}

    /** Whether six digits are a date as {@code yymmdd}; 29 February counts in every year, since the century is not known. */
    static boolean isYearFirst(String digits) {
        return isDay(digits.substring(2, 4), digits.substring(4, 6));
    }

    /** Whether six digits are a date as {@code ddmmyy}. */
    static boolean isDayFirst(String digits) {
        return isDay(digits.substring(2, 4), digits.substring(0, 2));
    }

    private static boolean isDay(String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        return m >= 1 && m <= 12 && d >= 1 && d <= DAYS[m - 1];
    }
}
