package io.glossa.train.data;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.ConfigException;
import java.nio.file.Path;

/**
 * Targets in the base's tokenizer for inputs in the expanded one: in the place of a new piece the first base token of its
 * spelling, which a head that has not yet learned the new pieces can score.
 *
 * <p><b>Formula.</b> A base id stands for itself; a new piece for the first of its {@link BaseParts}. The softmax still spans the rows of
 * the new pieces.
 *
 * <p><b>Why the first part is the right target.</b> What the position has read is the same text in either tokenizer, so the
 * base's head, asked there, would go on with the base's next token, which is the first part of the piece.
 *
 * <p><b>Errors.</b> {@link ConfigException} when the model does not say how its pieces were initialised. {@link
 * io.glossa.run.FormatException} for a damaged table. A head that is tied to the embeddings is refused with the plan
 * ({@code PlanCheck}): the new rows would learn, as rows of the head, never to be predicted.
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
        String setting = where + ": targets is old-tokenizer";
        BaseParts parts = BaseParts.read(setting, model, newRows);
        int[] table = new int[parts.baseRows() + parts.count()];
        for (int id = 0; id < table.length; id++) {
            table[id] = parts.isNew(id) ? parts.first(id) : id;
            if (table[id] < 0) {
                throw new ConfigException(setting + ", but the base's tokenizer can write nothing of piece " + id
                        + " and has no unknown token to stand for it; take targets out");
            }
        }
        return TargetMap.of(table);
    }
}
