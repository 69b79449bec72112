package io.glossa.train.data;

import io.glossa.checkpoint.ModelConfig;
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
 * Targets in the base's tokenizer for inputs in the expanded one: in the place of a new piece the first base token of its
 * spelling, which a head that has not yet learned the new pieces can score.
 *
 * <p><b>Formula.</b> A base id stands for itself; a new piece for the first of its parts, which the initialisation wrote into
 * {@code provenance.tsv}: the base's encoding of that very spelling, with no space added before a piece from the middle of a
 * word. The softmax still spans the rows of the new pieces.
 *
 * <p><b>Why the first part is the right target.</b> What the position has read is the same text in either tokenizer, so the
 * base's head, asked there, would go on with the base's next token. That is the first part wherever the base begins a token at
 * the same place and cuts the piece in context as it cuts it alone: of pieces that continued BPE learned, everywhere in 4,000
 * Korean reviews, with the tokenizers of stories260k, Llama 2, Llama 3 and GPT-NeoX. Pieces of a donor need not agree.
 *
 * <p><b>Errors.</b> {@link ConfigException} when the model does not say how its pieces were initialised, or its head is tied to
 * its embeddings: the new rows would then learn, as rows of the head, never to be predicted. {@link io.glossa.run.FormatException} for a
 * damaged table.
 *
 * <p><b>Source.</b> Kim et al., EEVE, arXiv 2402.14714, stage 1.
 */
public final class OldTokenizerTargets {
    private OldTokenizerTargets() {}

    /**
     * The map of an initialised model.
     *
     * @param where names the stage in messages
     * @param model the directory of the init step
     * @param newRows ids that the base does not have
     */
    public static TargetMap read(String where, Path model, NewRows newRows) {
        Path file = model.resolve(Provenance.FILE);
        if (!Files.exists(file)) {
            throw new ConfigException(where + ": targets is old-tokenizer, but " + file + " is not there: nothing tells"
                    + " what the base's tokenizer made of the new pieces; start from the directory that 'glossa init'"
                    + " wrote, or take targets out");
        }
        if (ModelConfig.read(model).tiedEmbeddings()) {
            throw new ConfigException(
                    where + ": targets is old-tokenizer, but the model's head is tied to its embeddings:"
                            + " the new rows would learn never to be predicted; take targets out, or use a base with a head"
                            + " of its own");
        }
        Tokenizer tokenizer = Tokenizers.load(model);
        int baseRows = tokenizer.size() - newRows.count();
        if (!newRows.equals(NewRows.behind(baseRows, tokenizer.size()))) {
            throw new ConfigException(
                    where + ": targets is old-tokenizer, but pieces of the base were given up to new ones, so"
                            + " that the old tokenizer cannot be predicted; take targets out, or choose a policy that keeps the base");
        }
        Map<String, Integer> ids = new HashMap<>();
        for (int id = baseRows - 1; id >= 0; id--) {
            ids.put(tokenizer.piece(id), id);
        }
        int[] table = new int[tokenizer.size()];
        Arrays.setAll(table, id -> id);
        boolean[] known = new boolean[table.length];
        List<Provenance.Line> lines = Provenance.read(model);
        for (Provenance.Line line : lines) {
            String part = line.parts().isEmpty() ? "" : line.parts().get(0);
            Integer target = part.isEmpty() ? Integer.valueOf(tokenizer.unknownId()) : ids.get(part);
            if (line.id() < baseRows || line.id() >= table.length || target == null || target < 0) {
                throw Provenance.damaged(
                        model,
                        line.number(),
                        "id " + line.id() + " with first part '" + part + "' fits no tokenizer of " + table.length
                                + " pieces, " + baseRows + " of them the base's");
            }
            table[line.id()] = target;
            known[line.id()] = true;
        }
        for (int id = baseRows; id < table.length; id++) {
            if (!known[id]) {
                throw Provenance.damaged(
                        model, lines.size() + 1, "piece " + id + " of " + table.length + " is missing");
            }
        }
        return TargetMap.of(table);
    }
}
