package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.testng.annotations.Test;

public final class TextTableTest {
    @Test
    public void columnsLineUpWhateverTheScript() {
        TextTable table = new TextTable(List.of("", "tokens"));
        table.row(List.of("한국어", "12"));
        table.row(List.of("Yorùbá", "3"));
        table.row(List.of("e\u0300de\u0300", "345678"));
        assertThat(table.text()).isEqualTo("""
                        tokens
                한국어      12
                Yorùbá       3
                e\u0300de\u0300     345678
                """);
        assertThat(TextTable.width("한국어")).isEqualTo(6);
        assertThat(TextTable.width("e\u0300de\u0300")).isEqualTo(3);
    }

    @Test
    public void markdownHasALineOfDashes() {
        TextTable table = new TextTable(List.of("text", "base"));
        table.row(List.of("el", "6.01"));
        assertThat(table.markdown()).isEqualTo("| text | base |\n|---|---:|\n| el | 6.01 |\n");
    }

    @Test
    public void refusesARowOfAnotherLength() {
        TextTable table = new TextTable(List.of("text", "base"));
        assertThatThrownBy(() -> table.row(List.of("el")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells under 2 headings");
    }
}
