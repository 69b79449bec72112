package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.FormatException;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

public class NewRowsTest {
    @Test
    void rowsBehindTheBaseAreOneRange() {
        assertThat(NewRows.behind(512, 536)).hasToString("512-535");
        assertThat(NewRows.behind(512, 512)).isEqualTo(NewRows.none());
        assertThat(NewRows.behind(512, 513)).hasToString("512");
        assertThat(NewRows.none().others(3)).containsExactly(new NewRows.Range(0, 3));
        assertThat(NewRows.none().end()).isZero();
    }

    @Test
    void newAndOldRowsTogetherAreAllRows() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            int size = 1 + random.nextInt(60);
            BitSet ids = new BitSet();
            for (int id = 0; id < size; id++) {
                ids.set(id, random.nextInt(3) == 0);
            }
            NewRows rows = NewRows.of(ids);
            assertThat(rows.ids().boxed().toList())
                    .isEqualTo(ids.stream().boxed().toList());
            assertThat(rows.count()).isEqualTo(ids.cardinality());
            assertThat(rows.end()).isEqualTo(ids.length());
            BitSet others = new BitSet();
            rows.others(size).forEach(range -> others.set(range.from(), range.to()));
            assertThat(others.intersects(ids)).isFalse();
            assertThat(others.cardinality() + ids.cardinality()).isEqualTo(size);
            assertThat(NewRows.parse(rows.toString())).isEqualTo(rows);
        }
    }

    @Test
    void refusesWhatIsNoListOfRows() {
        for (String text : List.of("a", "1,", "5-3", "-1", "1-", "99999999999")) {
            assertThatThrownBy(() -> NewRows.parse(text))
                    .as(text)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("new rows '" + text + "'");
        }
        assertThatThrownBy(() -> new NewRows(List.of(new NewRows.Range(0, 2), new NewRows.Range(2, 3))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
