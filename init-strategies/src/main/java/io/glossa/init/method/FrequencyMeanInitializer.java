package io.glossa.init.method;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.init.TextSample;
import io.glossa.vocab.Tokenizer;
import java.util.List;

/**
 * The mean of the parts by how often the base tokenizer uses them in a text.
 *
 * <p><b>Formula.</b> {@code e = sum of w_i E[s_i]}, {@code w_i} proportional to {@code (f_i + 1)^power}, f the occurrences of the part in the
 * text as the base tokenizer writes it. A power below zero favours rare parts, which say more about a piece; the one keeps a part
 * that the text lacks finite. A piece without parts is declined. <b>Cost.</b> The text is encoded once.
 *
 * <p><b>Source.</b> A variation of Gee et al. (2022); the weights are those of Arora, Liang and Ma (2017) in spirit, with a power of their own.
 */
public final class FrequencyMeanInitializer implements EmbeddingInitializer {
    private static final String POWER = "power";

    @Override
    public String name() {
        return "frequency-mean";
    }

    @Override
    public String description() {
        return "the mean of the parts, each weighted by how often a text has it";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.TEXT);
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(
                new MethodParameter(POWER, 1, -4, 4, "of the frequency; 0 is the plain mean"),
                TextSample.LINES_PARAMETER);
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        double power = context.parameters().number(POWER);
        Tokenizer base = context.vocabulary().base();
        long[] occurrences = new long[base.size()];
        TextSample.forEachLine(
                context.files().require(AuxiliaryFile.TEXT, name()),
                context.parameters().count(TextSample.LINES),
                line -> {
                    for (int id : base.encode(line)) {
                        occurrences[id]++;
                    }
                });
        PartWeights weights = piece -> PartWeights.ofParts(
                piece, i -> Math.pow(occurrences[piece.parts().get(i)] + 1.0, power));
        return weights.over(context.matrix());
    }
}
