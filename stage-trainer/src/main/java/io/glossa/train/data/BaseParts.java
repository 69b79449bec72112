package io.glossa.train.data;

import io.glossa.checkpoint.NewRows;
import io.glossa.init.Provenance;
import io.glossa.run.ConfigException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the base's tokenizer makes of the new pieces, as the initialisation wrote it into {@code provenance.tsv}: the base's encoding of
 * that very spelling, with no space added before a piece from the middle of a word.
 *
 * <p><b>Why a piece's parts are what the base reads in a text.</b> The base cuts a piece in context as it cuts it alone: of pieces that
 * continued BPE learned, everywhere in 4,000 Korean reviews, with the tokenizers of stories260k, Llama 2, Llama 3 and GPT-NeoX. Pieces
 * of a donor need not agree.
 *
 * <p>Immutable and thread-safe.
 */
public final class BaseParts {
    private final int baseRows;
    private final int unknown;
    private final int[][] parts;

    private BaseParts(int baseRows, int unknown, int[][] parts) {
        this.baseRows = baseRows;
        this.unknown = unknown;
        this.parts = parts;
    }

    /**
     * Reads the table of an initialised model.
     *
     * <p><b>Errors.</b> {@link ConfigException} when the model does not say how its pieces were initialised, or pieces of the base were
     * given up to new ones. {@link io.glossa.run.FormatException} for a damaged table.
     *
     * @param where names the stage and the setting in messages
     * @param model the directory of the init step
     * @param newRows ids that the base does not have
     */
    public static BaseParts read(String where, Path model, NewRows newRows) {
        requireTable(where, model);
        Tokenizer tokenizer = Tokenizers.load(model);
        int baseRows = tokenizer.size() - newRows.count();
        if (!newRows.equals(NewRows.behind(baseRows, tokenizer.size()))) {
            throw new ConfigException(
                    where + ", but pieces of the base were given up to new ones, so that the old tokenizer"
                            + " is no longer whole; take it out, or choose a policy that keeps the base");
        }
        Map<String, Integer> ids = new HashMap<>();
        for (int id = baseRows - 1; id >= 0; id--) {
            ids.put(tokenizer.piece(id), id);
        }
        int[][] parts = new int[newRows.count()][];
        List<Provenance.Line> lines = Provenance.read(model);
        for (Provenance.Line line : lines) {
            int place = line.id() - baseRows;
            if (place < 0 || place >= parts.length) {
                throw misfit(model, line, tokenizer.size(), baseRows);
            }
            parts[place] = new int[line.parts().size()];
            for (int i = 0; i < line.parts().size(); i++) {
                Integer id = ids.get(line.parts().get(i));
                if (id == null) {
                    throw misfit(model, line, tokenizer.size(), baseRows);
                }
                parts[place][i] = id;
            }
        }
        int missing = Arrays.asList(parts).indexOf(null);
        if (missing >= 0) {
            throw Provenance.damaged(
                    model,
                    lines.size() + 1,
                    "piece " + (baseRows + missing) + " of " + tokenizer.size() + " is missing");
        }
        return new BaseParts(baseRows, tokenizer.unknownId(), parts);
    }

    /** Refuses a model that does not say how its pieces were initialised. */
    static void requireTable(String where, Path model) {
        Path file = model.resolve(Provenance.FILE);
        if (!Files.exists(file)) {
            throw new ConfigException(
                    where + ", but " + file + " is not there: nothing tells what the base's tokenizer made"
                            + " of the new pieces; start from the directory that 'glossa init' wrote, or take it out");
        }
    }

    /** Ids below this are the base's. */
    public int baseRows() {
        return baseRows;
    }

    /** How many new pieces there are, at the ids from {@link #baseRows} on. */
    public int count() {
        return parts.length;
    }

    /** Whether an id is a new piece's. */
    public boolean isNew(int id) {
        return id >= baseRows && id < baseRows + parts.length;
    }

    /** The base ids that write a new piece; empty when the base can write none of it. */
    public int[] of(int id) {
        return parts[id - baseRows].clone();
    }

    /** The first of them; the base's unknown token when there is none, which may be -1. */
    int first(int id) {
        int[] found = parts[id - baseRows];
        return found.length == 0 ? unknown : found[0];
    }

    private static RuntimeException misfit(Path model, Provenance.Line line, int size, int baseRows) {
        return Provenance.damaged(
                model,
                line.number(),
                "id " + line.id() + " with first part '"
                        + (line.parts().isEmpty() ? "" : line.parts().get(0)) + "' fits no tokenizer of " + size
                        + " pieces, " + baseRows + " of them the base's");
    }
}
