package io.glossa.corpus.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import net.openhft.hashing.LongTupleHashFunction;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Equal texts have equal keys, whatever the white space between their words. */
public class ExactKeyTest {
    private static final long SEED = 20_260_101;

    /** White space and letters of one to three bytes, a pair of surrogates, and the neighbours of the last space. */
    private static final String ALPHABET =
            "  \n\t\r\u0001\u00A0\u2003\u2028\u3000ab\u0085éñọ가각\u3001\u3002\uD83D\uDE00\uFEFF\uFFFF";

    @DataProvider
    public Object[][] equal() {
        return new Object[][] {
            {"line breaks", "e kú\r\n\r\niṣẹ́", "e kú iṣẹ́"},
            {"ends", "\n\t sannu da zuwa \u3000", "sannu da zuwa"},
            {"wide and narrow spaces", "한국어\u3000문서\u00A0하나", "한국어 문서 하나"},
            {"nothing but white space", " \n\u2003\t", ""},
            {"one letter", " a ", "a"}
        };
    }

    @Test(dataProvider = "equal")
    public void whiteSpaceDoesNotCount(String difference, String text, String same) {
        assertThat(ExactKey.of(text)).as(difference).isEqualTo(ExactKey.of(same));
    }

    @Test
    public void caseMarksAndTheBordersOfWordsDo() {
        TreeSet<String> keys = new TreeSet<>();
        for (String text : new String[] {"Ọkọ", "ọkọ", "oko", "o ko", "", "ọkọ.", "ọ\u3001kọ"}) {
            keys.add(ExactKey.of(text).hex());
        }
        assertThat(keys).hasSize(7);
    }

    /** Against the same folding written as it is explained: words joined by single spaces. */
    @Test
    public void theKeyIsTheHashOfTheWordsWithSpacesBetween() {
        Random random = new Random(SEED);
        LongTupleHashFunction hash = LongTupleHashFunction.xx128();
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String words = text.toString().replaceAll("[\u0000- \\p{Z}]+", " ").strip();
            long[] halves = hash.hashChars(words);
            assertThat(ExactKey.of(text))
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .isEqualTo(new ExactKey(halves[1], halves[0]));
        }
    }
}
