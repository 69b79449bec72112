package io.glossa.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

public final class TriggerScanTest {
    private static final UnicodeSet LETTERS = new UnicodeSet('a', 'z').freeze();
    private static final UnicodeSet HANGUL = new UnicodeSet(0xAC00, 0xD7A3).freeze();
    private static final UnicodeSet EMOJI = new UnicodeSet(0x1F600, 0x1F64F).freeze();

    @Test
    public void findsTheRulesWhoseCharactersAreThere() {
        TriggerScan scan = new TriggerScan(List.of(LETTERS, HANGUL, EMOJI, UnicodeSet.ALL_CODE_POINTS));

        assertThat(found(scan, "", 4)).isEmpty();
        assertThat(found(scan, "123", 4)).containsExactly(3);
        assertThat(found(scan, "1a3", 4)).containsExactly(0, 3);
        assertThat(found(scan, "한국어 go", 4)).containsExactly(0, 1, 3);
        assertThat(found(scan, "\uD83D\uDE00", 4)).containsExactly(2, 3);
    }

    @Test
    public void looksAtEveryCharacterOfALongText() {
        TriggerScan scan = new TriggerScan(List.of(LETTERS));
        for (int at : new int[] {0, 4_095, 4_096, 9_999}) {
            StringBuilder text = new StringBuilder("1".repeat(10_000));
            text.setCharAt(at, 'z');
            assertThat(found(scan, text.toString(), 1)).as("at %s", at).containsExactly(0);
        }
        assertThat(found(scan, "1".repeat(10_000), 1)).isEmpty();
    }

    /** Beyond 64 rules and classes a rule may be tried for nothing, but none is left out. */
    @Test
    public void leavesOutNoneOfManyRules() {
        Random random = new Random(5);
        List<UnicodeSet> sets = new ArrayList<>();
        for (int rule = 0; rule < 100; rule++) {
            UnicodeSet set = new UnicodeSet();
            for (int i = 0; i < 20; i++) {
                set.add(random.nextInt(0x500));
            }
            sets.add(set.freeze());
        }
        TriggerScan scan = new TriggerScan(sets);
        for (int c = 0; c < 0x500; c++) {
            long rules = scan.rules(String.valueOf((char) c));
            for (int rule = 0; rule < sets.size(); rule++) {
                assertThat(TriggerScan.has(rules, rule) || !sets.get(rule).contains(c))
                        .as("rule %s, character %s", rule, c)
                        .isTrue();
            }
        }
    }

    private static List<Integer> found(TriggerScan scan, String text, int rules) {
        List<Integer> found = new ArrayList<>();
        long bits = scan.rules(text);
        for (int rule = 0; rule < rules; rule++) {
            if (TriggerScan.has(bits, rule)) {
                found.add(rule);
            }
        }
        return found;
    }
}
