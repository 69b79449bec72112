package io.glossa.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class ConsoleProgressTest {
    @DataProvider
    public Object[][] durations() {
        return new Object[][] {
            {0.4, "0 s"},
            {59.4, "59 s"},
            {59.6, "1 min 0 s"},
            {200, "3 min 20 s"},
            {3_599, "59 min 59 s"},
            {7_500, "2 h 5 min"}
        };
    }

    @Test(dataProvider = "durations")
    public void saysADurationInTwoUnitsAtMost(double seconds, String text) {
        assertThat(ConsoleProgress.duration(seconds)).isEqualTo(text);
    }

    @Test
    public void aLogGetsOneLineForAShortTask() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        try (Progress.Task task = progress.begin("corpus", "records", 1_500)) {
            task.advance(500);
            task.note("nsmc-reviews");
            task.advance(1_000);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("  corpus: 1,500/1,500 records, ")
                .endsWith(", nsmc-reviews" + System.lineSeparator())
                .hasLineCount(1);
    }
}
