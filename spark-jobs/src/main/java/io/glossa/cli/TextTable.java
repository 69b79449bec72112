package io.glossa.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns line up: the first to the left, the others, which are numbers, to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> headings) {
        rows.add(headings);
    }

    /** Adds a row with as many cells as there are headings. */
    void row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.size() + " cells under " + rows.get(0).size() + " headings");
        }
        rows.add(List.copyOf(cells));
    }

    /** Lines of cells between spaces. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String space = " ".repeat(width(column) - width(cell));
                line.append(column == 0 ? cell + space : "  " + space + cell);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** The same as Markdown, with bars and a line of dashes. */
    String markdown() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            out.append("| ")
                    .append(String.join(" | ", rows.get(i)).replace("\n", " "))
                    .append(" |\n");
            if (i == 0) {
                out.append("|---")
                        .append("|---:".repeat(rows.get(0).size() - 1))
                        .append("|\n");
            }
        }
        return out.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }

    /** Places on a terminal: two for a Hangul syllable, none for a mark. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> switch (UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH)) {
                    case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
                    default -> Character.getType(point) == Character.NON_SPACING_MARK ? 0 : 1;
                })
                .sum();
    }
}
