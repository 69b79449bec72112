package io.glossa.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class NearestNameTest {
    @DataProvider
    public Object[][] distances() {
        return new Object[][] {{"", "abc", 3}, {"kitten", "sitting", 3}, {"stage", "stage", 0}, {"가나", "나", 1}};
    }

    @Test(dataProvider = "distances")
    public void distanceCountsInsertionsDeletionsAndSubstitutions(String a, String b, int expected) {
        assertThat(NearestName.distance(a, b)).isEqualTo(expected);
        assertThat(NearestName.distance(b, a)).isEqualTo(expected);
    }

    @Test
    public void farNamesGetNoHintButTheList() {
        assertThat(NearestName.unknown("verb", "xyzzy", List.of("train", "adapt")))
                .isEqualTo("unknown verb 'xyzzy'; known: adapt, train");
    }
}
