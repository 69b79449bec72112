package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.Test;

public class PlateauTest {
    private static final PlateauSettings SETTINGS = new PlateauSettings(2, 0.01, 100L);

    @Test
    public void endsAfterSoManyValidationsWithoutAGain() {
        assertThat(endOf(3.0, 2.0, 1.99, 1.9)).isEqualTo(-1);
        assertThat(endOf(3.0, 2.0, 1.99, 1.985, 1.0)).isEqualTo(3);
        assertThat(endOf(3.0, 3.1, 3.2)).isEqualTo(2);
    }

    /** Each step gains 0.6 %, and two of them more than the 1 % that is asked for. */
    @Test
    public void smallGainsAddUp() {
        assertThat(endOf(2.0, 1.988, 1.976, 1.964, 1.952, 1.94)).isEqualTo(-1);
    }

    @Test
    public void aLossThatIsNoNumberIsNoGain() {
        assertThat(endOf(2.0, Double.NaN, Double.NaN)).isEqualTo(2);
    }

    @Test
    public void replaySourcesHaveNoSay() {
        Plateau plateau = new Plateau(SETTINGS, List.of("en"));
        for (int i = 0; i < 4; i++) {
            plateau.see(new TreeMap<>(Map.of("ko", 2.0 - 0.1 * i, "en", 5.0 + i)));
        }
        assertThat(plateau.reached()).isFalse();
    }

    @Test
    public void whatIsReadBackFromTheLogCountsAsWhatWasSeen() {
        List<JsonNode> lines = new ArrayList<>();
        for (double loss : new double[] {3.0, 2.0, 1.995, 1.99}) {
            lines.add(Json.mapper()
                    .valueToTree(new StageMetrics.Validated(
                            lines.size(), losses(loss), OptionalDouble.empty(), OptionalDouble.empty())));
        }
        lines.add(Json.mapper().valueToTree(Map.of("loss", 1)));
        Plateau plateau = new Plateau(SETTINGS, List.of());
        plateau.read(lines);
        assertThat(plateau.reached()).isTrue();
    }

    /** The place of the validation that ends the stage, -1 for none. */
    private static int endOf(double... losses) {
        Plateau plateau = new Plateau(SETTINGS, List.of());
        for (int i = 0; i < losses.length; i++) {
            plateau.see(losses(losses[i]));
            if (plateau.reached()) {
                return i;
            }
        }
        return -1;
    }

    private static SortedMap<String, Double> losses(double loss) {
        return new TreeMap<>(Map.of("ko", loss));
    }
}
