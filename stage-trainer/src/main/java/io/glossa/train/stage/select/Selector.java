package io.glossa.train.stage.select;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.train.model.LeafInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The word for a part of a model; the package page lists them.
 *
 * <p><b>Errors.</b> {@link ConfigException} with the nearest known word for one that is none.
 */
public final class Selector {
    /** The part that is the stage's adapter. */
    public static final String LORA = "lora";

    private static final String BLOCKS = "blocks.";
    private static final Pattern COUNTED = Pattern.compile("blocks\\.(lowest|highest) +(\\d{1,6})");
    private static final Pattern NUMBERED = Pattern.compile("blocks\\.(\\d{1,6})(?:\\.\\.(\\d{1,6}))?");
    private static final Map<String, Set<LeafInfo.Part>> WHOLE = new TreeMap<>(Map.of(
            "embeddings.new",
            Set.of(LeafInfo.Part.NEW_EMBEDDINGS),
            "embeddings.old",
            Set.of(LeafInfo.Part.BASE_EMBEDDINGS),
            "embeddings.all",
            Set.of(LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS),
            "head.new",
            Set.of(LeafInfo.Part.NEW_HEAD),
            "head.old",
            Set.of(LeafInfo.Part.BASE_HEAD),
            "head.all",
            Set.of(LeafInfo.Part.BASE_HEAD, LeafInfo.Part.NEW_HEAD),
            "norms",
            Set.of(LeafInfo.Part.NORM),
            LORA,
            Set.of(LeafInfo.Part.ADAPTER)));
    private static final Map<String, BlockChoice> NAMED = Map.of(
            "blocks.all", (number, blocks) -> true,
            "blocks.odd", (number, blocks) -> number % 2 == 1,
            "blocks.even", (number, blocks) -> number % 2 == 0);
    private static final List<String> KNOWN = List.of(
            "all",
            "blocks.all",
            "blocks.even",
            "blocks.highest 2",
            "blocks.lowest 2",
            "blocks.odd",
            "blocks.1..4",
            "embeddings.all",
            "embeddings.new",
            "embeddings.old",
            "head.all",
            "head.new",
            "head.old",
            LORA,
            "norms");

    private final String label;
    private final Choice choice;

    private Selector(String label, Choice choice) {
        this.label = label;
        this.choice = choice;
    }

    /** Whether a leaf of a model with so many blocks is chosen. */
    private interface Choice {
        boolean takes(LeafInfo leaf, int blocks);
    }

    /** Blocks that are chosen by their number, from 1. */
    private interface BlockChoice {
        boolean takes(int number, int blocks);
    }

    /** Reads the word. */
    public static Selector of(String label) {
        if (label.equals("all")) {
            return new Selector(label, (leaf, blocks) -> leaf.part() != LeafInfo.Part.ADAPTER);
        }
        if (WHOLE.containsKey(label)) {
            return new Selector(label, (leaf, blocks) -> WHOLE.get(label).contains(leaf.part()));
        }
        BlockChoice chosen = block(label)
                .orElseThrow(() -> new ConfigException("trains: " + NearestName.unknown("part", label, KNOWN)));
        return new Selector(
                label,
                (leaf, blocks) -> leaf.block().isPresent()
                        && leaf.part() != LeafInfo.Part.ADAPTER
                        && chosen.takes(leaf.block().getAsInt() + 1, blocks));
    }

    private static Optional<BlockChoice> block(String label) {
        if (NAMED.containsKey(label)) {
            return Optional.of(NAMED.get(label));
        }
        Matcher counted = COUNTED.matcher(label);
        if (counted.matches()) {
            int count = Integer.parseInt(counted.group(2));
            require(label, count > 0, "1 block or more");
            boolean lowest = counted.group(1).equals("lowest");
            return Optional.of((number, blocks) -> lowest ? number <= count : number > blocks - count);
        }
        Matcher numbered = NUMBERED.matcher(label);
        if (numbered.matches()) {
            int first = Integer.parseInt(numbered.group(1));
            int last = numbered.group(2) == null ? first : Integer.parseInt(numbered.group(2));
            require(label, first >= 1 && first <= last, "blocks numbered from 1, the lower first");
            return Optional.of((number, blocks) -> number >= first && number <= last);
        }
        return Optional.empty();
    }

    private static void require(String label, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("trains: found '" + label + "'; expected " + expected);
        }
    }

    /** The word itself. */
    public String label() {
        return label;
    }

    /** Whether a leaf is chosen, in a model of so many blocks. */
    public boolean takes(LeafInfo leaf, int blocks) {
        return choice.takes(leaf, blocks);
    }

    /** The highest block number or count that the word names; 0 when it names none. */
    int highestBlock() {
        String numbers = label.startsWith(BLOCKS) ? label.replaceAll("^.*\\D(?=\\d+$)", "") : "";
        return numbers.matches("\\d+") ? Integer.parseInt(numbers) : 0;
    }

    @Override
    public String toString() {
        return label;
    }
}
