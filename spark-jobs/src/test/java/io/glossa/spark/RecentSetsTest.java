package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.dedup.Jaccard;
import io.glossa.corpus.dedup.ShingleKind;
import io.glossa.corpus.dedup.Shingles;
import java.util.Random;
import org.testng.annotations.Test;

public class RecentSetsTest {
    private static final Shingles SHINGLES = new Shingles(ShingleKind.CHARACTERS, 5);

    /** Documents asked for in any order, more than are held, one of them between all others. */
    @Test
    public void givesTheShinglesOfTheDocument() {
        RecentSets sets = new RecentSets();
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            long key = round % 2 == 0 ? 0 : random.nextInt(30);
            String text = "하나 둘 셋 넷 다섯 " + "가나다라".repeat((int) key + 1) + key;
            assertThat(sets.of(document(key, text), SHINGLES))
                    .as("round %s, document %s", round, key)
                    .isEqualTo(Jaccard.shingleSet(text, SHINGLES));
        }
    }

    @Test
    public void holdsWhatIsAskedForAgainAndAgain() {
        RecentSets sets = new RecentSets();
        long[] hub = sets.of(document(0, "a text that thousands share"), SHINGLES);
        for (int other = 1; other < 100; other++) {
            sets.of(document(other, "another text, number " + other), SHINGLES);
            assertThat(sets.of(document(0, "a text that thousands share"), SHINGLES))
                    .isSameAs(hub);
        }
    }

    private static JudgedDocuments.Text document(long key, String text) {
        return new JudgedDocuments.Text(key, 0, "source", "d" + key, PackedText.of(text));
    }
}
