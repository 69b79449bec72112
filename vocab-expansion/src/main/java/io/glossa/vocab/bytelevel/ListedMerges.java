package io.glossa.vocab.bytelevel;

import io.glossa.run.FormatException;
import io.glossa.vocab.bytelevel.ByteLevelModel.Merge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges written as two spellings with a space between, first to last. */
final class ListedMerges {
    private ListedMerges() {}

    static List<Merge> parse(List<String> lines, Map<String, Integer> vocabulary, String source) {
        List<Merge> merges = new ArrayList<>(lines.size());
        Set<Long> seen = new HashSet<>(lines.size() * 2);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int space = line.indexOf(' ');
            if (space <= 0 || space != line.lastIndexOf(' ') || space == line.length() - 1) {
                throw new FormatException(source + ": merge " + (i + 1) + " is '" + line
                        + "', expected two tokens with a space between; copy the file again");
            }
            String left = line.substring(0, space);
            String right = line.substring(space + 1);
            int leftId = id(left, vocabulary, i, source);
            int rightId = id(right, vocabulary, i, source);
            if (!seen.add((long) leftId << 32 | rightId)) {
                throw new FormatException(
                        source + ": merge " + (i + 1) + " ('" + line + "') is listed twice; expected every merge once");
            }
            merges.add(new Merge(leftId, rightId, id(left + right, vocabulary, i, source), i));
        }
        return merges;
    }

    private static int id(String token, Map<String, Integer> vocabulary, int index, String source) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new FormatException(source + ": merge " + (index + 1) + " needs '" + token
                    + "', which is no token; expected both halves and the whole in the vocabulary");
        }
        return id;
    }
}
