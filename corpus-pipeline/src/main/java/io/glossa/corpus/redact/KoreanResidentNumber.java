package io.glossa.corpus.redact;

/**
 * Korean resident registration numbers and those of foreigners, which have the same form: date of birth, then a digit for
 * century, sex and nationality (1 to 8), then six digits: {@code 900101-1234568}.
 *
 * <p><b>Formula.</b> The last digit is (11 - S mod 11) mod 10, S being the first twelve digits times 2 3 4 5 6 7 8 9 2 3 4 5; for
 * foreigners (13 - S mod 11) mod 10.
 *
 * <p>Numbers given since October 2020 have six random digits and no check digit. So a number with its hyphen is taken on its
 * form and date alone, and thirteen bare digits only when the check digit is right.
 *
 * <p><b>Source.</b> Enforcement Rules of the Resident Registration Act (주민등록법 시행규칙), article 2 and its change of 2020.
 */
public final class KoreanResidentNumber extends NumberRedactor {
    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    private static final int CITIZEN = 11;
    private static final int FOREIGNER = 13;

    public KoreanResidentNumber() {
        super("kr-resident-number", "", "\\d{6} ?[-–] ?[1-8]\\d{6}|\\d{6}[1-8]\\d{6}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        boolean hyphen = place.end() - place.start() > digits.length();
        return BirthDate.isYearFirst(digits) && (hyphen || isChecked(digits));
    }

    private static boolean isChecked(String digits) {
        int base = digits.charAt(6) >= '5' ? FOREIGNER : CITIZEN;
        int check = (base - CheckDigits.weighted(digits, WEIGHTS) % 11) % 10;
        return check == digits.charAt(12) - '0';
    }
}
